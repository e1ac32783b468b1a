"""A parsed spaCy ``Doc`` as our own sentences."""

from __future__ import annotations

from spacy.tokens import Doc, Span
from spacy.tokens import Token as SpacyToken

from graph.model import EventScores, Sentence, Token
from graph.parse.components import SCORES

_NAME_TYPES = {"GPE": "LOC", "FAC": "LOC", "PER": "PERSON"}
"""Types of OntoNotes and WikiNER in terms of ours."""


def sentences(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of a ``Doc``, without white-space tokens and without sentences that have nothing else."""
    scores: dict[int, EventScores] = doc.user_data.get(SCORES, {})
    out: list[Sentence] = []
    for span in doc.sents:
        words = [t for t in span if not t.is_space]
        if words:
            out.append(_sentence(len(out), span, words, scores.get(words[0].i)))
    return tuple(out)


def _sentence(index: int, span: Span, words: list[SpacyToken], scores: EventScores | None) -> Sentence:
    place = {t.i: k for k, t in enumerate(words)}
    tokens = tuple(_token(k, t, _head(t, place)) for k, t in enumerate(words))
    return Sentence(index, tokens[0].begin, tokens[-1].end, tokens, scores)


def _head(token: SpacyToken, place: dict[int, int]) -> int:
    """The head's place in the sentence, over heads that are white space."""
    own = place[token.i]
    head = token.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    return place.get(head.i, own)


def _token(k: int, t: SpacyToken, head: int) -> Token:
    return Token(
        i=k,
        text=t.text,
        begin=t.idx,
        end=t.idx + len(t),
        lemma=t.lemma_,
        upos=t.pos_,
        xpos=t.tag_,
        feats=str(t.morph),
        head=head,
        dep=t.dep_ if head != k else "root",
        ent=f"{t.ent_iob_}-{_NAME_TYPES.get(t.ent_type_, t.ent_type_)}" if t.ent_type_ else "",
    )
