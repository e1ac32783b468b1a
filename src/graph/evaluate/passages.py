"""Score event mentions against annotated passages.

Pairs are made within a sentence, one to one, best first: triggers that overlap, or the same type. An event counts where the
types of a pair agree; a dyad is a (sentence, type, actor, recipient) tuple, reciprocal types compare the set of parties.
The rules are those of the project's gold data (``score_events.py`` there), and a test holds the two together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.errors import InputError
from graph.evaluate.scores import Difference, Event, Scores, summed

Row = dict[str, Any]

SAME = {
    "UN": "UNO", "UNSC": "UNO", "EU": "EUU", "DAESH": "ISIS", "IS": "ISIS", "ISIL": "ISIS", "YPG": "SDF", "PYD": "SDF",
    "REB": "SYR-OPP", "SYROPP": "SYR-OPP", "PAL": "PSE", "HAM": "HAMAS", "GOVDEU": "DEU",
}  # fmt: skip
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
STOP = frozenset(
    [
        "the",
        "of",
        "region",
        "province",
        "oblast",
        "city",
        "town",
        "northern",
        "southern",
        "eastern",
        "western",
        "north",
        "south",
        "east",
        "west",
    ]
)


def score(gold: Mapping[str, Row], found: Mapping[str, Row]) -> Scores:
    """Compare ``{id: passage}`` with ``{id: {"events": [...]}}``."""
    count: Counter[str] = Counter()
    types: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bins: defaultdict[int, Counter[str]] = defaultdict(Counter)
    differences: list[Difference] = []
    for name, passage in gold.items():
        starts = sentence_starts(passage)
        wanted = [_placed(e, starts) for e in passage["events"]]
        events = [_placed(e, starts) for e in found.get(name, {}).get("events", [])]
        pairs = paired(wanted, events)
        _count(count, types, wanted, events, pairs)
        _calibrate(bins, events, pairs)
        differences += _differences(name, passage_text(passage), starts, wanted, events, pairs)
    return summed(count, types, bins, differences)


def passage_text(passage: Row) -> str:
    return str(passage.get("text") or " ".join(passage["sentences"]))


def sentence_starts(passage: Row) -> list[int]:
    if "starts" in passage:
        return list(passage["starts"])
    if "sents" in passage:
        return [begin for begin, _ in passage["sents"]]
    if "sentences" not in passage:
        raise InputError(
            f"passage {passage.get('id')}: has neither 'sentences' nor 'sents' nor 'starts'; add the sentences"
        )
    text, at, out = passage_text(passage), 0, []
    for sentence in passage["sentences"]:
        i = text.find(sentence[:40], at)
        at = i if i >= 0 else at
        out.append(at)
        at += max(1, len(sentence) - 2)
    return out


def _placed(event: Event, starts: Sequence[int]) -> Row:
    inside = [n for n, start in enumerate(starts) if event["offset"] >= start]
    return {**event, "sent": inside[-1] if inside else 0}


def codes(event: Event, side: str) -> set[str]:
    plain = (str(c).upper().strip() for c in event.get(side) or [])
    return {SAME.get(c, c) for c in plain}


def parties(event: Event) -> set[str]:
    return codes(event, "actor") | codes(event, "recipient")


def _overlap(a: Event, b: Event) -> bool:
    return bool(a["offset"] < b["offset"] + len(b["trigger"]) and b["offset"] < a["offset"] + len(a["trigger"]))


def _weight(gold: Event, found: Event) -> float:
    a, b = parties(gold), parties(found)
    shared = len(a & b) / len(a | b) if a | b else 0.5
    near = abs(float(gold["offset"]) - float(found["offset"])) / 1e5
    same = 1.0 if gold["type"] == found["type"] else 0.0
    return 4.0 * _overlap(gold, found) + 3.0 * same + shared - near


def paired(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    ways = sorted(
        (
            (_weight(g, p), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(found)
            if g["sent"] == p["sent"] and (_overlap(g, p) or g["type"] == p["type"])
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, i, j in ways:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((gold[i], found[j]))
    return out


def _tuples(event: Row) -> set[tuple[int, str, str, str]]:
    if event["type"] in RECIPROCAL:
        return {(event["sent"], event["type"], c, "=") for c in parties(event) or {"-"}}
    actors, recipients = codes(event, "actor") or {"-"}, codes(event, "recipient") or {"-"}
    return {(event["sent"], event["type"], a, r) for a in actors for r in recipients}


def _count(
    count: Counter[str],
    types: Mapping[str, Counter[str]],
    gold: list[Row],
    found: list[Row],
    pairs: list[tuple[Row, Row]],
) -> None:
    count.update(gold=len(gold), found=len(found), trigger=len(pairs))
    for event in gold:
        types[event["type"]]["gold"] += 1
    for event in found:
        types[event["type"]]["found"] += 1
    wanted = {t for e in gold for t in _tuples(e)}
    given = {t for e in found for t in _tuples(e)}
    count.update(dyad_right=len(wanted & given), dyad_gold=len(wanted), dyad_found=len(given))
    for g, p in pairs:
        if g["type"] == p["type"]:
            types[g["type"]]["right"] += 1
            count.update(event=1)
            count.update(_details(g, p))


def _details(gold: Row, found: Row) -> Counter[str]:
    count: Counter[str] = Counter()
    reciprocal = gold["type"] in RECIPROCAL
    for side in ("actor",) if reciprocal else ("actor", "recipient"):
        a, b = (parties(gold), parties(found)) if reciprocal else (codes(gold, side), codes(found, side))
        count.update({f"{side}_right": len(a & b), f"{side}_gold": len(a), f"{side}_found": len(b)})
    count["status"] = gold.get("status") == found.get("status")
    count["attributed"] = codes(gold, "attributed_to") == codes(found, "attributed_to")
    if gold.get("date"):
        count.update(date_n=1, date=same_date(gold["date"], found.get("date")))
    if gold.get("place"):
        count.update(place_n=1, place=bool(_words(gold["place"]) & _words(found.get("place"))))
    if gold.get("quantity"):
        count.update(quantity_n=1, quantity=same_quantity(gold["quantity"], found.get("quantity")))
    return count


def _words(place: str | None) -> set[str]:
    return set(re.findall(r"\w+", (place or "").lower())) - STOP


def same_date(gold: str, found: str | None) -> bool:
    """A date agrees when it says the same up to the gold's precision (a month at least)."""
    if not found:
        return False
    return str(found).split("/")[0].startswith(str(gold)[:10]) or (
        str(gold).startswith(str(found)) and len(str(found)) >= 7
    )


