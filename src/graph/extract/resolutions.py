"""Resolutions of international bodies as a text names them: "UN Security Council Resolution 2231", "the Council's resolutions".

Symbols follow the United Nations' document symbols (S/RES/2231, A/RES/ES-11/1). A mention without a number stands for the body's
resolutions as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.model import Resolution, Sentence, Span

SECURITY_COUNCIL = r"(?:(?:United Nations|UN|U\.N\.)(?:['’]s)?\s+)?Security Council|UNSC"
ASSEMBLY = r"(?:(?:United Nations|UN|U\.N\.)(?:['’]s)?\s+)?General Assembly|UNGA"
RIGHTS = r"(?:(?:United Nations|UN|U\.N\.)(?:['’]s)?\s+)?Human Rights Council|UNHRC"
UN = r"United Nations|UN\b|U\.N\."
BODIES = (("org/UNSC", SECURITY_COUNCIL), ("org/UNGA", ASSEMBLY), ("org/UNHRC", RIGHTS), ("org/UN", UN))
NUMBER = r"(?:No\.?\s*)?(?P<number>(?:ES[-‑]\d+/\d+)|(?:\d{1,2}/\d{1,3})|(?:\d{2,4}))\b"
SYMBOL = re.compile(r"\b(?P<organ>[SA])/RES/(?P<number>\d+(?:/\d+)*)(?:\s*\(\d{4}\))?")


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    out = []
    for body, name in BODIES:
        before = rf"(?:{name})(?:['’]s?)?\s+(?:draft\s+)?[Rr]esolutions?(?:\s+{NUMBER})?"
        after = rf"[Rr]esolutions?(?:\s+{NUMBER.replace('number', 'number2')})?\s+(?:of|by|from|adopted by)\s+(?:the\s+)?(?:{name})"
        out.append((body, re.compile(rf"\b(?:{before}|{after})")))
    return out


PATTERNS = _patterns()
BARE = re.compile(rf"\b[Rr]esolution\s+{NUMBER}")


def resolutions(text: str, sentences: Iterable[Sentence]) -> tuple[Resolution, ...]:
    """Every mention of a resolution, in the order of the text; a bare "Resolution 1701" is the Security Council's."""
    if "esolution" not in text and "/RES/" not in text:
        return ()
    found: dict[int, Resolution] = {}
    for match in SYMBOL.finditer(text):
        body = "org/UNSC" if match["organ"] == "S" else "org/UNGA"
        found[match.start()] = Resolution(body, match["number"], Span(*match.span()), match[0])
    for body, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if not _overlaps(found.values(), match.start(), match.end()):
                number = match["number"] or match["number2"]
                found[match.start()] = Resolution(body, number, Span(*match.span()), match[0])
    for match in BARE.finditer(text):
        if not _overlaps(found.values(), match.start(), match.end()):
            body = "org/UNGA" if "/" in match["number"] else "org/UNSC"
            found[match.start()] = Resolution(body, match["number"], Span(*match.span()), match[0])
    return tuple(found[k] for k in sorted(found))


def within(found: Sequence[Resolution], sentence: Sentence) -> tuple[Resolution, ...]:
    """Those that stand in a sentence."""
    return tuple(r for r in found if sentence.begin <= r.span.begin < sentence.end)


def _overlaps(found: Iterable[Resolution], begin: int, end: int) -> bool:
    return any(r.span.begin < end and begin < r.span.end for r in found)
