"""Score event merging with B-cubed (Bagga and Baldwin 1998) against groups of mentions that a person put together.

python benchmarks/merge.py [tests/merge/groups.yaml]
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from graph.merge import Signature
from graph.merge.cluster import joined
from graph.merge.features import SCENES

GROUPS = Path(__file__).parents[1] / "tests" / "merge" / "groups.yaml"


def load(path: Path = GROUPS) -> dict[str, list[tuple[Signature, str]]]:
    """Name of each group -> its mentions with the letter of their event."""
    data = yaml.safe_load(path.read_text(encoding="utf8"))
    return {g["group"]: [(signature(row, n), str(row["event"])) for n, row in enumerate(g["mentions"])] for g in data}


def signature(row: Mapping[str, Any], n: int) -> Signature:
    begin: datetime.date | None = row.get("begin") or row.get("reported")
    return Signature(
        article=row["article"],
        mention=f"s{n}-0",
        sentence=n,
        type=row["type"],
        kind=row["kind"],
        is_statement=bool(row.get("statement")),
        actors=frozenset(str(row.get("actors", "")).split()),
        recipients=frozenset(str(row.get("recipients", "")).split()),
        place=row.get("place"),
        within=row.get("within"),
        begin=begin,
        end=row.get("end") or begin,
        dated="begin" in row,
        topic=frozenset(str(row.get("topic", "")).split()),
        trigger=row["word"],
        scene=row.get("place") if row["type"] in SCENES else None,
        triggers=frozenset({row["word"]}),
        kinds=frozenset({row["kind"]}),
    )


def b_cubed(found: Mapping[Hashable, Hashable], true: Mapping[Hashable, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, given as item -> cluster."""
    by_found, by_true = _members(found), _members(true)
    precision = recall = 0.0
    for item in true:
        both = len(by_found[found[item]] & by_true[true[item]])
        precision += both / len(by_found[found[item]])
        recall += both / len(by_true[true[item]])
    p, r = precision / len(true), recall / len(true)
    return p, r, 2 * p * r / (p + r)


def _members(of: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    out: dict[Hashable, set[Hashable]] = {}
    for item, cluster in of.items():
        out.setdefault(cluster, set()).add(item)
    return out


def score(groups: Iterable[list[tuple[Signature, str]]]) -> tuple[float, float, float]:
    """B-cubed over several groups, each merged for itself."""
    found: dict[Hashable, Hashable] = {}
    true: dict[Hashable, Hashable] = {}
    for number, group in enumerate(groups):
        true |= {(number, s.id): (number, event) for s, event in group}
        found |= {(number, m): (number, c.key) for c in joined(s for s, _ in group) for m in c.mentions}
    return b_cubed(found, true)


def main() -> None:
    groups = load(Path(sys.argv[1]) if len(sys.argv) > 1 else GROUPS)
    print(f"{'group':60} {'precision':>9} {'recall':>7} {'F1':>6}")
    for name, group in groups.items():
        print("{:60} {:9.2f} {:7.2f} {:6.2f}".format(name[:60], *score([group])))
    print("{:60} {:9.2f} {:7.2f} {:6.2f}".format("all", *score(groups.values())))


if __name__ == "__main__":
    main()
