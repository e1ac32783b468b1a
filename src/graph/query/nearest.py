"""What somebody may have meant who misspelt a name."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence


def fold(text: str) -> str:
    """Without case, accents and outer spaces, for comparing names."""
    if text.isascii():
        return text.casefold().strip()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()


def nearest(name: str, names: Iterable[str], *, most: int = 3) -> list[str]:
    """The names most like ``name``, best first: those spelt alike, that contain it, or a word of which is spelt alike."""
    wanted, known = fold(name), {fold(n): n for n in sorted(names, key=lambda n: (-len(n), n))}
    inside = sorted((k for k in known if wanted and (wanted in k or k in wanted)), key=lambda k: (len(k), k))
    alike = difflib.get_close_matches(wanted, list(known), n=most, cutoff=0.6)
    found = list(dict.fromkeys([*alike, *inside]))
    if not found and " " not in wanted:
        words = {word: k for k in sorted(known, key=lambda k: (-len(k), k)) for word in k.split() if len(word) > 3}
        found = [words[word] for word in difflib.get_close_matches(wanted, list(words), n=most, cutoff=0.75)]
    return [known[k] for k in dict.fromkeys(found)][:most]


def did_you_mean(name: str, names: Sequence[str]) -> str:
    """``did you mean "a" or "b"?``, or the list of all names where nothing is near; "" without names."""
    if not names:
        return ""
    found = nearest(name, names)
    if found:
        return f"did you mean {' or '.join(f'{n!r}' for n in found)}?"
    return f"there are {', '.join(sorted(names)[:12])}" + (" ..." if len(names) > 12 else "")
