"""The gender that a given name or a noun tells: "she" does not take up Vladimir, nor "he" a spokeswoman."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import yaml

from graph.resolve.names import words
from graph.resolve.reference import Reference

Gender = Literal["feminine", "masculine"]

PRONOUNS: Mapping[str, Gender] = {
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


@lru_cache(maxsize=2)
def given_names(reference: Reference) -> Mapping[str, Gender]:
    """Given names, as keys, with the gender that they nearly always tell (``given_names.yaml``)."""
    text = (reference.folder / "given_names.yaml").read_text(encoding="utf-8")
    table: dict[Gender, str] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: gender for gender, names in table.items() for name in names.split()}


def of_name(name: str, reference: Reference) -> Gender | None:
    """The gender that the given name in a person's full name tells; None for a surname alone."""
    parts = words(name)
    if len(parts) < 2:
        return None
    return of_noun(parts[0]) or given_names(reference).get(parts[0])


def of_noun(lemma: str) -> Gender | None:
    """The gender that a noun tells: "wife", "spokeswoman", "chairman"."""
    if lemma in _FEMININE or lemma.endswith("woman"):
        return "feminine"
    return "masculine" if lemma in _MASCULINE or lemma.endswith("sman") or lemma == "chairman" else None
