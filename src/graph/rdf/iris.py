"""How IRIs of the data are made: from ids and keys only, so that the same input gives the same IRIs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from graph.model import Article, Modality, Resolution, Span
from graph.rdf.terms import NamedNode
from graph.rdf.vocabulary import DEFAULT_BASE


@lru_cache(maxsize=4096)
def segment(text: str) -> str:
    """One path segment of an IRI: everything but unreserved characters percent-encoded, dots alone too."""
    out = quote(text, safe="")
    return out.replace(".", "%2E") if set(out) == {"."} else out


def slug(text: str) -> str:
    """Lower-case ASCII words with hyphens; the percent-encoded text where nothing of it is ASCII."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or segment(text)


def _path(text: str) -> str:
    return "/".join(segment(part) for part in text.split("/"))


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one data set, under its base IRI."""

    base: str = DEFAULT_BASE

    def graph(self, name: str) -> NamedNode:
        """``facts``, ``described``, ``background`` or ``ontology``."""
        return NamedNode(f"{self.base}graph/{name}")

    def article_graph(self, article_id: str) -> NamedNode:
        return NamedNode(f"{self.base}graph/article/{segment(article_id)}")

    def article(self, article_id: str) -> NamedNode:
        return NamedNode(f"{self.base}article/{segment(article_id)}")

    def text(self, article: Article) -> NamedNode:
        return NamedNode(f"{self.base}article/{segment(article.id)}/text/{article.sha256[:16]}")

    def span(self, text: NamedNode, span: Span) -> NamedNode:
        return NamedNode(f"{text.value}#char={span.begin},{span.end}")

    def part(self, article_id: str, what: str, name: str) -> NamedNode:
        """A mention, claim, figure or interval of an article."""
        return NamedNode(f"{self.base}article/{segment(article_id)}/{what}/{_path(name)}")

    def event(self, key: str) -> NamedNode:
        return NamedNode(f"{self.base}event/{segment(key)}")

    def possible(self, key: str, modality: Modality) -> NamedNode:
        """What is alleged and what is denied of the same event is one node; other modalities have their own."""
        tail = "" if modality in ("alleged", "denied") else f"/{modality}"
        return NamedNode(f"{self.base}possible/{segment(key)}{tail}")

    def violation(self, key: str) -> NamedNode:
        return NamedNode(f"{self.base}possible/{segment(key)}/violation")

    def statement(self, article_id: str, mention_id: str) -> NamedNode:
        """A statement that is only told by "according to" and the like."""
        return NamedNode(f"{self.base}statement/{segment(article_id)}/{segment(mention_id)}")

    def entity(self, entity_id: str) -> NamedNode:
        return NamedNode(self.base + _path(entity_id))

    def outlet(self, name: str) -> NamedNode:
        return NamedNode(f"{self.base}outlet/{slug(name)}")

    def resolution(self, resolution: Resolution) -> NamedNode:
        body = resolution.body.rpartition("/")[2]
        tail = f"-{resolution.number}" if resolution.number else ""
        return NamedNode(f"{self.base}resolution/{segment(body + tail)}")
