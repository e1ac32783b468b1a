"""Make news articles from known facts, with the true graph: duplicates, aliases, contradictions, copies.

    python benchmarks/made_collection.py 2000 --out /tmp/made.jsonl --truth /tmp/truth.json [--persons]

Deterministic: the same number and seed give the same bytes. All events are made up; the names are those of real states,
so that the gazetteer is used. Each event is told by one to four articles in other words, with other names for the same
party, and now and then with another figure; one article in twelve is a wire copy in another outlet, half of these cut.
With ``persons`` half of the statements are made by ministers who are in no table, spelt now this way, now that, full and
by surname, and some events are announced, threatened or feared before.
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
WHO = ("Observers in the valley", "Residents of the old town", "Two teachers", "The owners of the mill", "A fisherman",
       "Visitors from the islands", "Farmers near the lake", "The museum's staff", "Bakers", "Students", "Shopkeepers",
       "A choir of the suburbs")  # fmt: skip
DID = ("described a quiet morning", "spoke of little traffic", "remembered colder winters", "swept the stairs",
       "painted the fences white", "counted the swallows", "repaired an old bridge", "sold wool and cheese",
       "waited for the ferry", "closed early", "planted lime trees", "polished the windows")  # fmt: skip
THEN = ("while it rained", "after a long winter", "as in other years", "for the third time", "before noon",
        "with some delay", "without further details", "for less than an hour", "near the railway station",
        "behind the town hall", "despite the heat", "as every spring")  # fmt: skip
"""Parts of sentences that say nothing: two articles share no more of them than articles do."""
PLANS = {
    "CONSULT": ("The {A} foreign minister will meet his {R} counterpart in {a_city} on {due}, an official said on {day}.",
                "{a} announced on {day} that the foreign ministers of {a} and {r} would meet in {a_city} on {due}."),
    "SANCTION": ("{a} threatened on {day} to impose sanctions on {r} over {matter}.",
                 "{a} announced on {day} that it would impose sanctions on {r} over {matter}."),
    "ASSAULT": ("{a} threatened on {day} to attack {r}.",
                "{r} fears an attack by {a} on {r_city}, an official said on {day}."),
}  # fmt: skip
"""What was announced, threatened or feared before it came; with the day where one is named."""


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
    plan_of: int | None = None
    """Id of the event that is only announced, threatened or feared here."""
    due: str = ""


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


def plans(pool: list[Fact], rng: random.Random) -> Iterator[Fact]:
    """What was said before of one in eight events: three to twenty days ahead."""
    for fact in pool:
        if fact.type in PLANS and rng.random() < 1 / 8:
            day = datetime.date.fromisoformat(fact.day) - datetime.timedelta(rng.randrange(3, 21))
            yield replace(fact, id=len(pool) + fact.id, day=day.isoformat(), plan_of=fact.id, due=fact.day)


def told(fact: Fact, rng: random.Random, figure: int) -> str:
    """The event in words, with one of the names of each party."""
    (a_name, a_city, a_adjective), (r_name, _, r_adjective) = STATES[fact.actor], STATES[fact.recipient]
    day = datetime.date.fromisoformat(fact.day)
    full, office, ways = "", "", TYPES[fact.type]
    if fact.speaker is not None:
        full, office, ways = rng.choice(PERSONS[fact.actor][fact.speaker]), OFFICES[fact.speaker], SPOKEN[fact.type]
    if fact.plan_of is not None:
        ways = PLANS[fact.type]
    due = datetime.date.fromisoformat(fact.due or fact.day)
    return rng.choice(ways).format(
        a=rng.choice((a_name, a_city)) if fact.type in ("ACCUSE", "REQUEST") else a_name,
        r=r_name, A=a_adjective, R=r_adjective, a_city=CITIES[fact.actor], r_city=CITIES[fact.recipient],
        day=f"{day.day} {day:%B %Y}", matter=fact.matter, n=figure,
        full=full, last=full.rpartition(" ")[2], office=office, due=f"{due.day} {due:%B %Y}",
    )  # fmt: skip


def collection(n: int, *, seed: int = 1, persons: bool = False) -> tuple[list[dict[str, str]], dict[str, list[Fact]]]:
    """So many articles, and the facts that each tells, in order."""
    rng = random.Random(seed)
    pool, waiting = facts(max(n, 10), rng, persons=persons), []
    for fact in pool:
        waiting += [fact] * rng.choice((1, 1, 2, 3, 4))
    if persons:
        waiting += plans(pool, random.Random(seed + 1))
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
            cut = one["text"].rpartition("\n\n")[0] if rng.random() < 0.5 else one["text"]
            copy = {**one, "id": f"{one['id']}-copy", "publisher": rng.choice(OUTLETS), "text": cut}
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
        sentences += [told(fact, rng, figure), _padding(rng), _padding(rng)]
    day = max(datetime.date.fromisoformat(f.day) for f in group) + datetime.timedelta(rng.randrange(2))
    title = f"{STATES[group[0].actor][0]} and {STATES[group[0].recipient][0]}"
    text = "\n\n".join(sentences)
    return {"id": id, "title": title, "date": day.isoformat(), "publisher": rng.choice(OUTLETS), "text": text}


def _padding(rng: random.Random) -> str:
    return f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(THEN)}, and {rng.choice(DID)} {rng.choice(THEN)}."


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
