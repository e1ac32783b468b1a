"""The cues of a trigger: names of what stands at and around a word, for the linear part of the trigger decision.

Lemma, part of speech, relation, lexicon entries that hold, arguments and their cases, neighbours. The weights of the cues are
in ``cues.npz`` beside this module, fitted by ``training/fit_cues.py`` on annotated passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from graph.extract import tree
from graph.extract.lexicon import Trigger
from graph.extract.linear import Linear, load_linear
from graph.model import EventType, Sentence, Token

FILE = Path(__file__).with_name("cues.npz")
ARGUMENTS = frozenset(
    [
        "obj",
        "nsubj",
        "nsubj:pass",
        "compound",
        "amod",
        "nmod",
        "xcomp",
        "ccomp",
        "compound:prt",
        "obl",
        "iobj",
        "nmod:poss",
    ]
)


def cues_of(
    sentence: Sentence, token: Token, part: str, entries: Sequence[Trigger], known: frozenset[EventType]
) -> list[str]:
    """All cues of a word, in a fixed order. ``entries`` hold here; ``known`` are the types the lexicon gives anywhere."""
    word = token.lemma.lower()
    head = sentence.tokens[token.head]
    out = [f"l={word}", f"l={word}|{part}", f"p={token.upos}|{token.xpos}", f"d={token.dep}", f"suf={word[-4:]}"]
    out += [f"h={head.lemma.lower()}|{token.dep}", f"hl={word}|{head.lemma.lower()}"]
    for entry in entries:
        out += [f"lex={entry.kind.type}|{min(entry.weight, 1)}", f"kind={entry.kind.name}"]
    if not entries:
        out += [f"known={k}" for k in sorted(known)] + [f"nolex={not known}"]
    for j in sentence.children[token.i]:
        out += _of_dependent(sentence, sentence.tokens[j], word)
    for distance in (-2, -1, 1, 2):
        if 0 <= token.i + distance < len(sentence.tokens):
            out.append(f"w{distance}={sentence.tokens[token.i + distance].text.lower()}")
    return out


def _of_dependent(sentence: Sentence, kid: Token, word: str) -> list[str]:
    out = [f"k={kid.dep}"]
    if kid.dep not in ARGUMENTS:
        return out
    out += [f"k={kid.dep}|{kid.lemma.lower()}", f"lk={word}|{kid.dep}"]
    if kid.ent:
        out.append(f"ke={kid.dep}|{kid.ent[2:]}")
    case = tree.case_of(sentence, kid.i)
    if case:
        out += [f"kc={word}|{case}", f"kc={case}"]
    return out


@cache
def cue_weights() -> Linear:
    """The bundled weights (classes: no event, then the types in order), read once."""
    return load_linear(FILE)
