"""Why mentions are one event, and why two others are not, in words."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import QueryError
from graph.ledger.ledger import Ledger
from graph.merge import Signature, compare
from graph.merge.compare import NEEDED


def why_event(ledger: Ledger, event: str) -> Iterator[str]:
    """The mentions of an event (its IRI or key), and what joined them."""
    key = event.rstrip("/").split("/event/")[-1].split("/possible/")[-1].partition("/")[0]
    key = key.removeprefix("id:event").removeprefix("id:possible").lstrip("/")
    found = ledger.events.event(key)
    if found is None:
        raise QueryError(f"event {event!r}: not in the graph; give its IRI, or the last part of it")
    articles = len({article for article, _ in found.mentions})
    yield f"{key}: {len(found.mentions)} mentions in {articles} articles"
    for article, mention in found.mentions:
        yield f"  {article} {mention}: {_sentence(ledger, article, mention)}"
    yield from (f"  joined: {reason}" for reason in found.reasons)
    if not found.reasons:
        yield "  told once: nothing to join"


def why_not(ledger: Ledger, one: str, other: str) -> Iterator[str]:
    """Whether two mentions (``ARTICLE MENTION`` or ``ARTICLE:MENTION``) are the same event, and why or why not."""
    a, b = _signature(ledger, one), _signature(ledger, other)
    for s in (a, b):
        yield f"{s.article} {s.mention}: {_sentence(ledger, s.article, s.mention)}"
        yield f"  {_shown(s)}"
    keys = {ledger.events.keys(s.article)[s.mention] for s in (a, b)}
    if a.article != b.article:
        for s in (a, b):
            if s.again:
                yield f"{s.article} {s.mention} tells again of {s.article} {s.again} ({s.why}), which is compared"
        a, b = (_first(ledger, s) for s in (a, b))
    verdict = compare(a, b)
    yield f"compared: {verdict.reason} (agreement {verdict.score:.2f}, needed {NEEDED:.2f})"
    if len(keys) == 1:
        yield f"one event: {keys.pop()}"
    elif verdict.same:
        yield "two events: they agree, but one of them contradicts a mention that the other is surer to be one with"
    else:
        yield "two events"


def _signature(ledger: Ledger, name: str) -> Signature:
    article, _, mention = name.replace(" ", ":").rpartition(":")
    found = ledger.events.find(article, mention)
    if found is None:
        raise QueryError(
            f"mention {name!r}: not in the graph; write it as ARTICLE:MENTION, as `newsgraph why` shows it"
        )
    return found


def _first(ledger: Ledger, s: Signature) -> Signature:
    """The first mention of an event in its article, which carries what all its mentions say."""
    return (ledger.events.find(s.article, s.again) if s.again else None) or s


def _sentence(ledger: Ledger, article: str, mention: str) -> str:
    read = ledger.read(article)
    found = next(m for m in read.mentions if m.id == mention)
    return " ".join(read.sentences[found.sentence].of(read.article.text).split())


def _shown(s: Signature) -> str:
    time = f"{s.begin}" if s.begin == s.end else f"{s.begin} to {s.end}"
    actors = [*sorted(s.actors), *(f"perhaps {a}" for a in sorted(s.maybe_actors))]
    recipients = [*sorted(s.recipients), *(f"perhaps {r}" for r in sorted(s.maybe_recipients))]
    parties = f"{', '.join(actors) or '-'} -> {', '.join(recipients) or '-'}"
    parts = [s.type, s.kind, parties, f"at {s.place}" if s.place else "", time if s.dated else f"reported {time}"]
    return "; ".join(p for p in parts if p)
