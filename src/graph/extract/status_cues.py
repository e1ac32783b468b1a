"""The cues of an event's status: what the rules found, what the learned head thinks, and the words that govern it.

The weights are in ``status_cues.npz`` beside this module, fitted by ``training/fit_status.py`` on annotated passages that
the learned head was not trained on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.extract import tree
from graph.extract.linear import Linear, load_linear
from graph.extract.marks import Reality
from graph.model import STATUSES, EventType, Sentence, Token

FILE = Path(__file__).with_name("status_cues.npz")
BOUNDS = (0.02, 0.1, 0.3, 0.6, 0.9)
"""Between which the head's probabilities are told apart."""
MARKS = ("aux", "aux:pass", "cop", "mark", "advmod", "det", "case", "amod", "cc", "nmod:poss", "nummod", "compound:prt")
CLAUSE = ("aux", "aux:pass", "mark", "advmod", "nsubj", "nsubj:pass", "obj", "expl")
HEIGHT = 4
"""So many governors are looked at."""


def cues_of(sentence: Sentence, i: int, event_type: EventType, ruled: Reality) -> list[str]:
    """All cues of the event of word ``i``, in a fixed order."""
    token, word = sentence.tokens[i], tree.lemma(sentence, i)
    form = token.xpos if token.upos in ("VERB", "AUX") else token.upos
    how = ruled.rule.split()[0] if ruled.rule else "none"
    out = [
        f"r={ruled.status}",
        f"r={ruled.status}|{ruled.strength}",
        f"r={ruled.status}|{how}",
        f"r={ruled.rule.lower()}",
    ]
    out += [f"r={ruled.status}|{event_type}", f"r={ruled.status}|{form}", f"how={how}|{form}"]
    if ruled.governor is not None:
        out.append(f"g={tree.lemma(sentence, ruled.governor)}|{ruled.status}|{token.dep}")
    out += _of_head(sentence, i, ruled)
    out += [f"l={word}", f"f={form}", f"d={token.dep}|{form}", f"t={event_type}|{form}"]
    out += [f"k={t.dep}|{t.lemma.lower()}" for t in _kids(sentence, i, MARKS)]
    out += _governors(sentence, i)
    if tree.in_quotes(sentence, i):
        out.append("quoted")
    out.append(f"end={sentence.tokens[-1].text}")
    return out


def _of_head(sentence: Sentence, i: int, ruled: Reality) -> Iterator[str]:
    """The learned head's probabilities in steps, and its best guess beside the rules' verdict."""
    if sentence.scores is None:
        return
    row = sentence.scores.status[i]
    for status, p in zip(STATUSES, row, strict=True):
        yield f"h={status}|{sum(float(p) > b for b in BOUNDS)}"
    best = STATUSES[int(row.argmax())]
    yield f"h={best}"
    yield f"h={best}|r={ruled.status}"


def _governors(sentence: Sentence, i: int) -> Iterator[str]:
    """The words above with the way there, and what marks the clause of each."""
    way = sentence.tokens[i].dep
    for n, above in zip(range(1, HEIGHT + 1), tree.ancestors(sentence, i), strict=False):
        head = sentence.tokens[above]
        word = head.lemma.lower()
        yield f"u{n}={way}|{word}"
        yield f"up={way.rpartition('<')[2]}|{word}"
        yield f"u{n}={way}|{head.xpos}"
        for t in _kids(sentence, above, CLAUSE):
            yield f"u{n}k={t.dep}|{t.lemma.lower()}" if t.upos not in ("NOUN", "PROPN") else f"u{n}k={t.dep}"
        way = f"{way}<{head.dep}"


def _kids(sentence: Sentence, i: int, deps: tuple[str, ...]) -> list[Token]:
    return [sentence.tokens[j] for j in tree.kids(sentence, i, *deps)]


@cache
def status_weights() -> Linear:
    """The bundled weights (classes: the statuses in order), read once."""
    return load_linear(FILE)
