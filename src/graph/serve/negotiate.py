"""Content negotiation (RFC 9110, section 12.5.1): which of our formats an ``Accept`` header likes best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format that we write: ``name`` as the engine's process knows it, the media types it is asked for by."""

    name: str
    media: tuple[str, ...]
    """The first is what we call it ourselves."""
    suffix: str
    iri: str
    """As the W3C names it (service descriptions)."""

    @property
    def content_type(self) -> str:
        kind = self.media[0]
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


_W3C = "http://www.w3.org/ns/formats/"
RESULTS = (
    Format("json", ("application/sparql-results+json", "application/json"), "srj", _W3C + "SPARQL_Results_JSON"),
    Format(
        "xml", ("application/sparql-results+xml", "application/xml", "text/xml"), "srx", _W3C + "SPARQL_Results_XML"
    ),
    Format("csv", ("text/csv",), "csv", _W3C + "SPARQL_Results_CSV"),
    Format("tsv", ("text/tab-separated-values",), "tsv", _W3C + "SPARQL_Results_TSV"),
)
"""For SELECT and ASK."""
TRIPLES = (
    Format("turtle", ("text/turtle", "application/x-turtle"), "ttl", _W3C + "Turtle"),
    Format("ntriples", ("application/n-triples", "text/plain"), "nt", _W3C + "N-Triples"),
    Format("rdfxml", ("application/rdf+xml", "application/xml", "text/xml"), "rdf", _W3C + "RDF_XML"),
    Format("jsonld", ("application/ld+json", "application/json"), "jsonld", _W3C + "JSON-LD"),
    Format("n3", ("text/n3",), "n3", _W3C + "N3"),
)
"""For CONSTRUCT, DESCRIBE and single graphs."""
QUADS = (
    Format("trig", ("application/trig", "application/x-trig"), "trig", _W3C + "TriG"),
    Format("nquads", ("application/n-quads", "text/x-nquads"), "nq", _W3C + "N-Quads"),
)
"""For whole datasets."""
HTML = Format("html", ("text/html", "application/xhtml+xml"), "html", "")


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of a header, with its quality (0 to 1) and the media type parameters it asks for."""

    kind: str
    part: str
    quality: float
    parameters: int

    def likes(self, media: str) -> int:
        """How exactly the range names a media type: 0 not at all, 1 ``*/*``, 2 ``text/*``, 3 and more by name."""
        kind, _, part = media.partition("/")
        if self.kind == "*":
            return 1
        if self.kind != kind:
            return 0
        if self.part == "*":
            return 2
        return 3 + self.parameters if self.part == part else 0


def ranges(header: str) -> list[Range]:
    """The media ranges of an ``Accept`` header; what is not well-formed is left out."""
    out = []
    for item in header.split(","):
        media, *options = (p.strip() for p in item.split(";"))
        kind, slash, part = media.lower().partition("/")
        if not (kind and slash and part):
            continue
        quality, parameters = 1.0, 0
        for option in options:
            key, _, value = option.partition("=")
            if key.strip().lower() == "q":
                quality = _quality(value)
                break
            parameters += key.strip().lower() != "charset"
        out.append(Range(kind, part, quality, parameters))
    return out


def choose(header: str | None, offers: Sequence[Format]) -> Format | None:
    """The format that the header likes best; the first offer where it has no wish; None for 406."""
    if header is None or not header.strip():
        return offers[0]
    wishes = ranges(header)
    best: tuple[float, int, Format] | None = None
    for rank, offer in enumerate(offers):
        quality = max(_liking(wishes, media, by_name=media != offer.media[0]) for media in offer.media)
        if quality > 0 and (best is None or (quality, -rank) > (best[0], best[1])):
            best = (quality, -rank, offer)
    return best[2] if best else None


def _liking(wishes: Sequence[Range], media: str, *, by_name: bool) -> float:
    """Quality of the most exact range that fits; 0 for none. ``by_name``: ``*`` does not count."""
    fitting = [(w.likes(media), w.quality) for w in wishes if w.likes(media) >= (3 if by_name else 1)]
    return max(fitting, key=lambda f: f[0])[1] if fitting else 0.0


def _quality(text: str) -> float:
    try:
        return min(max(float(text.strip()), 0.0), 1.0)
    except ValueError:
        return 0.0
