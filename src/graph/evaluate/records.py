"""Score (type, source, target) triples against PLOVER gold-standard records (Open Event Data Alliance), one event a sentence.

The records use the category names of PLOVER 0.5b1 and one code for every international body; both sides are brought to the
2021 categories and to top-level actors before they are compared. The rules are those of ``score_gsr.py`` of the gold data.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.evaluate.scores import Rates, rates
from graph.resolve.reference import load_reference

Triple = tuple[str, str | None, str | None]
OLD = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
SAME = {
    "PSX": "PSE", "PAL": "PSE", "ROM": "ROU", "ZAR": "COD", "JAP": "JPN", "GER": "DEU", "TMP": "TLS", "SRP": "SRB",
    "YUG": "SRB", "SCG": "SRB", "HRC": "HRV", "LAT": "LVA", "ITL": "ITA", "VTN": "VNM", "KSV": "KOS", "XKX": "KOS",
    "CSK": "CZE", "WSB": "PSE", "GZS": "PSE",
}  # fmt: skip
BODIES = {
    "IGO": "IGO", "UNO": "IGO", "EUR": "IGO", "EEC": "IGO", "INT": "IGO", "NGO": "NGO", "NGM": "NGO", "IMG": "IMG",
    "UIS": None, "MNC": "MNC", "ISM": "ISM",
}  # fmt: skip
SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "REB",
        "OPP",
        "COP",
        "JUD",
        "LEG",
        "CVL",
        "PPL",
        "BUS",
        "CRM",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "HLH",
        "REF",
        "REL",
        "SOC",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "PRM",
        "PTY",
        "PRE",
        "INS",
        "SEP",
        "RAD",
        "DEV",
        "ENV",
        "HRI",
        "LEF",
        "MOD",
        "NON",
        "SET",
        "MUS",
        "CHR",
        "CTH",
        "JEW",
        "HIN",
        "BUD",
        "CHO",
        "UNI",
    ]
)
OURS = {
    "EUU": "IGO", "UNO": "IGO", "NATO": "IGO", "G7": "IGO", "G8": "IGO", "G20": "IGO", "AU": "IGO", "ASEAN": "IGO",
    "OSCE": "IGO", "IMF": "IGO", "WB": "IGO", "OAS": "IGO", "ECOWAS": "IGO", "OPEC": "IGO", "ARABLEAGUE": "IGO",
    "LAS": "IGO", "CSTO": "IGO", "SCO": "IGO", "CIS": "IGO", "GCC": "IGO", "COE": "IGO", "ICC": "IGO", "IAEA": "IGO",
    "WTO": "IGO",
}  # fmt: skip
"""Our actor codes of intergovernmental bodies, which the records call IGO."""


def top(code: str | None) -> str | None:
    """The top-level entity of an actor code, None where it has none (a sector alone)."""
    plain = re.sub(r"[^A-Z\-]", "", str(code or "").strip().upper())
    if not plain or plain.startswith("--"):
        return None
    head = plain[:3]
    if head in BODIES:
        return BODIES[head]
    head = SAME.get(head, head)
    return None if head in SECTORS else head


def our_code(code: str) -> str:
    """Our actor code in the records' system: an armed group counts as its state, a body of states as IGO."""
    return OURS.get(code) or load_reference().country_of(code) or code


def load_records(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Gold records by id (a repeated id gets ``#2``): types, source, target, reciprocal, text."""
    out: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["event"] == "DOCUMENT":
            continue
        name = row["id"] + ("#2" if row["id"] in out else "")
        sides = {
            side: {t for a in row.get(side) or [] if isinstance(a, dict) and (t := top(a.get("code")))}
            for side in ("source", "target")
        }
        types = {OLD.get(x.strip(), x.strip()) for x in row["event"].split(",")}
        reciprocal = "SRC/TAR" in str(row.get("textInfo", ""))
        out[name] = {"types": types, **sides, "reciprocal": reciprocal, "text": row["text"], "date": row.get("date")}
    return out


def triples(types: Iterable[str], source: set[str], target: set[str], reciprocal: bool) -> set[Triple]:
    pairs: set[tuple[str | None, str | None]]
    if reciprocal:
        both = sorted(source | target)
        if len(both) == 1:
            pairs = {(both[0], both[0])} if source and target else {(both[0], None)}
        else:
            pairs = {(x, y) for i, x in enumerate(both) for y in both[i + 1 :]}
    else:
        pairs = {(x, y) for x in source or [None] for y in target or [None]}
    return {(t, x, y) for t in types for x, y in pairs}


def score(gold: Mapping[str, Mapping[str, Any]], found: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Rates]:
    """``found``: id to events ``{"type", "source": [code], "target": [code]}``; rates for types and whole triples."""
    count: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, record in gold.items():
        events = [
            (e["type"], {x for c in e["source"] if (x := top(c))}, {x for c in e["target"] if (x := top(c))})
            for e in found.get(name, ())
        ]
        types = {e[0] for e in events}
        wanted = triples(record["types"], record["source"], record["target"], record["reciprocal"])
        given = {t for e in events for t in triples({e[0]}, e[1], e[2], record["reciprocal"])}
        if record["reciprocal"] and len(record["source"] | record["target"]) == 1:
            wanted = {(t, x, None) for t, x, _ in wanted}
            given = {(t, x, None) if y in (x, None) else (t, x, y) for t, x, y in given}
        for key, a, b in (("type", types, record["types"]), ("triple", given, wanted)):
            count[key].update(right=len(a & b), found=len(a), gold=len(b))
    return {key: rates(c["right"], c["found"], c["gold"]) for key, c in count.items()}
