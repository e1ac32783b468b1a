"""The work of one worker: a batch of articles read, each packed for the ledger. Light: a worker starts with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cluster.bound import bounded

if TYPE_CHECKING:
    from graph.ledger import Found
    from graph.model import Article
    from graph.pipeline import Reader

WORDS = 4_000
"""About so many words are one batch: some tenths of a second of work, so that little is lost with a worker."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Settings:
    """How articles are read; the same for all workers of a build."""

    language_pipeline: Path | None = None
    min_confidence: float = 0.0
    entities: Path | None = None
    article_seconds: int = 300
    """Processor time after which an article is given up; the longest that are read take about ten."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be understood, and why, in one line."""

    id: str
    source: str | None
    reason: str


Result = list["Found | Failed"]


def one_thread() -> None:
    """Let the libraries of this process use one thread each; for workers, before anything heavy is imported."""
    for name in _ONE_THREAD:
        os.environ[name] = "1"


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Processes that are started meanwhile have libraries of one thread; this one stays as it is."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    one_thread()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def read_batch(articles: Sequence[Article], settings: Settings) -> Result:
    """The articles as found, in order. What fails is read again alone, so that one article costs only itself."""
    from graph.ledger import pack

    reader = _reader(settings)
    try:
        with bounded(settings.article_seconds):
            return [pack(read) for read in reader.read(articles)]
    except Exception:  # whatever an article does to a library, the rest goes on
        return [_alone(reader, article, settings.article_seconds) for article in articles]


def _alone(reader: Reader, article: Article, seconds: float) -> Found | Failed:
    from graph.ledger import pack

    try:
        with bounded(seconds):
            (read,) = reader.read([article])
            return pack(read)
    except Exception as error:  # the same
        message = " ".join(str(error).split())
        return Failed(article.id, article.source, f"{type(error).__name__}: {message}"[:300])


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> Reader:
    from graph.pipeline import load_reader

    return load_reader(
        language_pipeline=settings.language_pipeline,
        min_confidence=settings.min_confidence,
        entities=settings.entities,
    )


def batches(articles: Iterable[Article], *, words: int = WORDS) -> Iterator[list[Article]]:
    """The articles in batches of about so many words (six characters each)."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text) // 6
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
