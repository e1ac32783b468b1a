"""What surrounds an article on its page and is no part of it: menus, share links, notices, bylines' ends, related news.

General signs, none of them bound to a site: lines that are furniture word for word, paragraphs that begin as a notice
does, short lines that repeat, runs of labels, lines in another alphabet, everything behind a heading like "More on the
topic" that no prose follows. The words are data (``ontology/lexicon/reading.yaml``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .language import script_of
from .lexicon import reading_words
from .paragraphs import looks_like_prose

_OUTER = " \t-–—|•·*:#.,;>»<«[](){}…!?\"'“”‘’"
_NOTICE_WORDS = 60
_MENU_WORDS = 4
_MENU_RUN = 4
_REPEATED_WORDS = 8
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$|^[@#]\w+(?:\s[@#]\w+)*$")
_END_MARK = re.compile(r"^(?:[#*=_~\-–—•·.]{2,}|-?\s?(?:30|0|ENDS?)\s?-|\(ENDS?\)|ENDS|\([A-Za-z]{2,4}\))$")
_LAST_SENTENCE = re.compile(r"(.*[.!?][\"”’)]?)\s+(\w[^.!?]{0,400})$", re.DOTALL)
_TAIL_CREDIT = re.compile(
    r"\s*\((?:additional )?(?:reporting|writing|editing|edited|written|with inputs?) (?:by|from) [^()]{3,200}\)\s*$",
    re.IGNORECASE,
)


def body(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs that belong to the article, in order; sentences are never cut."""
    lines = _before_tail([line for line in paragraphs if not _END_MARK.match(line)])
    repeated = {line for line, n in Counter(lines).items() if n > 1 and _is_short(line)}
    furniture = [line in repeated or is_furniture(line) for line in lines]
    menu = _menu_runs(lines, furniture)
    kept = [line for line, f, m in zip(lines, furniture, menu, strict=True) if not (f or m)]
    kept = _without_last_label(list(dict.fromkeys(kept)))
    if kept:
        kept[-1] = _without_last_words(_TAIL_CREDIT.sub("", kept[-1]))
    return [line for line in kept if line]


def is_furniture(line: str) -> bool:
    """Whether a paragraph, by itself, is no part of an article."""
    words = reading_words()
    plain = normalised(line)
    if not plain or plain in words.lines or _ADDRESS.match(line):
        return True
    if script_of(line) != "LATIN":
        return True
    if len(plain.split()) > _NOTICE_WORDS:
        return False
    if _begins(plain, line.casefold(), words.starts):
        return True
    return len(words.furniture.findall(plain)) >= 2


def normalised(line: str) -> str:
    """Lower case, numbers as ``#``, without outer punctuation: the form in which lines are looked up."""
    return re.sub(r"\d+", "#", " ".join(line.casefold().split()).strip(_OUTER))


def _begins(plain: str, raw: str, starts: tuple[str, ...]) -> bool:
    if not plain.startswith(starts) and not raw.startswith(starts):
        return False
    for start in starts:
        text = plain if start[0].isalpha() and start[-1] != ":" else raw
        if text.startswith(start) and (start[-1] == ":" or not text[len(start) : len(start) + 1].isalnum()):
            return True
    return False


def _before_tail(lines: list[str]) -> list[str]:
    """The lines before the first heading of the page's foot behind which no prose follows."""
    tails = reading_words().tails
    last_prose = next((i for i in range(len(lines) - 1, -1, -1) if _is_prose(lines[i])), -1)
    for i in range(last_prose + 1, len(lines)):
        if normalised(lines[i]) in tails:
            return lines[:i]
    return lines


def _is_prose(line: str) -> bool:
    return looks_like_prose(line) and not is_furniture(line)


def _menu_runs(lines: Sequence[str], furniture: Sequence[bool]) -> list[bool]:
    """Marks lines in runs of four and more labels of at most four words; furniture neither ends nor makes a run."""
    out = [False] * len(lines)
    run: list[int] = []
    for i, line in enumerate([*lines, "."]):
        label = i < len(lines) and (furniture[i] or _is_label(line))
        if label:
            run.append(i)
            continue
        if len(run) >= _MENU_RUN:
            for j in run:
                out[j] = True
        run = []
    return out


def _is_short(line: str) -> bool:
    return len(line.split()) <= _REPEATED_WORDS and line[-1] not in ".!?"


def _is_label(line: str) -> bool:
    return len(line.split()) <= _MENU_WORDS and line[-1] not in '.!?…”"' and not line.endswith("’")


def _without_last_words(line: str) -> str:
    """The paragraph without furniture behind its last sentence ("... of the month. Add Comment")."""
    end = _LAST_SENTENCE.match(line)
    return line[: end.end(1)] if end is not None and is_furniture(end[2]) else line


def _without_last_label(lines: list[str]) -> list[str]:
    """A short label at the very end heads nothing."""
    while len(lines) > 1 and _is_label(lines[-1]):
        lines.pop()
    return lines
