"""Words a second of the bundled language pipeline on one core, and where the time goes.

    python benchmarks/language_pipeline.py [ARTICLES.jsonl] [--profile]

Without a file the seed articles are read ten times over. Prints a table: load time, words a second of the whole
pipeline (text to sentences) and of its parts, best of three passes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import time
from pathlib import Path

from graph.model import Article
from graph.parse import Pipeline, load_pipeline

SEEDS = Path(__file__).parents[1] / "seeds"


def articles(path: Path | None) -> list[Article]:
    if path is None:
        texts = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))] * 10
        return [Article(id=str(i), text=text) for i, text in enumerate(texts)]
    with path.open(encoding="utf-8") as lines:
        return [Article(id=a["id"], text=a["text"]) for a in map(json.loads, lines)]


def one_pass(pipeline: Pipeline, read: list[Article]) -> tuple[int, float]:
    """Words without punctuation counted as in CoNLL-U (every token), and seconds of processor time."""
    begin = time.process_time()
    words = sum(len(s.tokens) for _, sentences in pipeline.sentences(read) for s in sentences)
    return words, time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    begin = time.perf_counter()
    pipeline = load_pipeline()
    print(f"load     {time.perf_counter() - begin:.2f} s (spaCy's import not counted)")
    read = articles(options.articles)
    words, seconds = min((one_pass(pipeline, read) for _ in range(3)), key=lambda found: found[1])
    print(f"articles {len(read)}\nwords    {words}\nspeed    {words / seconds:.0f} words/s of processor time")
    if options.profile:
        with cProfile.Profile() as profile:
            one_pass(pipeline, read)
        pstats.Stats(profile).sort_stats("tottime").print_stats(18)


if __name__ == "__main__":
    main()
