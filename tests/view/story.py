"""A small page made by hand: three invented articles about a dam, with talk, a denial and figures that differ."""

# ruff: noqa: E501 - a table of events is read line by line

from __future__ import annotations

import datetime
from typing import Any

from graph.model import Span, Status
from graph.view.content import Mark, Page, PageArticle, PageEntity, PageEvent, PageEvidence, PageFigure, PageTime

BASE = "https://w3id.org/newsgraph/id/"

TEXTS = {
    "wire": (
        "Kenya and Brazil signed a water agreement in Nairobi on 4 March. The pact 🌊 enters into force in June. "
        "Egypt condemned Ethiopia for filling the reservoir and demanded that Addis Ababa release water to Sudan. "
        "Ethiopia rejected the demand. The African Union urged both governments to withdraw their troops from the border. "
        "Sudan said Ethiopian soldiers had shelled the town of Kassala, killing at least 40 people. "
        "Ethiopia denied that its army had attacked Kassala."
    ),
    "gazette": (
        "Egypt deployed about 3,000 soldiers to Sudan on Tuesday. The United Nations estimates that 25 people died in Kassala. "
        "Norway sent food to Sudan and promised more aid. Foreign Minister Abeba Tadesse accused Cairo of planning an attack. "
        "Norway's envoy met the African Union in Nairobi. Protesters marched in Khartoum against the deployment."
    ),
    "herald": (
        "Norway imposed sanctions on two Ethiopian generals. Brazil and Kenya fear that Egypt will strike the dam. "
        "The Security Council adopted resolution 2999, and Egypt praised the vote. "
        "Ethiopian forces withdrew from Kassala on 20 March, the Herald's reporter saw."
    ),
}


def at(article: str, words: str, nth: int = 0) -> Span:
    """The place of the words in the text of an article."""
    begin = -1
    for _ in range(nth + 1):
        begin = TEXTS[article].index(words, begin + 1)
    return Span(begin, begin + len(words))


def sentences(article: str) -> tuple[Span, ...]:
    text, out, begin = TEXTS[article], [], 0
    while begin < len(text):
        end = text.find(". ", begin)
        end = len(text) if end < 0 else end + 1
        out.append(Span(begin, end))
        begin = end + 1
    return tuple(out)


def said(
    article: str,
    trigger: str,
    *,
    confidence: float = 0.8,
    rule: str = "",
    by: tuple[str, ...] = (),
    status: Status | None = None,
    **roles: str,
) -> PageEvidence:
    """Evidence from the sentence that holds the trigger; ``actor="Egypt"`` marks the first Egypt of that sentence."""
    span = at(article, trigger)
    sentence = next(s for s in sentences(article) if s.begin <= span.begin < s.end)
    marks = [Mark("trigger", span)]
    for role, words in roles.items():
        begin = TEXTS[article].index(words, sentence.begin)
        marks.append(Mark(role, Span(begin, begin + len(words))))
    rule = rule or f"lexicon:{trigger.split()[0]} nsubj-obj"
    return PageEvidence(article, sentence, tuple(marks), confidence, rule, by, status)


def on(day: str, wording: str = "") -> PageTime:
    date = datetime.date.fromisoformat(day)
    return PageTime(date, date, date, date, "day", wording)


_ENTITIES = [
    ("country/EGY", "Egypt", "country", "EGY", 26.8, 30.8),
    ("country/ETH", "Ethiopia", "country", "ETH", 9.1, 40.5),
    ("country/SDN", "Sudan", "country", "SDN", 12.9, 30.2),
    ("country/KEN", "Kenya", "country", "KEN", 0.0, 37.9),
    ("country/BRA", "Brazil", "country", "BRA", -14.2, -51.9),
    ("country/NOR", "Norway", "country", "NOR", 60.5, 8.5),
    ("org/AU", "African Union", "organization", "AFU", None, None),
    ("org/UN", "United Nations", "organization", "UNO", None, None),
    ("org/UNSC", "UN Security Council", "organization", "UNSC", None, None),
    ("person/abeba-tadesse", "Abeba Tadesse", "person", "ETH", None, None),
    ("group/protesters-khartoum", "Protesters", "unnamed_group", "SDN", None, None),
    ("place/kassala", "Kassala", "place", "", 15.45, 36.4),
    ("place/nairobi", "Nairobi", "place", "", -1.29, 36.82),
    ("place/khartoum", "Khartoum", "place", "", 15.5, 32.56),
]


def entities() -> tuple[PageEntity, ...]:
    return tuple(
        PageEntity(
            id=id,
            iri=BASE + id,
            label=label,
            kind=kind,  # type: ignore[arg-type]
            code=code,
            latitude=latitude,
            longitude=longitude,
            acts_for="country/ETH" if id.startswith("person/") else "",
        )
        for id, label, kind, code, latitude, longitude in _ENTITIES
    )


def event(id: str, label: str, type: str, **values: Any) -> PageEvent:
    return PageEvent(id=f"event/{id}", iri=f"{BASE}event/{id}", label=label, type=type, **values)  # type: ignore[arg-type]


