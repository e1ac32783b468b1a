"""Annotations without their texts, and with them again:

    python -m training.standoff PASSAGES.jsonl... -o OUT.jsonl
    python -m training.standoff training/annotations/wikinews_*.jsonl --restore ARTICLES.jsonl -o OUT.jsonl

ARTICLES holds ``id`` and ``text`` of whole articles (for ``treebank_news.jsonl``: of the passages, which are runs of
sentences of a treebank document joined by blanks).
What is kept of an event: trigger with offset, type, actors, recipients and speakers as codes with offsets, status,
place, date, quantity; of a passage: its article and where it begins there, sentence bounds, and a hash of its text,
by which `restore` proves that it found the right one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

_KEPT = ("id", "article", "date", "begin", "sents")
_TEXT_FIELDS = ("actor_text", "recipient_text", "attributed_text", "sent")


def standoff(record: Mapping[str, Any]) -> dict[str, Any]:
    """A passage record without its text and without the words of its phrases."""
    text = record["text"]
    events = [{k: v for k, v in event.items() if k not in _TEXT_FIELDS} for event in record["events"]]
    kept = {k: record[k] for k in _KEPT if k in record}
    return kept | {"length": len(text), "sha256": _hash(text), "events": events}


def restore(record: Mapping[str, Any], article_text: str) -> dict[str, Any]:
    """The passage with its text again. Raises ValueError if the article is not the one that was annotated."""
    begin = record["begin"]
    text = article_text[begin : begin + record["length"]]
    if _hash(text) != record["sha256"]:
        raise ValueError(f"{record['id']}: the article's text differs from the annotated one")
    return {**record, "text": text}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_lines(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line:
                yield json.loads(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", nargs="+", type=Path)
    parser.add_argument("--restore", type=Path, metavar="ARTICLES")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    articles = {a["id"]: a["text"] for a in read_lines([options.restore])} if options.restore else None
    with options.out.open("w", encoding="utf-8") as out:
        for record in read_lines(options.passages):
            made = standoff(record) if articles is None else restore(record, articles[record["article"]])
            out.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
