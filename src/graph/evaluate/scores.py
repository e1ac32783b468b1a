"""What a comparison with annotated texts gives: rates, details, calibration and each single difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 with the number of gold items behind them."""

    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One miss or false find, with its sentence."""

    sort: str
    """``missed``, ``false`` or ``type`` (found with another type)."""
    passage: str
    sentence: str
    gold: Event | None
    found: Event | None


@dataclass(slots=True)
class Scores:
    """All figures of one comparison."""

    rates: dict[str, Rates] = field(default_factory=dict)
    details: dict[str, float] = field(default_factory=dict)
    by_type: dict[str, Rates] = field(default_factory=dict)
    calibration: list[tuple[float, float, int, float]] = field(default_factory=list)
    """(from, to, events, share right) for each tenth of confidence."""
    differences: list[Difference] = field(default_factory=list)


def rates(right: int, found: int, gold: int) -> Rates:
    """From how many are right, how many were found, and how many there are."""
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Rates(round(precision, 4), round(recall, 4), round(f1, 4), gold)


def summed(
    count: Counter[str],
    types: Mapping[str, Counter[str]],
    bins: Mapping[int, Counter[str]],
    found: Iterable[Difference],
) -> Scores:
    """The figures of what was counted: over all, by type, and by tenths of confidence."""
    n = count["event"] or 1
    details = {k: count[k] / n for k in ("status", "attributed")}
    details |= {k: count[k] / (count[f"{k}_n"] or 1) for k in ("date", "place", "quantity")}
    return Scores(
        rates={
            "event": rates(count["event"], count["found"], count["gold"]),
            "trigger": rates(count["trigger"], count["found"], count["gold"]),
            "dyad": rates(count["dyad_right"], count["dyad_found"], count["dyad_gold"]),
            "actor": rates(count["actor_right"], count["actor_found"], count["actor_gold"]),
            "recipient": rates(count["recipient_right"], count["recipient_found"], count["recipient_gold"]),
        },
        details={k: round(v, 4) for k, v in details.items()},
        by_type={t: rates(c["right"], c["found"], c["gold"]) for t, c in sorted(types.items())},
        calibration=[(b / 10, (b + 1) / 10, c["n"], round(c["right"] / c["n"], 3)) for b, c in sorted(bins.items())],
        differences=list(found),
    )
