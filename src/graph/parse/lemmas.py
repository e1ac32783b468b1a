"""Lemmas from edit rules: ``k|suffix|case`` cuts ``k`` characters from the lower-cased form and adds the suffix.

``case`` is ``l`` (lower), ``t`` (Title), ``u`` (UPPER) or ``k`` (keep the form as written where nothing is changed).
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=100_000)
def lemma(form: str, rule: str) -> str:
    """The lemma that a rule makes of a form; the form itself where the rule does not fit."""
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
