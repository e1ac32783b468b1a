"""The gender that a given name or a noun tells: "she" does not take up Vladimir, nor "he" a spokeswoman."""

from __future__ import annotations

from collections.abc import Mapping

from graph.resolve.names import words
from graph.resolve.reference import Reference

PRONOUNS: Mapping[str, str] = {
    "she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine",
    "he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine",
}  # fmt: skip
_FEMININE = frozenset({
    "actress", "daughter", "girl", "girlfriend", "lady", "miss", "mother", "mrs", "ms", "nun", "princess", "queen",
    "sister", "widow", "wife", "woman",
})  # fmt: skip
_MASCULINE = frozenset({
    "archbishop", "ayatollah", "bishop", "boy", "boyfriend", "brother", "father", "gentleman", "husband", "imam", "king",
    "lord", "man", "monk", "mr", "pope", "prince", "sir", "son",
})  # fmt: skip


def of_name(name: str, reference: Reference) -> str | None:
    """The gender that the given name in a person's full name tells; None for a surname alone."""
    parts = words(name)
    if len(parts) < 2:
        return None
    return of_noun(parts[0]) or reference.given_names.get(parts[0])


def of_noun(lemma: str) -> str | None:
    """The gender that a noun tells: "wife", "spokeswoman", "chairman"."""
    if lemma in _FEMININE or lemma.endswith("woman"):
        return "feminine"
    return "masculine" if lemma in _MASCULINE or lemma.endswith("sman") or lemma == "chairman" else None
