"""Lemmas: a dictionary of inflections (LemmInflect) where it knows the word, else the encoder's edit rule.

An edit rule ``k|suffix|case`` cuts ``k`` characters from the lower-cased form and adds the suffix; ``case`` is ``l``
(lower), ``t`` (Title), ``u`` (UPPER) or ``k`` (keep the form as written where nothing is changed). Of several lemmas in
the dictionary the one that the rule gives is taken, else the form itself ("headquarters"), else the first. An adjective that
neither knows ("wounded") is its own lemma.
"""

from __future__ import annotations

from functools import lru_cache

from lemminflect import getLemma

KNOWN = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})


@lru_cache(maxsize=100_000)
def lemma(form: str, upos: str, rule: str) -> str:
    """The lemma of a word form with this part of speech."""
    edited = by_rule(form, rule)
    if upos not in KNOWN or not form.isalpha():
        return edited
    candidates: tuple[str, ...] = getLemma(form.lower(), upos=upos, lemmatize_oov=False)
    if not candidates and upos == "ADJ" and not getLemma(edited.lower(), upos="ADJ", lemmatize_oov=False):
        return form.lower()
    if not candidates or edited.lower() in candidates:
        return edited
    return form.lower() if form.lower() in candidates else candidates[0]


def by_rule(form: str, rule: str) -> str:
    """The lemma that an edit rule makes of a form; the form itself where the rule does not fit."""
    cut_text, suffix, case = rule.split("|", 2)
    cut = int(cut_text)
    lower = form.lower()
    if cut > len(lower):
        return form
    out = (lower[:-cut] if cut else lower) + suffix
    if case == "t":
        out = out[:1].upper() + out[1:]
    elif case == "u":
        out = out.upper()
    elif case == "k" and not cut and not suffix:
        out = form
    return out or form
