"""Flat names of persons, organisations and places from GUM's nested entities (MISC column, ``Entity=``).

A mention of the right type whose head is a proper noun is cut down to the words around the head that belong to it:
"the Turkish foreign minister Mevlut Cavusoglu" gives "Mevlut Cavusoglu". Longer names win over those inside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from training.conllu import Tree, Word

_TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_INSIDE = frozenset(
    ["flat", "compound", "amod", "nummod", "nmod", "case", "cc", "conj", "det", "nmod:poss", "nmod:desc"],
) | {"goeswith", "punct"}
_LINKING = frozenset(["of", "for", "and", "'s"])
_NAME_MARKS = frozenset(["-", "–", "/", "&", ".", "'"])
_EDGE = frozenset(["DET", "PUNCT", "ADP", "CCONJ", "PART"])

Name = tuple[int, int, str]
"""First word, word after the last, type."""


@dataclass(frozen=True, slots=True)
class _Mention:
    type: str
    first: int
    last: int


def names(tree: Tree) -> list[Name]:
    """Names of a sentence, in order, not overlapping."""
    found = {n for m in _mentions(tree) if (n := _name(tree.words, m)) is not None}
    taken: set[int] = set()
    out: list[Name] = []
    for name in sorted(found, key=lambda n: (n[0] - n[1], n)):
        words = set(range(name[0], name[1]))
        if not words & taken:
            taken |= words
            out.append(name)
    return sorted(out)


def _mentions(tree: Tree) -> list[_Mention]:
    """Mentions that begin and end in the sentence."""
    out: list[_Mention] = []
    opened: list[tuple[str, str, int]] = []
    for i, word in enumerate(tree.words):
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", word.misc.get("Entity", "")):
            if part.startswith("("):
                number, kind = [*part[1:].rstrip(")").split("-"), ""][:2]
                if part.endswith(")"):
                    out.append(_Mention(kind, i, i))
                else:
                    opened.append((number, kind, i))
            else:
                k = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == part[:-1]), None)
                if k is not None:
                    _, kind, first = opened.pop(k)
                    out.append(_Mention(kind, first, i))
    return out


def _name(words: Sequence[Word], mention: _Mention) -> Name | None:
    head = next((i for i in range(mention.first, mention.last + 1) if not _within(words[i].head - 1, mention)), None)
    if mention.type not in _TYPES or head is None or not _is_proper(words[head], mention):
        return None
    first = last = head
    while first > mention.first and _belongs(words, mention, first - 1, head):
        first -= 1
    while last < mention.last and _belongs(words, mention, last + 1, head):
        last += 1
    while first < head and (words[first].upos in _EDGE or words[first].form[0].islower()):
        first += 1
    while last > head and (words[last].upos in _EDGE or words[last].form in ("'s", "’s", "-")):
        last -= 1
    if any(w.form[0].isupper() or w.form[0].isdigit() for w in words[first : last + 1]):
        return first, last + 1, _TYPES[mention.type]
    return None


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Common nouns that stand before names of persons, one a line."""
    return frozenset((Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").split())


def _within(i: int, mention: _Mention) -> bool:
    return mention.first <= i <= mention.last


def _is_proper(head: Word, mention: _Mention) -> bool:
    if mention.type == "person" and head.form.lower().rstrip("s") in _titles():
        return False
    return head.upos == "PROPN" or (head.xpos in ("NNP", "NNPS") and head.upos not in ("PRON", "NUM", "DET"))


def _belongs(words: Sequence[Word], mention: _Mention, i: int, head: int) -> bool:
    """Whether every step from word ``i`` up to the head is one that names are made of."""
    while i != head:
        if not _is_name_step(words, mention, i, head):
            return False
        i = words[i].head - 1
        if not _within(i, mention):
            return False
    return True


def _is_name_step(words: Sequence[Word], mention: _Mention, i: int, head: int) -> bool:
    word, person = words[i], mention.type == "person"
    proper = word.upos == "PROPN"
    match word.relation:
        case "nmod":
            case = next((w.form.lower() for w in words if w.head == i + 1 and w.relation == "case"), None)
            return not person and (i < head or (case in _LINKING and proper))
        case "amod" | "nmod:desc":
            return not person and (i > head or word.form[0].isupper() or word.form[0].isdigit())
        case "compound" | "nummod":
            cased = i > head or word.form[0].isupper() or word.form[0].isdigit()
            return cased and (proper or not person or word.relation == "nummod")
        case "conj" | "nmod:poss":
            return proper
        case "punct":
            return word.form in _NAME_MARKS
        case relation:
            return relation in _INSIDE
