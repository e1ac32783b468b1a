"""Make news articles from known facts, with the true graph: duplicates, aliases, contradictions, copies.

    python benchmarks/made_collection.py 2000 --out /tmp/made.jsonl --truth /tmp/truth.json [--persons]

Deterministic: the same number and seed give the same bytes. All events are made up; the names are those of real states,
so that the gazetteer is used. Each event is told by one to four articles in other words, with other names for the same
party, and now and then with another figure; one article in twelve is a wire copy in another outlet. With ``persons``
half of the statements are made by ministers who are in no table, spelt now this way, now that, full and by surname.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

STATES = {
    "NOR": ("Norway", "Oslo", "Norwegian"), "SWE": ("Sweden", "Stockholm", "Swedish"),
    "POL": ("Poland", "Warsaw", "Polish"), "ROU": ("Romania", "Bucharest", "Romanian"),
    "HUN": ("Hungary", "Budapest", "Hungarian"), "ESP": ("Spain", "Madrid", "Spanish"),
    "PRT": ("Portugal", "Lisbon", "Portuguese"), "KEN": ("Kenya", "Nairobi", "Kenyan"),
    "ETH": ("Ethiopia", "Addis Ababa", "Ethiopian"), "PER": ("Peru", "Lima", "Peruvian"),
    "BOL": ("Bolivia", "La Paz", "Bolivian"), "VNM": ("Vietnam", "Hanoi", "Vietnamese"),
    "THA": ("Thailand", "Bangkok", "Thai"), "MNG": ("Mongolia", "Ulaanbaatar", "Mongolian"),
    "KAZ": ("Kazakhstan", "Astana", "Kazakh"), "MAR": ("Morocco", "Rabat", "Moroccan"),
}  # fmt: skip
CITIES = {"NOR": "Bergen", "SWE": "Malmo", "POL": "Krakow", "ROU": "Iasi", "HUN": "Debrecen", "ESP": "Seville",
          "PRT": "Porto", "KEN": "Mombasa", "ETH": "Mekelle", "PER": "Cusco", "BOL": "Potosi", "VNM": "Hue",
          "THA": "Chiang Mai", "MNG": "Erdenet", "KAZ": "Almaty", "MAR": "Fez"}  # fmt: skip
TYPES = {
    "ASSAULT": ("{A} forces attacked {r_city} on {day}, killing {n} people.",
                "{A} troops attacked the {R} city of {r_city} on {day}. The attack killed {n} people."),
    "ACCUSE": ("{a} condemned {r} on {day} over {matter}.", "On {day}, {a} condemned {r} for {matter}."),
    "REQUEST": ("{a} urged {r} on {day} to end {matter}.", "{a} called on {r} on {day} to stop {matter}."),
    "SANCTION": ("{a} imposed sanctions on {r} on {day} over {matter}.",
                 "On {day}, the {A} government imposed sanctions on {r} because of {matter}."),
    "CONSULT": ("The {A} foreign minister met his {R} counterpart in {a_city} on {day}.",
                "The foreign ministers of {a} and {r} met in {a_city} on {day}."),
}  # fmt: skip
MATTERS = ("the blockade of the border river", "the arrest of two fishermen", "its new customs law",
           "the closing of the northern railway", "the export of timber", "the building of the upper dam",
           "the ban on foreign lorries", "the trial of a journalist")  # fmt: skip
SPOKEN = {
    "ACCUSE": ("{A} {office} {full} condemned {r} on {day} over {matter}.",
               "{A} {office} {full} spoke to reporters. {last} condemned {r} on {day} for {matter}."),
    "REQUEST": ("{A} {office} {full} urged {r} on {day} to end {matter}.",
                "{A} {office} {full} held a briefing. {last} called on {r} on {day} to stop {matter}."),
}  # fmt: skip
OFFICES = ("Foreign Minister", "Defence Minister")
PERSONS = {
    "NOR": (("Sigbjorn Falkeid",), ("Tormod Haavik", "Tormod Håvik")),
    "SWE": (("Alfhild Rydqvist", "Alfhild Rydkvist"), ("Gosta Palmcrantz", "Gösta Palmcrantz")),
    "POL": (("Zdzislaw Bartkowiecki", "Zdzisław Bartkowiecki"), ("Jerzy Kim",)),
    "ROU": (("Ionut Calugareanu", "Ionuț Călugăreanu"), ("Viorica Dragnescu",)),
    "HUN": (("Istvan Bolgarfalvi", "István Bolgárfalvi"), ("Ferenc Malnay",)),
    "ESP": (("Iñaki Urrestarazu", "Inaki Urrestarazu"), ("Remedios Calatrava",)),
    "PRT": (("Afonso Quintanilha",), ("Leonor Vasconcellos", "Leonor Vasconcelos")),
    "KEN": (("Kipchumba Rotich",), ("Wanjiru Nderitu",)),
    "ETH": (("Tewodros Gebremariam", "Tewodros Gebre-Mariam"), ("Meseret Woldegiorgis",)),
    "PER": (("Yolanda Huamanchumo",), ("Teofilo Ccahuana", "Teófilo Ccahuana")),
    "BOL": (("Eulogio Mamanilla",), ("Casilda Choquehuanca",)),
    "VNM": (("Nguyen Duc Khiem",), ("Trinh Hoai Vinh",)),
    "THA": (("Somkiat Wattanakorn",), ("Prasert Kim",)),
    "MNG": (("Batsaikhan Ganzorig",), ("Enkhtuya Dashdorj",)),
    "KAZ": (("Yerzhan Dosmukhamedov", "Erzhan Dosmukhamedov"), ("Aigul Tokhtarova", "Aigul Tokhtarowa")),
    "MAR": (("Abdelhak Bensouda", "Abdelhaq Bensouda"), ("Yassine Tazi",)),
}
"""Made-up ministers in the order of ``OFFICES``, with the spellings of each; two of different states share a surname."""
OUTLETS = ("Harbour News", "The Northern Herald", "Daily Compass", "Meridian Wire", "The Lantern")
PADDING = (
    "Observers in the region said that they would follow the matter closely in the coming weeks.",
    "No further details were given at the briefing, which lasted less than an hour.",
    "The opposition asked for a debate in parliament before the summer recess.",
    "Trade between the two sides grew slowly in the past decade, according to official statistics.",
    "Residents described a quiet morning with little traffic on the main road.",
)


@dataclass(frozen=True)
class Fact:
    """One true event."""

    id: int
    type: str
    actor: str
    recipient: str
    day: str
    matter: str
    figure: int
    speaker: int | None = None
    """Which of the actor's ``PERSONS`` says it, None: the state."""


