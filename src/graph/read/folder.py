"""Which files a run reads, in a stable order: paths sorted, folders walked by name, hidden and linked ones left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import InputError
from .record import Skipped

STDIN = "-"


def checked(paths: Sequence[Path | str]) -> list[str]:
    """The paths sorted, each once.

    Raises:
        InputError: a path does not exist.
    """
    for path in paths:
        if str(path) != STDIN and not Path(path).exists():
            raise InputError(f"{path}: no such file or folder; give files, folders or - for standard input")
    return sorted({str(path) if str(path) == STDIN else os.path.normpath(path) for path in paths})


def files(paths: Sequence[str]) -> Iterator[Path | Skipped]:
    """Every file, each once even if it is given beside its folder."""
    folders = [Path(path) for path in paths if path != STDIN and Path(path).is_dir()]
    for path in paths:
        if path == STDIN:
            yield Path(STDIN)
        elif any(folder in Path(path).parents for folder in folders):
            continue
        elif Path(path).is_dir():
            yield from _walk(Path(path))
        else:
            yield Path(path)


def _walk(folder: Path) -> Iterator[Path | Skipped]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_file()) for entry in entries)
    except OSError as error:
        yield Skipped(str(folder), f"folder cannot be read: {error.strerror or error}")
        return
    for name, is_folder, is_file in found:
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(folder / name)
        elif is_file:
            yield folder / name
