"""``python -m graph.cli`` is ``newsgraph``."""

from graph.cli import main

if __name__ == "__main__":
    main()
