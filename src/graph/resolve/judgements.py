"""What a person has judged of two entities: rows of a CSV file that are respected by every build."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal, get_args

from graph.errors import DataError

Answer = Literal["same", "different", "unsure"]

_HEADER = ["left", "right", "judgement", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Whether two entities, by identifier, are the same. ``unsure`` keeps them apart and asks no more."""

    left: str
    right: str
    judgement: Answer
    note: str = ""

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.left, self.right))


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The rows of a file, () if there is none yet. Raises `DataError` with the line that is wrong."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or rows[0] != _HEADER:
        raise DataError(f"{path}: line 1 is not '{','.join(_HEADER)}'; write this header first")
    return tuple(_row(path, n, row) for n, row in enumerate(rows[1:], start=2) if row)


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """All rows, sorted; of several for one pair the last given counts."""
    latest = {j.pair: j for j in judgements}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        writer.writerows(astuple(j) for j in sorted(latest.values()))


def _row(path: Path, n: int, row: list[str]) -> Judgement:
    if len(row) < 3 or row[2] not in get_args(Answer):
        raise DataError(f"{path}: line {n} has no judgement; write left,right,{'|'.join(get_args(Answer))},note")
    return Judgement(row[0], row[1], row[2], row[3] if len(row) > 3 else "")  # type: ignore[arg-type]
