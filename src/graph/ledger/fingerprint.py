"""What an article was read with: the version of the language pipeline, and a hash of all rules and tables.

Two builds with the same fingerprint read a text the same way; an article with another one is stale.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from graph.resources import ontology

_PACKAGE = Path(__file__).parents[1]
_CODE = ("model.py", "parse", "extract", "resolve")
_DATA = ("event_types", "lexicon", "reference")
_MERGING = ("merge", "resolve", "ledger/alike.py", "ledger/copies.py", "read/duplicates.py")
_KINDS = {".py", ".yaml", ".yml", ".csv", ".tsv", ".json", ".txt", ".onnx"}


def made_with(*, language_pipeline: Path | None = None, min_confidence: float = 0.0, extra: Iterable[Path] = ()) -> str:
    """For example ``en_newsgraph 0.3.0, rules 1f2e3d4c``."""
    folder = language_pipeline or _PACKAGE / "parse" / "model"
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        name = f"{meta.get('lang', 'en')}_{meta['name']} {meta['version']}" if language_pipeline else _plain(meta)
    except (OSError, ValueError, KeyError):
        name = str(folder)
    digest = hashlib.sha256(f"{min_confidence}".encode())
    roots = [*(_PACKAGE / c for c in _CODE), *(ontology() / d for d in _DATA), *extra]
    for file, shown in _files(roots + ([folder / "meta.json"] if language_pipeline else [])):
        digest.update(f"\n{shown}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{name}, rules {digest.hexdigest()[:8]}"


@cache
def merged_with() -> str:
    """A hash of the rules that merge names, events and copies, which need no text to be read again; those of this process."""
    digest = hashlib.sha256()
    for file, shown in _files((*(_PACKAGE / c for c in _MERGING), ontology() / "merging")):
        digest.update(f"\n{shown}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _plain(meta: dict[str, str]) -> str:
    return f"{meta['name']} {meta['version']}"


def _files(roots: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for root in roots:
        if root.is_file():
            yield root, root.name
        for file in sorted(root.rglob("*")) if root.is_dir() else ():
            if file.suffix in _KINDS and "__pycache__" not in file.parts:
                yield file, file.relative_to(root.parent).as_posix()
