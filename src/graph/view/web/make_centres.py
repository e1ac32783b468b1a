"""Makes ``../centres.csv``: where on the map a country or a region stands that has no coordinates in the graph.

Countries: the middle of their largest part (Natural Earth 1:110m, public domain), else their capital. Regions: the city
that they are named after (GeoNames, CC BY 4.0). Run in this folder, after ``npm ci``, with pycountry installed.
"""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pycountry

from graph import resources
from graph.rdf.iris import slug

HERE = Path(__file__).parent
GENERIC = (
    "oblast",
    "region",
    "province",
    "governorate",
    "krai",
    "republic",
    "state",
    "prefecture",
    "district",
    "county",
)
Row = tuple[str, float, float]


def table(name: str) -> list[dict[str, str]]:
    with (resources.ontology() / "reference" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def cities() -> dict[tuple[str, str], tuple[float, float]]:
    """(country, name) to the coordinates of the largest city of that name."""
    rows = sorted(table("cities.csv"), key=lambda r: int(r["population"]))
    return {(r["code"], r["name"].casefold()): (float(r["latitude"]), float(r["longitude"])) for r in rows}


def countries(towns: dict[tuple[str, str], tuple[float, float]]) -> Iterator[Row]:
    output = subprocess.run(["node", "map_data.mjs", "centres"], cwd=HERE, check=True, capture_output=True, text=True)
    middle = {n: (float(y), float(x)) for n, y, x in (line.split(",") for line in output.stdout.split())}
    for row in table("countries.csv"):
        known = pycountry.countries.get(alpha_3=row["code"])
        capital = row["capitals"].split("|")[0].casefold()
        named = (towns.get((row["code"], name)) for name in (capital, row["label"].casefold()))
        place = middle.get(known.numeric if known else "") or next(filter(None, named), None)
        if place:
            yield f"country/{row['code']}", *place


def regions(towns: dict[tuple[str, str], tuple[float, float]]) -> Iterator[Row]:
    for row in table("regions.csv"):
        words = [w for w in row["label"].split() if w.casefold() not in GENERIC]
        place = towns.get((row["code"], " ".join(words).casefold()))
        if place:
            yield f"place/{slug(row['label'])}", *place


def main() -> None:
    towns = cities()
    rows = sorted({row[0]: row for row in (*countries(towns), *regions(towns))}.values())
    with (HERE.parent / "centres.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Made by web/make_centres.py: Natural Earth 1:110m (public domain); GeoNames cities (CC BY 4.0).\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "latitude", "longitude"])
        writer.writerows((id, f"{y:.2f}", f"{x:.2f}") for id, y, x in rows)


if __name__ == "__main__":
    main()
