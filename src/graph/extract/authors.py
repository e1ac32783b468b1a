"""Whose words a text is that somebody cites: "according to a tweet by the minister", "a letter from the embassy"."""

from __future__ import annotations

from graph.extract import tree
from graph.extract.lexicon import Lexicon
from graph.model import Sentence

AUTHOR = "according to, author"
"""The rule of who wrote a text that is cited."""
FROM = frozenset({"by", "from"})


def owners_of(sentence: Sentence, noun: int, *, but: int | None = None) -> list[int]:
    """Whose a text is, possessors first; never the word ``but``, which it tells of."""
    phrases = [j for j in tree.kids(sentence, noun, "nmod") if j != but]
    return tree.kids(sentence, noun, "nmod:poss") + [j for j in phrases if tree.case_of(sentence, j) in FROM | {"of"}]


def authors_of(sentence: Sentence, noun: int, lexicon: Lexicon) -> list[int]:
    """The heads of the phrases that name the authors of a text; none where the noun is no text or nobody is named.

    "By X" belongs to the text also where the parser hangs it on the clause ("according to a post on Monday by X").
    """
    if tree.lemma(sentence, noun) not in lexicon.texts:
        return []
    owners = tree.kids(sentence, noun, "nmod:poss")
    below = tree.kids(sentence, noun, "nmod", "acl")
    named = [k for k in below if tree.case_of(sentence, k) in FROM or _is_owner(sentence, k)]
    clause = sentence.tokens[noun].head
    beside = [k for k in tree.kids(sentence, clause, "obl", "obl:agent") if noun < k]
    return (owners or named or [k for k in beside if tree.case_of(sentence, k) in FROM])[:1]


def _is_owner(sentence: Sentence, k: int) -> bool:
    """ "The report of the United Nations", not "the report of an attack"."""
    token = sentence.tokens[k]
    return tree.case_of(sentence, k) == "of" and (token.upos == "PROPN" or token.ent.endswith("ORG"))
