"""Whether the surroundings of a name allow a sense: parts of longer names, cities that are no place, common words."""

from __future__ import annotations

from graph.model import Sentence, Token
from graph.resolve.gazetteer import Name

_CITY_CASES = frozenset({"in", "at", "near", "from", "to", "outside", "around", "of", "into", "toward", "towards"})
_SITES = frozenset({
    "Park", "Street", "Road", "Square", "Avenue", "University", "College", "Harbour", "Harbor", "Station", "Hotel",
    "River", "Lake", "Tech", "Falls", "Day",
})  # fmt: skip
"""Words that make a name the name of something elsewhere ("Victoria Park")."""
_TITLES = frozenset({
    "mr", "mrs", "ms", "dr", "president", "minister", "secretary", "senator", "sen", "gen", "general", "king", "queen",
    "prince", "sheikh", "sultan", "pope", "chancellor", "premier", "ayatollah", "prof", "rep", "gov", "governor",
})  # fmt: skip
_ONLY_ALONE = frozenset({
    "Arab", "Dawn", "European", "Guardian", "Independent", "Labour", "Memorial", "Solidarity", "Telegraph", "Time",
    "Vox", "Western",
})  # fmt: skip
"""Names that mean something else inside a longer proper name ("Western Nevada College")."""
_LARGE = 100_000
"""From this many people on a city may be named without a preposition of place."""


def plausible(name: Name, sentence: Sentence, begin: int, end: int) -> bool:
    """Whether the tokens ``begin`` to ``end`` (excluded) of a sentence can be this name."""
    tokens = sentence.tokens
    if name.how == "user":
        return True
    if _inside_person(tokens, begin, end):
        return name.how == "person" and " " in name.surface
    if name.how == "city":
        return _is_place(tokens, begin, end, large=name.people >= _LARGE)
    if name.how == "region":
        return end == len(tokens) or tokens[end].text not in _SITES
    if name.how == "person" and end - begin == 1:
        return not _has_other_first_name(tokens, begin)
    return name.surface not in _ONLY_ALONE or not _inside_name(tokens, begin, end)


def _inside_person(tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether the tokens are only a part of a longer name of a person ("Jordan" in "Michael Jordan")."""
    before = begin > 0 and tokens[begin].ent == "I-PERSON" and tokens[begin - 1].ent.endswith("PERSON")
    after = end < len(tokens) and tokens[end].ent == "I-PERSON"
    if before and tokens[begin - 1].text.lower().rstrip(".") in _TITLES:
        before = False
    return before or (after and tokens[begin].ent.endswith("PERSON"))


def _has_other_first_name(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether "the" or a foreign first name stands before a surname ("the Moon", "Sailor Moon")."""
    if i == 0:
        return False
    before = tokens[i - 1]
    if before.text.lower() == "the":
        return tokens[i].upos == "PROPN" and not tokens[i].ent.endswith("PERSON")
    part = before.upos == "PROPN" and before.dep in ("compound", "flat") and before.head == i
    return part and not before.ent and before.text.lower().rstrip(".") not in _TITLES and before.text.istitle()


def _inside_name(tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether the tokens are a part of a longer proper name."""
    after = end < len(tokens) and tokens[end].upos == "PROPN" and tokens[end].text[:1].isupper()
    before = begin > 0 and tokens[begin].ent.startswith("I-")
    return after or before


def _is_place(tokens: tuple[Token, ...], begin: int, end: int, *, large: bool) -> bool:
    located = begin > 0 and tokens[begin - 1].text.lower() in _CITY_CASES
    if any(t.ent.endswith(("LOC", "GPE")) for t in tokens[begin:end]):
        return large or located or (end < len(tokens) and tokens[end].text == ",")
    return located and not tokens[begin].ent.endswith(("PERSON", "ORG"))
