"""Where the data files are: inside the installed package, or beside ``src/`` in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "data" if (_PACKAGE / "data" / "ontology").is_dir() else _PACKAGE.parents[1]


def ontology() -> Path:
    """Folder of the ontology, the event types, the lexicon and the reference tables."""
    return _ROOT / "ontology"


def queries() -> Path:
    """Folder of the query library."""
    return _ROOT / "queries"
