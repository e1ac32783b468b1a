"""The edit rule that turns a form into its lemma; `graph.parse.lemmas` applies it."""

from __future__ import annotations


def lemma_rule(form: str, lemma: str) -> str:
    """``k|suffix|case``: characters to cut from the lower-cased form, what to add, how to write the result."""
    lower, wanted = form.lower(), lemma.lower()
    same = 0
    while same < min(len(lower), len(wanted)) and lower[same] == wanted[same]:
        same += 1
    if lemma == wanted:
        case = "l"
    elif lemma == wanted[:1].upper() + wanted[1:]:
        case = "t"
    else:
        case = "u" if lemma == lemma.upper() else "k"
    return f"{len(lower) - same}|{wanted[same:]}|{case}"