EGY, ETH, SDN, KEN, BRA, NOR = (f"country/{c}" for c in ("EGY", "ETH", "SDN", "KEN", "BRA", "NOR"))
AU, UN, UNSC, ABEBA, CROWD = "org/AU", "org/UN", "org/UNSC", "person/abeba-tadesse", "group/protesters-khartoum"
KASSALA, NAIROBI, KHARTOUM = "place/kassala", "place/nairobi", "place/khartoum"


def dead(
    lower: float | None, best: float | None, upper: float | None, wording: str, by: str, article: str
) -> PageFigure:
    return PageFigure(
        "killed", lower, best, upper, "at_least" if best is None else "exactly", wording, "", (by,), None, article
    )


def _wire() -> list[PageEvent]:
    return [
        event("agree", "Kenya and Brazil sign a water agreement", "AGREE", kind="Agreement", actors=(KEN, BRA),
              places=(NAIROBI,), time=on("2025-03-04", "on 4 March"), topic="water",
              in_force=PageTime(datetime.date(2025, 6, 1), None, None, datetime.date(2025, 6, 30), "month", "in June"),
              evidence=(said("wire", "signed", actor="Kenya and Brazil", time="on 4 March", place="Nairobi"),)),
        event("condemn", "Egypt condemns Ethiopia", "ACCUSE", kind="Condemnation", force="condemn", actors=(EGY,),
              recipients=(ETH,), time=on("2025-03-05"), content=("event/fill",), topic="filling the reservoir",
              evidence=(said("wire", "condemned", actor="Egypt", recipient="Ethiopia", topic="filling the reservoir"),)),
        event("fill", "Ethiopia fills the reservoir", "COERCE", modalities=("alleged",), actors=(ETH,), attributed_to=(EGY,),
              time=on("2025-03-05"), evidence=(said("wire", "filling", actor="Ethiopia", speaker="Egypt"),)),
        event("demand", "Egypt demands water for Sudan", "REQUEST", kind="Demand", force="demand", actors=(EGY,),
              recipients=(ETH,), time=on("2025-03-05"), content=("event/release",),
              evidence=(said("wire", "demanded", actor="Egypt", recipient="Addis Ababa"),)),
        event("release", "Ethiopia releases water to Sudan", "AID", modalities=("urged",), actors=(ETH,), recipients=(SDN,),
              attributed_to=(EGY,), time=on("2025-03-05"),
              evidence=(said("wire", "release", actor="Addis Ababa", recipient="Sudan"),)),
        event("reject", "Ethiopia rejects the demand", "REJECT", kind="Rejection", force="reject", actors=(ETH,),
              recipients=(EGY,), time=on("2025-03-06"), content=("event/demand",),
              evidence=(said("wire", "rejected", actor="Ethiopia", topic="the demand"),)),
        event("urge", "The African Union urges a withdrawal", "REQUEST", kind="Demand", force="urge", actors=(AU,),
              recipients=(EGY, ETH), time=on("2025-03-07"), content=("event/withdraw-urged",),
              evidence=(said("wire", "urged", actor="The African Union", recipient="both governments"),)),
        event("withdraw-urged", "Egypt and Ethiopia withdraw their troops", "RETREAT", modalities=("urged",), kind="Withdrawal",
              actors=(EGY, ETH), attributed_to=(AU,), refers_to=("event/withdrew",), time=on("2025-03-07"),
              evidence=(said("wire", "withdraw", actor="both governments", speaker="The African Union"),)),
        event("shell", "Ethiopian soldiers shell Kassala", "ASSAULT", kind="Attack", modalities=("alleged", "denied"), mode="artillery",
              actors=(ETH,), recipients=(SDN,), places=(KASSALA,), attributed_to=(SDN, UN), time=on("2025-03-08"),
              figures=(dead(40, None, None, "at least 40 people", SDN, "wire"), dead(25, 25, 25, "25 people", UN, "gazette")),
              evidence=(said("wire", "shelled", actor="Ethiopian soldiers", speaker="Sudan", place="Kassala",
                             figure="at least 40 people", by=(SDN,), confidence=0.74),
                        said("gazette", "died", speaker="The United Nations", figure="25 people", place="Kassala",
                             by=(UN,), confidence=0.6),
                        said("wire", "attacked", actor="its army", place="Kassala", by=(ETH,), status="denied"))),
        event("deny", "Ethiopia denies the attack", "REJECT", kind="Denial", force="deny", actors=(ETH,), recipients=(SDN,),
              time=on("2025-03-09"), content=("event/shell",),
              evidence=(said("wire", "denied", actor="Ethiopia", confidence=0.91),)),
    ]  # fmt: skip


