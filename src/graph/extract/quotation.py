"""Whose words a quotation is that runs over several sentences and is attributed in one of them only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract import tree
from graph.extract.authors import owners_of
from graph.extract.lexicon import Lexicon
from graph.extract.voice import Voice, speaker_of
from graph.model import Sentence

CLAUSES = ("root", "ccomp", "conj", "parataxis")
STARTS = frozenset({'"', "“", "«", "``", "„", "'", "‘"})
OPEN, CLOSE = "“«„", "”»"
INTRODUCED = "before a quotation"
"""The rule of who is named before a colon and a quotation; its ``verb`` is where the quotation begins."""
MARKS = re.compile(f'[{OPEN}{CLOSE}"\n]')


def quoted_by(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> dict[int, Voice]:
    """For each sentence that lies in a quotation without naming its speaker: the speaker from a sentence nearby."""
    opened = _open_at(sentences, text)
    named = {s.index: voice for s in sentences if (voice := _frame(s, lexicon)) is not None}
    out: dict[int, Voice] = {}
    last: Voice | None = None
    for n, sentence in enumerate(sentences):
        if sentence.index in named:
            last = named[sentence.index]
            continue
        if (voice := _introduced(sentence, text, lexicon)) is not None:
            out[sentence.index] = last = voice
            continue
        starts_quoted = opened[n] or text[sentence.begin : sentence.begin + 1] in ('"', "“", "'", "‘", "«")
        if not starts_quoted:
            if not any(c in text[sentence.begin : sentence.end] for c in '"“”'):
                last = last if n and opened[n] else None
            continue
        speaker = _later(sentences, n, opened, named) if opened[n] is False else None
        voice = speaker or last
        if voice is not None:
            out[sentence.index] = voice
    return out


def _open_at(sentences: Sequence[Sentence], text: str) -> list[bool]:
    """Whether a quotation is open where each sentence begins; a new paragraph closes one that was never closed."""
    out, inside, at = [], False, 0
    for sentence in sentences:
        for mark in MARKS.findall(text, at, sentence.begin):
            inside = mark != "\n" and _step(mark, inside)
        out.append(inside)
        for mark in MARKS.findall(text, sentence.begin, sentence.end):
            inside = _step(mark, inside)
        at = sentence.end
    return out


def _step(mark: str, inside: bool) -> bool:
    if mark in OPEN:
        return True
    if mark in CLOSE:
        return False
    return not inside if mark == '"' else inside


def _frame(sentence: Sentence, lexicon: Lexicon) -> Voice | None:
    """The outermost speaker of a sentence that has a word of saying in its main clause."""
    for token in sentence.tokens:
        word = token.lemma.lower()
        if token.upos != "VERB" or word not in lexicon.reporting or token.dep not in ("root", "parataxis", "conj"):
            continue
        found = speaker_of(sentence, token.i, lexicon.reporting[word], f"{word}, quotation", lexicon)
        if found and (tree.kids(sentence, token.i, "ccomp", "parataxis", "obj") or token.dep == "parataxis"):
            return found[0]
    return None


def _introduced(sentence: Sentence, text: str, lexicon: Lexicon) -> Voice | None:
    """Who acts in the clause before a colon and a quotation, whatever the verb: "Trump's statement read: ...", "it justified the
    strike as defensive: ..."; of a text its author."""
    if ":" not in text[sentence.begin : sentence.end]:
        return None
    tokens = sentence.tokens
    at = next(
        (k for k in range(1, len(tokens) - 1) if tokens[k].text == ":" and tokens[k + 1].text in STARTS), len(tokens)
    )
    verbs = [t.i for t in tokens[:at] if t.upos in ("VERB", "AUX") and t.dep in CLAUSES and at < len(tokens)]
    subject = next((j for verb in verbs for j in tree.kids(sentence, verb, "nsubj") if j < at), None)
    if subject is None:
        return None
    if tree.lemma(sentence, subject) in lexicon.texts:
        subject = next(iter(owners_of(sentence, subject)), None)
    return None if subject is None else Voice(sentence.index, subject, "assert", INTRODUCED, at)


def _later(sentences: Sequence[Sentence], n: int, opened: list[bool], named: dict[int, Voice]) -> Voice | None:
    """A quotation that starts here and is attributed where it goes on."""
    for k in range(n + 1, min(n + 6, len(sentences))):
        if not opened[k]:
            return None
        if sentences[k].index in named:
            return named[sentences[k].index]
    return None
