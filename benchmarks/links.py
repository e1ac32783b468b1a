"""How often the resolver gives the annotated code, by class of phrase, on annotated passages.

    python benchmarks/links.py [FILE.jsonl ...] [--misses N]

Reads gold files (``sentences``, ``actor``, ``actor_text``) and annotated files (``text``, ``actor``, ``actor_span``).
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from graph.model import Article, Sentence
from graph.parse import load_pipeline
from graph.resolve import ArticleResolver, load_gazetteer

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "gold" / "train_gold.jsonl"


@dataclass(frozen=True)
class Case:
    """A phrase of a passage with the code that the annotation gives it."""

    passage: str
    begin: int
    end: int
    code: str


def read(path: Path) -> Iterator[tuple[str, str, str, list[Case]]]:
    """Passages: id, date, text, cases."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        text = row.get("text") or " ".join(row["sentences"])
        yield row["id"], row["date"], text, sorted(set(_cases(row, text)), key=lambda c: (c.begin, c.end, c.code))


def _cases(row: dict[str, Any], text: str) -> Iterator[Case]:
    bounds = row.get("sents") or _bounds(row["sentences"])
    for event in row["events"]:
        begin, end = bounds[event["sent"]]
        for role in ("actor", "recipient", "attributed_to"):
            codes = event.get(role) or []
            spans = event.get({"attributed_to": "attributed_span"}.get(role, role + "_span")) or []
            texts = event.get(role + "_text") or []
            if len(spans) == len(codes):
                yield from (Case(row["id"], s[0], s[1], c) for s, c in zip(spans, codes, strict=True) if s)
            elif len(texts) == len(codes):
                for words, code in zip(texts, codes, strict=True):
                    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, begin, end) if words else None
                    if found:
                        yield Case(row["id"], *found.span(), code)


def _bounds(sentences: list[str]) -> list[tuple[int, int]]:
    out, at = [], 0
    for s in sentences:
        out.append((at, at + len(s)))
        at += len(s) + 1
    return out


def head(sentences: tuple[Sentence, ...], begin: int, end: int) -> tuple[int, int] | None:
    """Sentence and token that the words of a span depend on."""
    for s in sentences:
        inside = [t for t in s.tokens if t.begin < end and t.end > begin]
        if inside:
            indices = {t.i for t in inside}
            return s.index, next((t.i for t in inside if t.head not in indices or t.head == t.i), inside[-1].i)
    return None


def kind(sentence: Sentence, i: int, resolver: ArticleResolver) -> str:
    t = sentence.tokens[i]
    if t.upos in ("PRON", "DET"):
        return "pronoun"
    if t.upos == "PROPN":
        return "name"
    return "adjective" if t.upos == "ADJ" and t.text[0].isupper() else "noun"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    pipeline, gazetteer = load_pipeline(), load_gazetteer()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    misses: list[str] = []
    spent, tokens = 0.0, 0
    for path in options.files:
        for identifier, date, text, cases in read(path):
            sentences = pipeline.sentences_of(text)
            article = Article(identifier, text, date=datetime.date.fromisoformat((date + "-01-01")[:10]))
            start = time.process_time()
            resolver = ArticleResolver(gazetteer, article, sentences)
            spent += time.process_time() - start
            tokens += sum(len(s.tokens) for s in sentences)
            for case in cases:
                at = head(sentences, case.begin, case.end)
                if at is None:
                    continue
                start = time.process_time()
                parties = resolver.parties(*at)
                spent += time.process_time() - start
                for name in (kind(sentences[at[0]], at[1], resolver), "all"):
                    total[name] += 1
                    right[name] += case.code in [p.link.entity.code for p in parties]
                if case.code not in [p.link.entity.code for p in parties]:
                    got = [(p.link.entity.code, p.link.reason) for p in parties]
                    s = sentences[at[0]]
                    misses.append(
                        f"{case.code:8} {text[case.begin : case.end]!r} head {s.tokens[at[1]].text} {got}\n"
                        f"         {identifier}: {text[s.begin : s.end]}"
                    )
    for name in sorted(total):
        print(f"{name:10} {right[name]:5} of {total[name]:5}  {right[name] / total[name]:.3f}")
    print(f"{spent / tokens * 1e6:.1f} microseconds a token")
    for miss in misses[: options.misses]:
        print(miss)


if __name__ == "__main__":
    main()
