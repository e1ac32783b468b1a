"""Which sentences of the treebanks train, which test; names beside the trees.

Training: EWT's documents less the sentences of its dev and test files; GUM's documents less those of dev and test and
less five more news documents. Held out: EWT test, GUM test, nine GUM news documents, PUD (never trained on).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.conllu import Tree, read
from training.gum_names import Name, names

_MORE_NEWS = 5
_UNER_TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence with its names, None where names are not annotated. ``tree_known``: whether its tree may train."""

    tree: Tree
    names: tuple[Name, ...] | None
    tree_known: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    train: tuple[Annotated, ...]
    tests: dict[str, tuple[Annotated, ...]]
    """EWT, GUM, news, PUD."""


def read_split(folder: Path) -> Split:
    """The split of ``folder``, which holds UD_English-EWT, -GUM, -PUD and UNER_English-EWT."""
    ewt, gum = folder / "UD_English-EWT", folder / "UD_English-GUM"
    news = held_out_news(gum)
    gum_test = [Annotated(t, tuple(names(t))) for t in read(gum / "en_gum-ud-test.conllu")]
    ewt_names = _uner(folder / "UNER_English-EWT" / "en_ewt-ud-test.iob2")
    tests = {
        "EWT": tuple(Annotated(t, ewt_names.get(t.id)) for t in read(ewt / "en_ewt-ud-test.conllu")),
        "GUM": tuple(gum_test),
        "news": tuple(a for n in news for a in _gum_document(gum / "documents" / f"{n}.conllu")),
        "PUD": tuple(Annotated(t, None) for t in read(folder / "UD_English-PUD" / "en_pud-ud-test.conllu")),
    }
    return Split((*_ewt_train(ewt), *_gum_train(gum, news), *_names_only(folder)), tests)


def held_out_news(gum: Path) -> list[str]:
    """Names of the GUM news documents that never train: all of dev and test, and five drawn from the others."""
    released = _released(gum)
    others = sorted(p.stem for p in (gum / "documents").glob("GUM_news_*.conllu") if p.stem not in released)
    drawn = random.Random(0).sample(others, _MORE_NEWS)
    return sorted([n for n in released if n.startswith("GUM_news")] + drawn)


def _released(gum: Path) -> set[str]:
    return {t.id.rsplit("-", 1)[0] for part in ("dev", "test") for t in read(gum / f"en_gum-ud-{part}.conllu")}


def _gum_train(gum: Path, news: Sequence[str]) -> Iterator[Annotated]:
    held = _released(gum) | set(news)
    for path in sorted((gum / "documents").glob("*.conllu")):
        if path.stem not in held:
            yield from _gum_document(path)


def _gum_document(path: Path) -> Iterator[Annotated]:
    return (Annotated(t, tuple(names(t))) for t in read(path))


def _ewt_train(ewt: Path) -> Iterator[Annotated]:
    held = {t.id for part in ("dev", "test") for t in read(ewt / f"en_ewt-ud-{part}.conllu")}
    for path in sorted((ewt / "documents").glob("*/*.conllu")):
        yield from (Annotated(t, None) for t in read(path) if t.id not in held)


def _names_only(folder: Path) -> Iterator[Annotated]:
    """EWT dev with the names of Universal NER; its trees stay unseen."""
    known = _uner(folder / "UNER_English-EWT" / "en_ewt-ud-dev.iob2")
    for tree in read(folder / "UD_English-EWT" / "en_ewt-ud-dev.conllu"):
        if tree.id in known:
            yield Annotated(tree, known[tree.id], tree_known=False)


def _uner(path: Path) -> dict[str, tuple[Name, ...]]:
    """Names by sentence of a Universal NER file."""
    out: dict[str, tuple[Name, ...]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        sent_id = next((x.partition("=")[2].strip() for x in lines if x.startswith("# sent_id")), None)
        if sent_id is not None:
            out[sent_id] = tuple(_spans([x.split("\t")[2] for x in lines if x and not x.startswith("#")]))
    return out


def _spans(tags: Sequence[str]) -> Iterator[Name]:
    begin = None
    for i, tag in enumerate([*tags, "O"]):
        if begin is not None and tag != "I-" + tags[begin][2:]:
            if tags[begin][2:] in _UNER_TYPES:
                yield begin, i, _UNER_TYPES[tags[begin][2:]]
            begin = None
        if tag.startswith("B-"):
            begin = i