def facts(n: int, rng: random.Random, *, persons: bool = False) -> list[Fact]:
    first = datetime.date(2021, 1, 4)
    out = []
    for i in range(n):
        actor, recipient = rng.sample(sorted(STATES), 2)
        day = first + datetime.timedelta(rng.randrange(max(n // 4, 30)))
        kind = rng.choice(sorted(TYPES))
        fact = Fact(i, kind, actor, recipient, day.isoformat(), rng.choice(MATTERS), rng.randrange(3, 60))
        by_person = persons and kind in SPOKEN and rng.random() < 0.5
        out.append(replace(fact, speaker=rng.randrange(2)) if by_person else fact)
    return out


def told(fact: Fact, rng: random.Random, figure: int) -> str:
    """The event in words, with one of the names of each party."""
    (a_name, a_city, a_adjective), (r_name, _, r_adjective) = STATES[fact.actor], STATES[fact.recipient]
    day = datetime.date.fromisoformat(fact.day)
    full, office, ways = "", "", TYPES[fact.type]
    if fact.speaker is not None:
        full, office, ways = rng.choice(PERSONS[fact.actor][fact.speaker]), OFFICES[fact.speaker], SPOKEN[fact.type]
    return rng.choice(ways).format(
        a=rng.choice((a_name, a_city)) if fact.type in ("ACCUSE", "REQUEST") else a_name,
        r=r_name, A=a_adjective, R=r_adjective, a_city=CITIES[fact.actor], r_city=CITIES[fact.recipient],
        day=f"{day.day} {day:%B %Y}", matter=fact.matter, n=figure,
        full=full, last=full.rpartition(" ")[2], office=office,
    )  # fmt: skip


def collection(n: int, *, seed: int = 1, persons: bool = False) -> tuple[list[dict[str, str]], dict[str, list[Fact]]]:
    """So many articles, and the facts that each tells, in order."""
    rng = random.Random(seed)
    pool, waiting = facts(max(n, 10), rng, persons=persons), []
    for fact in pool:
        waiting += [fact] * rng.choice((1, 1, 2, 3, 4))
    waiting.sort(key=lambda f: (f.day, rng.random()))
    articles: list[dict[str, str]] = []
    truth: dict[str, list[Fact]] = {}
    for number, group in enumerate(_groups(waiting, rng)):
        if len(articles) >= n:
            break
        one = _article(f"made-{number:06d}", group, rng)
        articles.append(one)
        truth[one["id"]] = group
        if rng.random() < 1 / 12 and len(articles) < n:
            copy = {**one, "id": f"{one['id']}-copy", "publisher": rng.choice(OUTLETS)}
            articles.append(copy)
            truth[copy["id"]] = group
    rng.shuffle(articles)
    return articles, truth


def _groups(waiting: list[Fact], rng: random.Random) -> Iterator[list[Fact]]:
    """Two or three facts of about the same days to an article, none twice."""
    i = 0
    while i < len(waiting):
        size = rng.choice((2, 3))
        yield list({f.id: f for f in waiting[i : i + size]}.values())
        i += size


def _article(id: str, group: list[Fact], rng: random.Random) -> dict[str, str]:
    sentences = []
    for fact in group:
        figure = fact.figure if rng.random() > 0.1 else fact.figure + rng.randrange(1, 6)
        sentences += [told(fact, rng, figure), *rng.sample(PADDING, 2)]
    day = max(datetime.date.fromisoformat(f.day) for f in group) + datetime.timedelta(rng.randrange(2))
    title = f"{STATES[group[0].actor][0]} and {STATES[group[0].recipient][0]}"
    text = "\n\n".join(sentences)
    return {"id": id, "title": title, "date": day.isoformat(), "publisher": rng.choice(OUTLETS), "text": text}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=int)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--persons", action="store_true")
    given = parser.parse_args()
    articles, truth = collection(given.articles, seed=given.seed, persons=given.persons)
    given.out.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf8")
    if given.truth:
        rows = {article: [asdict(f) for f in group] for article, group in truth.items()}
        given.truth.write_text(json.dumps(rows), encoding="utf8")


if __name__ == "__main__":
    main()
