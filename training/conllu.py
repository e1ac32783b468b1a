"""Reads CoNLL-U files: Universal Dependencies' ten columns, comments, multi-word tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. ``head`` counts from 1 as in the file; 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    misc: Mapping[str, str]
    space_after: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence with its comments (``sent_id``, ``text``, ``newdoc`` ...)."""

    meta: Mapping[str, str]
    words: tuple[Word, ...]

    @property
    def id(self) -> str:
        return self.meta.get("sent_id", "")


def read(path: Path) -> Iterator[Tree]:
    """The sentences of a file in order."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if any(line and not line.startswith("#") for line in lines):
            yield _tree(lines)


def _tree(lines: list[str]) -> Tree:
    meta: dict[str, str] = {}
    words: list[Word] = []
    joined: dict[int, bool] = {}
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            meta[key.split()[0] if key.strip().startswith("new") else key.strip()] = value.strip()
            continue
        columns = line.split("\t")
        misc = _misc(columns[9])
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            joined |= dict.fromkeys(range(first, last), False) | {last: misc.get("SpaceAfter") != "No"}
        elif "." not in columns[0]:
            words.append(_word(columns, misc, joined))
    return Tree(meta, tuple(words))


def _word(columns: list[str], misc: Mapping[str, str], joined: Mapping[int, bool]) -> Word:
    form, lemma, upos, xpos, feats, head, relation = columns[1:8]
    return Word(
        form=form,
        lemma=form if lemma == "_" else lemma,
        upos=upos,
        xpos=upos if xpos == "_" else xpos,
        feats="" if feats == "_" else feats,
        head=int(head),
        relation=relation,
        misc=misc,
        space_after=joined.get(int(columns[0]), misc.get("SpaceAfter") != "No"),
    )


def _misc(column: str) -> dict[str, str]:
    if column == "_":
        return {}
    return {key: value for key, _, value in (part.partition("=") for part in column.split("|"))}
