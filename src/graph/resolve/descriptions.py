"""What the phrases around a proper name say whose it is: titles, appositions, predicates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.model import Link, Token
from graph.resolve.context import Context, Found

HERE_ONLY = "named in this article only"
"""What the reason of a link says of a name that the tables do not know."""
ABOUT_HERE = f"{HERE_ONLY}, which is about"
"""The same where only the article's subject says of which state it is."""


def descriptions(
    context: Context, sources: Callable[[int, int], list[Found]], s: int, i: int
) -> Iterator[tuple[Found, str]]:
    """What the phrases around a name connect it with, the closest first; guesses say nothing."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    phrases = [(i, "title or adjective")]
    phrases += [
        (c, "apposition")
        for c in sentence.children[i]
        if sentence.tokens[c].dep in ("nmod:desc", "appos", "parataxis") and _role(context, sentence.tokens[c])
    ]
    if token.dep in ("appos", "nmod:desc", "flat") and _role(context, sentence.tokens[token.head]):
        phrases.append((token.head, "apposition"))
    if token.dep == "nsubj" and _role(context, sentence.tokens[token.head]):
        phrases.append((token.head, "predicate"))
    for at, why in phrases:
        yield from ((found, why) for found in sources(s, at) if not _is_guess(found.link))


def _role(context: Context, token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN") and context.roles.first(token.lemma.lower()) is not None


def _is_guess(link: Link) -> bool:
    return link.guessed or link.reason.startswith(ABOUT_HERE)
