"""Malformed words for the date and number grammars, and for the reading of dates: no crash, no hang, spans in the text.

    python benchmarks/fuzz_grammars.py --count 20000 --seed 1

Sentences are put together from the words of the grammars themselves, odd numbers and broken characters, with a random
tree over them, as no parser would make it. The exit code is 1 if one broke a promise.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import sys
import time

from graph.extract.quantities.find import figures
from graph.extract.when import iso_of, times
from graph.model import Sentence, Token
from graph.read import dates, dating
from graph.read.dateline import take_dateline, unfolded

WORDS = (
    "at least", "around", "some", "up to", "more than", "between", "and", "to", "-", "–", "from", "since", "until", "by",
    "last", "next", "this", "Monday", "Tues.", "Nov.", "November", "Sept", "May", "march", "2024", "1999", "0", "31", "30",
    "99", "29", "February", "week", "month", "years", "ago", "later", "decade", "dozen", "dozens", "hundred", "thousands",
    "million", "bn", "%", "per cent", "$", "€", "1,000", "1.000.000", "1,0,0", "1e999", "½", "3½", "٣", "①", "²", "Ⅻ",
    "twenty", "twenty-one", "one", "a", "half", "third", "soldiers", "people", "were", "killed", "of", "the", "early",
    "beginning", "end", "mid", "mid-2020s", "1990s", "'90s", "today", "yesterday", "night", "spring", "quarter", "first",
    "(", ")", "/", ":", "12:30", "GMT", "voted", "in favour", "against", "abstentions", "13-0", "13", "no", "none", ",",
    "\ufffd", "\u202e", "e\u0301", "", " ", "Dec. 16 () –", "KYIV,", "(Reuters)", "-", "/TASS/", "2024-13-45", "31/12/24",
)  # fmt: skip
DEPS = (
    "nsubj",
    "obj",
    "nummod",
    "obl",
    "obl:tmod",
    "amod",
    "advmod",
    "case",
    "conj",
    "compound",
    "root",
    "nmod",
    "punct",
)
POS = ("NOUN", "NUM", "ADJ", "ADV", "VERB", "ADP", "PROPN", "PUNCT", "DET")
SLOW = 2.0
FIRST, LAST = datetime.date(dates.EARLIEST, 1, 1), datetime.date(dates.LATEST, 12, 31)
"""Days of publication that are read."""


def word(rng: random.Random) -> str:
    if rng.random() < 0.1:
        return "".join(
            rng.choice("0123456789.,-/%$½eE" + chr(rng.randrange(32, 0x2FFF))) for _ in range(rng.randrange(1, 40))
        )
    if rng.random() < 0.02:
        return str(10 ** rng.randrange(1, 400))
    return rng.choice(WORDS)


def sentence(rng: random.Random) -> tuple[str, Sentence]:
    """A text of random words with a random tree."""
    words = [w for w in (word(rng) for _ in range(rng.choice((1, 3, 8, 20, 60)))) if w.strip()] or ["5"]
    text, tokens = "", []
    root = rng.randrange(len(words))
    for i, w in enumerate(words):
        begin = len(text)
        text += w + rng.choice((" ", " ", " ", "", "\n"))
        head = i if i == root else rng.randrange(i) if i > root else min(i + rng.randrange(1, 4), root)
        dep = "root" if i == root else rng.choice(DEPS)
        tokens.append(Token(i, w, begin, begin + len(w), w.lower(), rng.choice(POS), "CD", "", head, dep))
    return text, Sentence(0, 0, len(text), tuple(tokens))


def broken_promise(text: str, one: Sentence, day: datetime.date | None) -> str | None:
    """What is wrong with what the grammars say, None if nothing is."""
    for mention in times([one], day):
        interval = mention.interval
        if not 0 <= interval.span.begin < interval.span.end <= len(text):  # type: ignore[union-attr]
            return f"span {interval.span} outside the text"
        known = [d for d in (interval.earliest_begin, interval.latest_end) if d]
        if len(known) == 2 and known[0] > known[1]:
            return f"an interval that ends before it begins: {interval}"
        iso_of(interval)
    for found in figures(one):
        bounds = [b for b in (found.figure.lower, found.figure.upper) if b is not None]
        if len(bounds) == 2 and bounds[0] > bounds[1]:
            return f"bounds the wrong way round: {found.figure}"
    written = dates.date_at(text) or dates.date_of(text)
    if written is not None:
        dating.resolve(dating.clue_of(written, text))
    dating.date_in_address(text)
    take_dateline(text)
    unfolded(text)
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, broken, slowest, began = random.Random(options.seed), 0, 0.0, time.perf_counter()
    for _ in range(options.count):
        text, one = sentence(rng)
        day = rng.choice((None, datetime.date(2024, 2, 29), FIRST, LAST))
        start = time.perf_counter()
        try:
            wrong = broken_promise(text, one, day)
        except Exception as error:
            wrong = f"{type(error).__name__}: {error}"
        seconds = time.perf_counter() - start
        slowest = max(slowest, seconds)
        if wrong or seconds > SLOW:
            broken += 1
            if broken <= 20:
                print(f"{wrong or f'{seconds:.1f} s'}   day {day}   {text[:160]!r}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{options.count} sentences in {time.perf_counter() - began:.0f} s, {broken} broken, slowest {slowest:.3f} s, "
        f"peak memory {peak:.0f} MiB, seed {options.seed}"
    )
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
