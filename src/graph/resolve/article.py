"""Resolution within one article: what the extractor asks, token by token."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Article, Link, Party, Sentence, Span
from graph.resolve.context import Context, Found
from graph.resolve.gazetteer import Gazetteer
from graph.resolve.phrases import Phrases


class ArticleResolver:
    """Resolves the phrases of one article. Sentence and token indices are those of ``sentences``."""

    def __init__(self, gazetteer: Gazetteer, article: Article, sentences: Sequence[Sentence]) -> None:
        self._text = article.text
        self._context = Context(gazetteer, article, sentences)
        self._phrases = Phrases(self._context)

    def parties(self, s: int, i: int) -> tuple[Party, ...]:
        """The political actors that the noun phrase or pronoun headed by token ``i`` of sentence ``s`` names.

        Coordinated phrases are spelled out; () if it names none.
        """
        return tuple(self._party(s, f) for f in self._phrases.of(s, i))

    def party(self, s: int, i: int) -> tuple[Party, ...]:
        """The same without the phrases coordinated with token ``i``."""
        return tuple(self._party(s, f) for f in self._phrases.one(s, i))

    def speaker(self, s: int, i: int) -> tuple[Party, ...]:
        """The same of who says something: () for who stands for no state ("residents", "two delegates", "a diplomat")."""
        own = self.parties(s, i)
        role = self._context.roles.first(self._context.token(s, i).lemma.lower())
        nobody = role == "people" or (role == "official" and self._indefinite(s, i))
        return () if nobody and all(party.link.guessed for party in own) else own

    def _indefinite(self, s: int, i: int) -> bool:
        sentence = self._context.sentences[s]
        before = (sentence.tokens[c] for c in sentence.children[i])
        return any(t.dep == "nummod" or t.text.lower() in ("a", "an", "some", "several") for t in before)

    def place(self, s: int, i: int) -> Party | None:
        """The place that the phrase headed by a token names, None if it names none."""
        found = self._phrases.place(s, i)
        return self._party(s, found) if found else None

    def dominant(self, s: int) -> Link | None:
        """The country that the article is about up to sentence ``s``."""
        return self._context.dominant(s)

    def _party(self, s: int, found: Found) -> Party:
        tokens = self._context.sentences[s].tokens
        span = Span(tokens[found.begin].begin, tokens[found.end - 1].end)
        return Party(span, span.of(self._text), found.link)
