"""Parser scores on gold words and gold sentences, punctuation included, relations with subtype."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from graph.parse.encoder import Analysis
from graph.parse.labels import Labels
from graph.parse.lemmas import lemma
from training.treebanks import Annotated


class Analyser(Protocol):
    """What is scored: `graph.parse.encoder.Encoder`, or `training.predict.NetworkAnalyser` before export."""

    labels: Labels

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]: ...


def score_parser(analyser: Analyser, gold: Sequence[Annotated], *, group: int = 64) -> dict[str, float]:
    """Percentages: UAS, LAS, LAS with universal relations, UPOS, XPOS, FEATS, lemmas; F1 of names where annotated."""
    counts: Counter[str] = Counter()
    for k in range(0, len(gold), group):
        part = gold[k : k + group]
        found = analyser.analyse([[w.form for w in a.tree.words] for a in part])
        for sentence, analysis in zip(part, found, strict=True):
            _count(counts, sentence, analysis, analyser.labels)
    keys = ("uas", "las", "las_universal", "upos", "xpos", "feats", "lemma")
    out = {key: round(100 * counts[key] / counts["words"], 2) for key in keys}
    if counts["names_gold"]:
        both = counts["names_gold"] + counts["names_said"]
        out["names"] = round(200 * counts["names_right"] / both, 2)
    return out


def _count(c: Counter[str], sentence: Annotated, a: Analysis, labels: Labels) -> None:
    for i, word in enumerate(sentence.tree.words):
        head = 0 if a.heads[i] == i else int(a.heads[i]) + 1
        relation = labels.relation[a.relation[i]]
        right = head == word.head
        c["words"] += 1
        c["uas"] += right
        c["las"] += right and relation == word.relation
        c["las_universal"] += right and relation.split(":")[0] == word.relation.split(":")[0]
        c["upos"] += labels.upos[a.upos[i]] == word.upos
        c["xpos"] += labels.xpos[a.xpos[i]] == word.xpos
        c["feats"] += labels.feats[a.feats[i]] == word.feats
        c["lemma"] += lemma(word.form, labels.upos[a.upos[i]], labels.lemma[a.lemma[i]]) == word.lemma
    if sentence.names is not None:
        c["names_gold"] += len(sentence.names)
        c["names_said"] += len(a.names)
        c["names_right"] += len(set(sentence.names) & set(a.names))