def same_quantity(gold: Event, found: Any) -> bool:
    if not found:
        return False
    want = {gold.get("min"), gold.get("max")} - {None}
    given = found if isinstance(found, list) else [found]
    return any(want & ({q.get("min"), q.get("max"), q.get("best")} - {None}) for q in given)


def _calibrate(bins: Mapping[int, Counter[str]], found: list[Row], pairs: list[tuple[Row, Row]]) -> None:
    right = {id(p) for g, p in pairs if g["type"] == p["type"]}
    for event in found:
        if event.get("confidence") is not None:
            tenth = min(int(event["confidence"] * 10), 9)
            bins[tenth].update(n=1, right=id(event) in right)


def _differences(
    name: str, text: str, starts: list[int], gold: list[Row], found: list[Row], pairs: list[tuple[Row, Row]]
) -> Iterator[Difference]:
    partner_of_gold = {id(g): p for g, p in pairs}
    partners = {id(p) for _, p in pairs}

    def sentence(event: Row) -> str:
        end = starts[event["sent"] + 1] if event["sent"] + 1 < len(starts) else len(text)
        return text[starts[event["sent"]] : end].strip()

    for g in gold:
        p = partner_of_gold.get(id(g))
        if p is None:
            yield Difference("missed", name, sentence(g), g, None)
        elif p["type"] != g["type"]:
            yield Difference("type", name, sentence(g), g, p)
        elif _tuples(g) != _tuples(p) or g.get("status") != p.get("status"):
            yield Difference("roles" if _tuples(g) != _tuples(p) else "status", name, sentence(g), g, p)
    for p in found:
        if id(p) not in partners:
            yield Difference("false", name, sentence(p), None, p)


__all__ = [
    "Scores",
    "codes",
    "paired",
    "parties",
    "passage_text",
    "same_date",
    "same_quantity",
    "score",
    "sentence_starts",
]
