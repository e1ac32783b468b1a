"""The whole program in one page: articles in, event graph out.

article -> sentences -> resolved names -> event mentions -> events merged across articles -> triples -> store -> page, Turtle
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.extract.coder import code
from graph.extract.content import told_of
from graph.extract.resolutions import resolutions
from graph.model import Article, EventMention, ReadArticle, Sentence
from graph.parse import Pipeline, load_pipeline
from graph.resolve import ArticleResolver, Gazetteer, load_gazetteer, load_reference, read_user_entities


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs besides the article: the language pipeline and the names that are known."""

    language: Pipeline
    names: Gazetteer
    min_confidence: float = 0.0

    def read(self, articles: Iterable[Article]) -> Iterator[ReadArticle]:
        """Understand each article, in order, one at a time as they are asked for."""
        for article, sentences in self.language.sentences(articles):
            yield self._one(article, sentences)

    def _one(self, article: Article, sentences: tuple[Sentence, ...]) -> ReadArticle:
        resolver = ArticleResolver(self.names, article, sentences)
        mentions = code(article, sentences, resolver)
        return ReadArticle(
            article=article,
            sentences=tuple(s.span for s in sentences),
            mentions=told_of(tuple(self._sure(mentions))),
            resolutions=resolutions(article.text, sentences),
        )

    def _sure(self, mentions: Iterable[EventMention]) -> Iterator[EventMention]:
        return (m for m in mentions if m.confidence >= self.min_confidence)


def load_reader(
    *, language_pipeline: Path | None = None, min_confidence: float = 0.0, entities: Path | None = None
) -> Reader:
    """The bundled language pipeline, or the one at a path, with the reference tables and the user's ``entities``."""
    names = Gazetteer(load_reference(), read_user_entities(entities)) if entities else load_gazetteer()
    return Reader(load_pipeline(language_pipeline), names, min_confidence)