def _gazette() -> list[PageEvent]:
    return [
        event("deploy", "Egypt deploys soldiers to Sudan", "MOBILIZE", kind="TroopDeployment", actors=(EGY,), places=(KHARTOUM,),
              recipients=(SDN,), time=on("2025-03-11", "on Tuesday"),
              figures=(PageFigure("troops", 2700, 3000, 3300, "around", "about 3,000 soldiers", article="gazette"),),
              evidence=(said("gazette", "deployed", actor="Egypt", figure="about 3,000 soldiers", place="Sudan",
                             time="on Tuesday", confidence=0.95),)),
        event("food", "Norway sends food to Sudan", "AID", kind="Aid", actors=(NOR,), recipients=(SDN,), time=on("2025-03-12"),
              evidence=(said("gazette", "sent", actor="Norway", recipient="Sudan", confidence=0.97),)),
        event("promise", "Norway promises aid", "SUPPORT", kind="Promise", force="promise", actors=(NOR,), recipients=(SDN,),
              time=on("2025-03-12"), content=("event/more",), evidence=(said("gazette", "promised", actor="Norway"),)),
        event("more", "Norway gives more aid to Sudan", "AID", modalities=("planned",), actors=(NOR,), recipients=(SDN,),
              attributed_to=(NOR,), evidence=(said("gazette", "more aid", actor="Norway", recipient="Sudan"),)),
        event("accuse", "Tadesse accuses Egypt", "ACCUSE", kind="Accusation", force="accuse", actors=(ABEBA,),
              recipients=(EGY,), time=on("2025-03-13"), content=("event/plan",),
              evidence=(said("gazette", "accused", actor="Foreign Minister Abeba Tadesse", recipient="Cairo"),)),
        event("plan", "Egypt attacks", "ASSAULT", modalities=("alleged",), actors=(EGY,), recipients=(ETH,), attributed_to=(ABEBA,),
              evidence=(said("gazette", "attack", actor="Cairo", speaker="Foreign Minister Abeba Tadesse", confidence=0.55),)),
        event("meet", "Norway meets the African Union", "CONSULT", kind="Meeting", actors=(NOR, AU), places=(NAIROBI,),
              time=on("2025-03-13"), evidence=(said("gazette", "met", actor="Norway's envoy", place="Nairobi"),)),
        event("march", "Protesters march in Khartoum", "PROTEST", kind="Protest", actors=(CROWD,), recipients=(EGY,),
              places=(KHARTOUM,), time=on("2025-03-14"),
              evidence=(said("gazette", "marched", actor="Protesters", place="Khartoum"),)),
    ]  # fmt: skip


def _herald() -> list[PageEvent]:
    return [
        event("sanction", "Norway sanctions Ethiopia", "SANCTION", kind="Sanction", actors=(NOR,), recipients=(ETH,),
              time=on("2025-03-18"), evidence=(said("herald", "imposed sanctions", actor="Norway", recipient="Ethiopian"),)),
        event("strike-feared", "Egypt strikes the dam", "ASSAULT", modalities=("feared",), actors=(EGY,), recipients=(ETH,),
              attributed_to=(BRA, KEN), evidence=(said("herald", "strike", actor="Egypt", speaker="Brazil and Kenya"),)),
        event("adopt", "The Security Council adopts resolution 2999", "AGREE", kind="ResolutionAdoption", actors=(UNSC,),
              time=on("2025-03-19"), evidence=(said("herald", "adopted", actor="The Security Council"),)),
        event("praise", "Egypt praises the vote", "SUPPORT", kind="ExpressionOfSupport", force="praise", actors=(EGY,),
              recipients=(UNSC,), time=on("2025-03-19"), content=("event/adopt",),
              evidence=(said("herald", "praised", actor="Egypt", topic="the vote"),)),
        event("withdrew", "Ethiopian forces withdraw from Kassala", "RETREAT", kind="Withdrawal", actors=(ETH,),
              recipients=(SDN,), places=(KASSALA,), time=on("2025-03-20", "on 20 March"),
              evidence=(said("herald", "withdrew", actor="Ethiopian forces", place="Kassala", time="on 20 March"),)),
    ]  # fmt: skip


def articles() -> tuple[PageArticle, ...]:
    heads = {
        "wire": ("Water pact signed as dam dispute deepens", "Nile Wire", "2025-03-09"),
        "gazette": ("Egypt sends soldiers to Sudan", "The Gazette", "2025-03-14"),
        "herald": ("Norway sanctions two generals", "Herald", "2025-03-21"),
    }
    return tuple(
        PageArticle(
            id=f"article/{key}",
            iri=f"{BASE}article/{key}",
            text=TEXTS[key],
            title=title,
            publisher=publisher,
            date=datetime.date.fromisoformat(day),
            date_basis="metadata",
            url=f"https://example.org/{key}",
            sentences=sentences(key),
            copy_of="article/wire" if key == "gazette" else "",
        )
        for key, (title, publisher, day) in heads.items()
    )


def story() -> Page:
    """The whole page: 3 articles, 14 entities, 23 events."""
    return Page(
        title="The dam dispute",
        articles=articles(),
        entities=entities(),
        events=tuple(_with_article_ids(e) for e in (*_wire(), *_gazette(), *_herald())),
        base=BASE,
    )


def _with_article_ids(event: PageEvent) -> PageEvent:
    from dataclasses import replace

    return replace(
        event,
        kind_label=event.kind,
        evidence=tuple(replace(e, article=f"article/{e.article}") for e in event.evidence),
        figures=tuple(replace(f, article=f"article/{f.article}") for f in event.figures),
    )
