"""The process that changes the store: one update, all of it or nothing.

``python -m graph.serve.writer STORE ISOLATE``: the update on stdin, what came of it on stdout, both JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pyoxigraph

from graph.errors import NewsgraphError
from graph.serve.confine import confine, die_with_parent
from graph.serve.prefixes import known_prefixes
from graph.store import Store


def update(path: Path, text: str, base: str) -> dict[str, str]:
    """Runs the update; an empty answer, or ``kind`` and ``text`` of what went wrong."""
    try:
        store = Store.open(path)
        engine = cast(pyoxigraph.Store, store.engine)
        engine.update(text, base_iri=base, prefixes=known_prefixes(store.iris.base))
        engine.flush()
    except SyntaxError as error:
        return {"kind": "syntax", "text": str(error)}
    except NewsgraphError as error:
        return {"kind": "store", "text": str(error)}
    except (OSError, RuntimeError, ValueError) as error:
        return {"kind": "engine", "text": str(error)}
    return {}


def main(arguments: Sequence[str]) -> None:
    """Reads the update from stdin, writes what came of it to stdout."""
    path, isolate = arguments
    die_with_parent()
    confine(0, isolate=isolate == "1")
    asked = json.load(sys.stdin)
    json.dump(update(Path(path), asked["text"], asked["base"]), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
