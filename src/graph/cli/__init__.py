"""The command line: ``newsgraph build``, ``fetch``, ``query``, ``view``, ``export``, ``validate``, ``extract``, ``serve`` ...

Results go to stdout, progress and remarks to stderr. Exit codes: 0 done, 1 a finding (skipped input, shapes violated, ASK
false), 2 an error. One module a group of commands; heavy modules are imported by the command that needs them.
"""

from graph.cli import asking, building, coding, looking, serving
from graph.cli.app import app, main

__all__ = ["app", "asking", "building", "coding", "looking", "main", "serving"]
