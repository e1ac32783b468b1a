"""Hand-made read articles: a small factory, and three articles about an invented dispute."""

from __future__ import annotations

import datetime
import hashlib
import re
from typing import Any

from graph.model import (
    Article,
    Entity,
    EventCluster,
    EventMention,
    Figure,
    Interval,
    Link,
    Party,
    ReadArticle,
    Resolution,
    Span,
)  # fmt: skip

COUNTRIES = {
    code: Entity(f"country/{code}", label, "country", code=code, wikidata=qid)
    for code, label, qid in (
        ("NOR", "Norway", "Q20"), ("FIN", "Finland", "Q33"), ("SWE", "Sweden", "Q34"), ("DNK", "Denmark", "Q35"),
        ("ISL", "Iceland", "Q189"), ("EST", "Estonia", "Q191"),
    )
}  # fmt: skip
UNSC = Entity("org/UNSC", "UN Security Council", "organization", code="UNO", wikidata="Q37470")
TROMS = Entity("place/troms", "Troms", "place", code="NOR", within="country/NOR", latitude=69.65, longitude=18.96)
MINISTER = Entity("person/kari-berg", "Kari Berg", "person", code="NOR", acts_for="country/NOR")
ENTITIES = {e.id: e for e in (*COUNTRIES.values(), UNSC, TROMS, MINISTER)}


def describe(entity_id: str) -> Entity | None:
    return ENTITIES.get(entity_id)


def entity(name: str) -> Entity:
    """A country by code, or an entity by its label."""
    return COUNTRIES.get(name) or next(e for e in ENTITIES.values() if e.label == name)


class Draft:
    """An article to which mentions are added by quoting its words."""

    def __init__(self, article_id: str, text: str, *, date: str | None = "2030-03-05",
                 publisher: str | None = "Nordlys Post", title: str | None = None) -> None:  # fmt: skip
        day = datetime.date.fromisoformat(date) if date else None
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.article = Article(article_id, text, title, day, "metadata" if day else None, publisher, sha256=digest,
                               source=f"{article_id}.txt")  # fmt: skip
        self.sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", text))
        self.mentions: list[EventMention] = []
        self.resolutions: list[Resolution] = []

    def span(self, words: str) -> Span:
        begin = self.article.text.index(words)
        return Span(begin, begin + len(words))

    def party(self, name: str, words: str | None = None) -> Party:
        words = words or entity(name).label
        return Party(self.span(words), words, Link(entity(name), 0.9, f"known name {words!r}"))

    def figure(self, measures: str, wording: str, lower: float | None, best: float | None, upper: float | None,
               **more: Any) -> Figure:  # fmt: skip
        more.setdefault("approximation", "exactly")
        more["attributed_to"] = tuple(self.party(n) for n in more.get("attributed_to", ()))
        more.setdefault("bounds_inferred", False)
        return Figure(measures, lower, best, upper, wording=wording, span=self.span(wording), **more)

    def resolution(self, number: str | None, words: str) -> Resolution:
        found = Resolution("org/UNSC", number, self.span(words), words)
        self.resolutions.append(found)
        return found

    def add(self, trigger: str, type: Any, kind: str = "Event", **more: Any) -> str:
        """Adds a mention; parties and words are given as text. Returns its id."""
        span = self.span(trigger)
        index = next(i for i, s in enumerate(self.sentences) if s.begin <= span.begin < s.end)
        for role in ("actors", "recipients", "attributed_to", "relayed_by"):
            more[role] = tuple(p if isinstance(p, Party) else self.party(p) for p in more.get(role, ()))
        for role in ("place", "destination", "origin"):
            if isinstance(more.get(role), str):
                more[role] = self.party(more[role])
        for role in ("topic", "quote"):
            if isinstance(more.get(role), str):
                more[role] = self.span(more[role])
        for role in ("time", "in_force"):
            if isinstance(more.get(role), str):
                more[role] = days(more[role])
        more = {"mode": None, "force": None, "confidence": 0.8, "rule": "hand-made", **more}
        mention = EventMention(f"s{index}-{span.begin}", index, span, trigger, type, kind=kind, **more)
        self.mentions.append(mention)
        return mention.id

    def read(self) -> ReadArticle:
        return ReadArticle(self.article, self.sentences, tuple(self.mentions), tuple(self.resolutions))


