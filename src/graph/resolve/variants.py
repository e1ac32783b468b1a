"""Two names of persons or organisations compared: a list of rules, each with a score and a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.model import Entity
from graph.resolve.names import sound, words

THRESHOLD = 0.8
"""From this score on two names are one entity."""


@dataclass(frozen=True, slots=True)
class Variant:
    """An entity as some articles have it. ``sure``: its code does not only come from what an article is about."""

    entity: Entity
    sure: bool
    articles: int

    @property
    def parts(self) -> tuple[str, ...]:
        return words(self.entity.label)

    def blocks(self) -> Iterator[str]:
        """Keys that two names must share one of to be compared."""
        parts = self.parts
        if not parts:
            return
        if self.entity.kind == "person":
            yield f"person {sound(parts[-1])}"
            return
        yield f"organization {' '.join(parts)}"
        yield f"organization {''.join(p[0] for p in parts) if len(parts) > 2 else parts[0]}"


Rule = Callable[[Variant, Variant], tuple[float, str]]


def _same_words(a: Variant, b: Variant) -> tuple[float, str]:
    return (1.0, "the same name") if a.parts == b.parts else (0.0, "")


def _same_sound(a: Variant, b: Variant) -> tuple[float, str]:
    if a.entity.kind != "person" or len(a.parts) != len(b.parts) or len(a.parts) < 2:
        return 0.0, ""
    alike = all(sound(x) == sound(y) for x, y in zip(a.parts, b.parts, strict=True))
    return (0.9, "transliterations of one name") if alike and len(sound(a.parts[-1])) > 3 else (0.0, "")


def _without_middle(a: Variant, b: Variant) -> tuple[float, str]:
    if a.entity.kind != "person" or min(len(a.parts), len(b.parts)) < 2 or len(a.parts) == len(b.parts):
        return 0.0, ""
    alike = sound(a.parts[0]) == sound(b.parts[0]) and sound(a.parts[-1]) == sound(b.parts[-1])
    return (0.85, "the same first and last name") if alike else (0.0, "")


def _initial(a: Variant, b: Variant) -> tuple[float, str]:
    if a.entity.kind != "person" or min(len(a.parts), len(b.parts)) < 2 or a.entity.code != b.entity.code:
        return 0.0, ""
    short = min(len(a.parts[0]), len(b.parts[0])) == 1
    alike = a.parts[0][0] == b.parts[0][0] and a.parts[-1] == b.parts[-1]
    return (0.8, "an initial and the same surname and country") if short and alike else (0.0, "")


def _acronym(a: Variant, b: Variant) -> tuple[float, str]:
    if a.entity.kind == "person" or a.entity.code != b.entity.code:
        return 0.0, ""
    for long, short in ((a, b), (b, a)):
        if len(long.parts) > 2 and short.parts == ("".join(p[0] for p in long.parts),):
            return 0.8, "an acronym of the other, of the same country"
    return 0.0, ""


RULES: tuple[Rule, ...] = (_same_words, _same_sound, _without_middle, _initial, _acronym)


def compare(a: Variant, b: Variant) -> tuple[float, str]:
    """How surely two variants are one, and why (or why not)."""
    if (a.entity.kind == "person") != (b.entity.kind == "person"):
        return 0.0, "a person and an organisation"
    if a.sure and b.sure and a.entity.code != b.entity.code:
        return 0.0, f"act for {a.entity.code} and {b.entity.code}"
    return max((rule(a, b) for rule in RULES), key=lambda r: r[0])
