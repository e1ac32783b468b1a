"""What a check found, and where: the article and the sentence of each broken rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.rdf.terms import Literal, NamedNode, Term
from graph.rdf.vocabulary import NG, NIF
from graph.store import Store

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: at which node, why, in which article and sentence."""

    node: str
    message: str
    article: str | None = None
    sentence: str | None = None

    def line(self) -> str:
        where = f"article {self.article}: " if self.article else ""
        return f"{where}{self.node}: {self.message}" + (f'\n    "{self.sentence}"' if self.sentence else "")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings of a check."""

    findings: tuple[Finding, ...]
    articles: int

    @property
    def conforms(self) -> bool:
        return not self.findings

    @property
    def text(self) -> str:
        if self.conforms:
            return f"{self.articles} articles conform to the shapes"
        lines = [
            f"{len(self.findings)} violations in {self.articles} articles",
            *(f.line() for f in self.findings[:_SHOWN]),
        ]
        return "\n".join(
            lines + ([f"... and {len(self.findings) - _SHOWN} more"] if len(self.findings) > _SHOWN else [])
        )


def finding(store: Store, node: NamedNode, message: str) -> Finding:
    """A broken rule with the article and the sentence that the node comes from, where it comes from one."""
    mention = _mention_of(store, node)
    short = node.value.removeprefix(store.iris.base)
    match = re.match(r"article/([^/]+)", short)
    article, sentence = (match[1] if match else None), None
    if mention is not None:
        inside = re.match(r"article/([^/]+)", mention.value.removeprefix(store.iris.base))
        article = inside[1] if inside else article
        span = _object(store, mention, NG("inSentence"))
        words = _object(store, span, NIF("anchorOf")) if isinstance(span, NamedNode) else None
        sentence = words.value if isinstance(words, Literal) else None
    return Finding(short, message, article, sentence)


def _mention_of(store: Store, node: NamedNode) -> NamedNode | None:
    """The mention that a node belongs to: itself, that of a claim, of a figure or interval, or one that denotes it."""
    direct = _object(store, node, NG("inMention"))
    if isinstance(direct, NamedNode):
        return direct
    if "/mention/" in node.value:
        return node
    for predicate in (NG("denotes"), NG("trigger"), NG("inSentence")):
        quad = next(store.engine.quads_for_pattern(None, predicate, node), None)
        if quad is not None:
            return quad.subject
    for quad in store.engine.quads_for_pattern(None, None, node):
        found = _object(store, quad.subject, NG("inMention"))
        if isinstance(found, NamedNode):
            return found
    return None


def _object(store: Store, subject: NamedNode, predicate: NamedNode) -> Term | None:
    quad = next(store.engine.quads_for_pattern(subject, predicate, None), None)
    return None if quad is None else quad.object
