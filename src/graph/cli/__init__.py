"""The command line: ``newsgraph build``, ``fetch``, ``query``, ``view``, ``export``, ``validate``, ``extract``, ``serve`` ...

Results go to stdout, progress and remarks to stderr. Exit codes: 0 done, 1 a finding (skipped input, shapes violated, ASK
false), 2 an error. One module a group of commands; heavy modules are imported by the command that needs them.
"""

# The help lists the commands in the order in which they are imported.
# isort: off
from graph.cli.app import app, main
from graph.cli import building, fetching, asking, serving, looking, coding
# isort: on

__all__ = ["app", "asking", "building", "coding", "fetching", "looking", "main", "serving"]
