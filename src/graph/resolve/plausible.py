"""Whether the surroundings of a name allow a sense: parts of longer names, cities that are no place, common words."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Sentence, Token
from graph.resolve.gazetteer import Name
from graph.resolve.names import is_acronym

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
_NAMED_AFTER = frozenset({
    "Avenue", "Bridge", "Cemetery", "Clinic", "Club", "College", "Hospital", "Hotel", "Mosque", "Quarter", "Road", "School",
    "Square", "Stadium", "Street", "Tower", "University",
})  # fmt: skip
"""Buildings that bear the name of a state and mostly stand in another ("the Indonesian Hospital")."""
_OF_MEDIA = frozenset({
    "Agency", "Arabic", "Channel", "Daily", "English", "International", "Magazine", "Media", "Network", "News",
    "Newspaper", "Online", "Radio", "Service", "Television", "TV", "Website", "Weekend", "Weekly", "World",
})  # fmt: skip
"""Words after the name of a news outlet that leave it the same outlet ("Fars News Agency", "Al Jazeera English")."""
_PAPERS = frozenset({
    "Chronicle", "Courier", "Daily", "Gazette", "Globe", "Herald", "Independent", "Journal", "Mail", "Mercury", "Monitor",
    "News", "Observer", "Post", "Press", "Register", "Review", "Sentinel", "Standard", "Star", "Sun", "Times", "Tribune",
})  # fmt: skip
"""Words after the name of a region that make it a newspaper's."""
_PARTISAN = frozenset({"Republican", "Democrat"})
_MEMBERS = frozenset({"Party", "Senator", "Senators", "Congressman", "Congresswoman", "Governor", "Representative"})
_TAKEN = frozenset({
    "besiege", "bomb", "bombard", "encircle", "invade", "liberate", "occupy", "overrun", "pound", "raid", "recapture",
    "retake", "shell", "storm", "surround",
})  # fmt: skip
"""Verbs whose object is a city rather than a person."""
_MET = frozenset({
    "attack", "capture", "enter", "evacuate", "hit", "leave", "quit", "reach", "seize", "strike", "target", "visit",
})  # fmt: skip
"""Verbs whose object may be a large city."""
_NAMESAKES = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})
"""States whose cities mostly bear names of persons as well."""
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
        return _is_place(tokens, begin, end, large=name.people >= _LARGE) or is_taken(name, tokens, begin, end)
    if name.how in ("name", "adjective") and _names_building(tokens, end):
        return False
    if name.how == "organization" and _is_begun(name, tokens, begin, end):
        return False
    if name.how == "region":
        return end == len(tokens) or (tokens[end].text not in _SITES and not _begins_paper(tokens, begin, end))
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


def _begins_paper(tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether a region begins the name of a newspaper ("The Nevada Independent")."""
    return tokens[end].text in _PAPERS and tokens[end].upos == "PROPN" and begin > 0


def _inside_name(tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether the tokens are a part of a longer proper name."""
    after = end < len(tokens) and tokens[end].upos == "PROPN" and tokens[end].text[:1].isupper()
    before = begin > 0 and tokens[begin].ent.startswith("I-")
    return after or before


def is_building(name: Sequence[str]) -> bool:
    """Whether the words of a name in lower case are those of a building or a street ("Times Square")."""
    return name[-1].title() in _NAMED_AFTER


def _names_building(tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a state is only a part of the name of a building ("the Turkish Friendship Hospital")."""
    for t in tokens[end : end + 3]:
        if t.text in _NAMED_AFTER:
            return True
        if t.upos not in ("PROPN", "ADJ") or not t.text[:1].isupper():
            return False
    return False


def _is_begun(name: Name, tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether the name of an outlet, a party or one with "the" only begins or ends another ("The National Guard")."""
    outlet = name.entity.kind == "outlet"
    if is_acronym(name.surface) or not (outlet or name.surface[:4].lower() == "the " or name.surface in _PARTISAN):
        return False
    before = outlet and begin > 0 and tokens[begin].ent.startswith("I-") and tokens[begin - 1].upos in ("PROPN", "ADJ")
    if end == len(tokens) or not tokens[end].text[:1].isupper() or tokens[end].upos not in ("PROPN", "ADJ", "NOUN"):
        return before and tokens[begin - 1].text[:1].isupper()
    if tokens[end].text in (_OF_MEDIA if outlet else _MEMBERS):
        return False
    last = tokens[end - 1]
    part = last.dep in ("compound", "amod", "flat") and last.head >= end and tokens[last.head].text[:1].isupper()
    return part or (tokens[end].ent.startswith("I-") and bool(last.ent))


def is_taken(name: Name, tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Whether a city that the pipeline takes for no place is what is shelled, seized or left ("shelled Kharkiv").

    Such a city is only meant where the article names its state.
    """
    token = tokens[begin]
    if (
        name.how != "city"
        or name.people < _LARGE
        or name.entity.code in _NAMESAKES
        or token.ent.endswith(("LOC", "GPE"))
    ):
        return False
    alone = token.text[:1].isupper() and (end == len(tokens) or not tokens[end].ent.startswith("I-"))
    if not alone or token.ent.startswith("I-") or (begin > 0 and tokens[begin - 1].text.lower() in _CITY_CASES):
        return False
    for _ in range(3):
        if token.dep != "conj":
            break
        token = tokens[token.head]
    verb = tokens[token.head].lemma.lower()
    taken = verb in _TAKEN or (verb in _MET and name.people >= _LARGE)
    return taken and token.dep in ("obj", "nsubj:pass")


def is_located(tokens: tuple[Token, ...], begin: int) -> bool:
    """Whether a preposition of place stands before a name that the pipeline takes for no person's."""
    return begin > 0 and tokens[begin - 1].text.lower() in _CITY_CASES and not tokens[begin].ent.endswith("PERSON")


def _is_place(tokens: tuple[Token, ...], begin: int, end: int, *, large: bool) -> bool:
    located = begin > 0 and tokens[begin - 1].text.lower() in _CITY_CASES
    if any(t.ent.endswith(("LOC", "GPE")) for t in tokens[begin:end]):
        return large or located or (end < len(tokens) and tokens[end].text == ",")
    return located and not tokens[begin].ent.endswith(("PERSON", "ORG"))