def days(text: str) -> Interval:
    """``2030-03-01`` or ``2030-03-01/2030-03-05`` as bounds of the begin."""
    first, _, last = text.partition("/")
    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first)
    return Interval(begin, end, None, None, "range" if last else "day", text)


def deployment_article(article_id: str = "a1", **options: Any) -> ReadArticle:
    """Norway deploys troops; Finland condemns it and urges withdrawal; Sweden estimates; Denmark denies."""
    draft = Draft(
        article_id,
        "Norway deployed troops to Troms on Monday. Finland condemned the deployment and urged Norway to withdraw. "
        "Sweden estimates that around 900 soldiers arrived. Denmark denied that Iceland attacked Estonia. "
        "Norway may impose sanctions. Finland called the deployment a breach of Resolution 9001.",
        **options,
    )
    deployed = draft.add("deployed", "MOBILIZE", "TroopDeployment", mode="troops", actors=["NOR"], destination="Troms",
                         time="2030-03-04")  # fmt: skip
    draft.add("condemned", "ACCUSE", "Condemnation", force="condemn", actors=["FIN"], recipients=["NOR"],
              topic="the deployment", content=(deployed,), time="2030-03-05",
              quote="condemned the deployment")  # fmt: skip
    left = draft.add("withdraw", "RETREAT", "Withdrawal", actors=["NOR"], status="requested", modality="urged")
    draft.add("urged", "REQUEST", "Demand", force="urge", actors=["FIN"], recipients=["NOR"], content=(left,))
    figure = draft.figure("troops", "around 900", 800, 900, 1000, approximation="around", bounds_inferred=True)
    draft.add("arrived", "MOBILIZE", "TroopDeployment", attributed_to=["SWE"], figures=(figure,), actors=["NOR"])
    attack = draft.add("attacked", "ASSAULT", "Attack", actors=["ISL"], recipients=["EST"], status="denied")
    draft.add("denied", "REJECT", "Denial", force="deny", actors=["DNK"], content=(attack,))
    draft.add("impose", "SANCTION", "Sanction", actors=["NOR"], status="possible", modality="hypothetical")
    draft.add("breach", "ACCUSE", "Accusation", force="accuse", actors=["FIN"], recipients=["NOR"], content=(deployed,),
              violates=(draft.resolution("9001", "Resolution 9001"),))  # fmt: skip
    return draft.read()


def second_article(article_id: str = "a2", **options: Any) -> ReadArticle:
    """Another outlet on the same deployment, with a count of its own; a claim of the attack; an agreement."""
    draft = Draft(
        article_id,
        "Norwegian troops moved into Troms this month, 700 of them. Estonia says Iceland attacked it. "
        "Norway and Finland signed a pact on fishing that took effect on Friday. Norway withdrew its troops.",
        **{"date": "2030-03-09", "publisher": "Vik Times", **options},
    )
    figure = draft.figure("troops", "700", 700, 700, 700)
    norway = Party(draft.span("Norwegian"), "Norwegian", Link(COUNTRIES["NOR"], 0.95, "adjective of Norway"))
    draft.add("moved", "MOBILIZE", "TroopDeployment", mode="troops", actors=[norway], destination="Troms",
              time="2030-03-01/2030-03-09", figures=(figure,))  # fmt: skip
    draft.add("attacked", "ASSAULT", "Attack", actors=["ISL"], recipients=["EST"], attributed_to=["EST"])
    draft.add("signed", "AGREE", "Agreement", actors=["NOR", "FIN"], topic="fishing", time="2030-03-01/2030-03-08",
              in_force="2030-03-08")  # fmt: skip
    draft.add("withdrew", "RETREAT", "Withdrawal", actors=["NOR"], time="2030-03-08")
    return draft.read()


def clusters(*articles: ReadArticle) -> list[EventCluster]:
    """Clusters by type, actors and recipients: enough for these articles."""
    found: dict[str, list[tuple[str, str]]] = {}
    for read in articles:
        for m in read.mentions:
            who = "-".join(sorted(p.link.entity.code or "" for p in m.actors))
            whom = "-".join(sorted(p.link.entity.code or "" for p in m.recipients))
            at = f"-{read.article.id}-{m.id}" if m.force else ""
            found.setdefault(f"{m.type}-{who}-{whom}{at}".lower(), []).append((read.article.id, m.id))
    return [EventCluster(key, tuple(sorted(mentions))) for key, mentions in sorted(found.items())]
