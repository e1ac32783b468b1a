"""First paint of the explorer page beside pyvis's own page, and the size of the file against its data.

``python benchmarks/first_paint.py [--elements 1000 5000 20000] [--pyvis 1000] [--wait 240]`` prints a table. Elements
are entities and events together. Each page is opened in a fresh headless Chromium without network; *first paint* is the
time from the start of the navigation until the drawn graph was on the screen, *computed* how much of it the page's main
thread worked (which does not depend on what else the machine does), *frames/s* while the graph is dragged.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from rich.console import Console  # noqa: E402 - the checkout's own packages come first
from rich.table import Table  # noqa: E402

from graph.model import EVENT_TYPES, Span  # noqa: E402
from graph.view.content import Mark, Page, PageArticle, PageEntity, PageEvent, PageEvidence, PageTime  # noqa: E402
from graph.view.network import to_pyvis  # noqa: E402
from graph.view.page import render  # noqa: E402
from tests.view.browser import chromium, missing  # noqa: E402

VERBS = ("praised", "shelled", "met", "sanctioned", "warned", "joined", "blocked", "urged")


def made_page(elements: int, *, seed: int = 5) -> Page:
    """A page of so many entities and events (a quarter are entities), with articles of ten sentences as evidence."""
    dice = random.Random(seed)
    count = max(4, elements // 4)
    people = [PageEntity(f"country/{i:05}", "", f"Actor {i}", "country", f"A{i:02}"[:3]) for i in range(count)]
    events, articles, first = [], [], datetime.date(2020, 1, 1)
    for number in range((elements - count + 9) // 10):
        text, spans = "", []
        for _ in range(min(10, elements - count - 10 * number)):
            actor, other = (people[int(count * dice.random() ** power)] for power in (3, 2))
            verb, begin = dice.choice(VERBS), len(text)
            text += f"{actor.label} {verb} {other.label} near the river on that day, officials told reporters. "
            spans.append(((actor, verb, other), Span(begin, len(text) - 1)))
        day = first + datetime.timedelta(days=dice.randrange(1500))
        name = f"article/{number}"
        articles.append(PageArticle(name, "", text, f"Report {number}", f"Outlet {number % 40}", day))
        for words, span in spans:
            events.append(_event(len(events), dice, name, day, words, span))
    return Page(f"{elements} elements", tuple(articles), tuple(people), tuple(events))


def _event(
    number: int,
    dice: random.Random,
    article: str,
    day: datetime.date,
    words: tuple[PageEntity, str, PageEntity],
    at: Span,
) -> PageEvent:
    actor, verb, other = words
    trigger = at.begin + len(actor.label) + 1
    marks = (
        Mark("trigger", Span(trigger, trigger + len(verb))),
        Mark("actor", Span(at.begin, trigger - 1)),
        Mark("recipient", Span(trigger + len(verb) + 1, trigger + len(verb) + 1 + len(other.label))),
    )
    return PageEvent(
        id=f"event/{number}",
        iri="",
        label=f"{actor.label} {verb} {other.label}",
        type=dice.choice(EVENT_TYPES),
        modalities=("alleged",) if dice.random() < 0.3 else (),
        actors=(actor.id,),
        recipients=(other.id,),
        time=PageTime(day, day, day, day, "day"),
        evidence=(PageEvidence(article, at, marks, round(dice.random(), 2), f"lexicon:{verb}"),),
    )


_DRAWN = "return window.newsgraph && performance.getEntriesByName('drawn')[0]?.startTime"
_PYVIS_DRAWN = (
    "const bar = document.getElementById('loadingBar');"
    "return typeof network === 'undefined' || (bar && bar.style.display !== 'none') ? null : performance.now()"
)


def first_paint(file: Path, script: str, *, wait: float) -> tuple[float | None, float]:
    """Seconds until the script returns a time in milliseconds (None: not in ``wait`` seconds); those computed."""
    with chromium() as driver:
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        driver.set_page_load_timeout(wait)
        driver.set_script_timeout(wait)
        begin = time.monotonic()
        try:
            driver.get(file.as_uri())
            while time.monotonic() - begin < wait:
                drawn = driver.execute_script(script)
                if drawn:
                    return float(drawn) / 1000, _computed(driver)
                time.sleep(0.05)
        except Exception as error:
            print(f"{file.name}: {type(error).__name__}", file=sys.stderr)
    return None, wait


def _computed(driver: Any) -> float:
    """Seconds that the page's main thread has computed, whatever else the machine does."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(float(m["value"]) for m in metrics if m["name"] == "TaskDuration")


_FRAMES = """
const done = arguments[0];
const canvas = document.querySelector('canvas.graph');
const box = canvas.getBoundingClientRect();
const at = (type, x) => canvas.dispatchEvent(new PointerEvent(type,
  {pointerId: 1, clientX: box.x + x, clientY: box.y + 8, bubbles: true, button: 0, buttons: 1}));
canvas.setPointerCapture = () => undefined;
at('pointerdown', 10);
const begin = performance.now();
let frames = 0;
const step = () => {
  frames += 1;
  at('pointermove', 10 + 3 * frames);
  if (performance.now() - begin < 1500) requestAnimationFrame(step);
  else { at('pointerup', 10); done(frames / ((performance.now() - begin) / 1000)); }
};
requestAnimationFrame(step);
"""


def frames(file: Path) -> float:
    """Frames a second while the graph is dragged."""
    with chromium() as driver:
        driver.get(file.as_uri())
        return float(driver.execute_async_script(_FRAMES))


def measure(elements: int, folder: Path) -> tuple[Any, ...]:
    page = made_page(elements)
    begin = time.perf_counter()
    text = render(page)
    made = time.perf_counter() - begin
    file = folder / f"explorer-{elements}.html"
    file.write_text(text, encoding="utf-8")
    block = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    data = len(block[1].encode()) if block else 0
    size = len(text.encode())
    paint, computed = first_paint(file, _DRAWN, wait=60)
    shown = (_seconds(paint), _seconds(computed), f"{frames(file):.0f}")
    return ("explorer", elements, *shown, _mb(data), _mb(size), _seconds(made))


def measure_pyvis(elements: int, folder: Path, wait: float) -> tuple[Any, ...]:
    network = to_pyvis(made_page(elements))
    begin = time.perf_counter()
    file = folder / f"pyvis-{elements}.html"
    file.write_text(network.plain_html(), encoding="utf-8")
    made = time.perf_counter() - begin
    paint, computed = first_paint(file, _PYVIS_DRAWN, wait=wait)
    shown = (_seconds(paint), _seconds(computed), "") if paint else (f"not in {wait:.0f} s", "", "")
    return ("pyvis", elements, *shown, "", _mb(file.stat().st_size), _seconds(made))


def _seconds(value: float | None) -> str:
    return "never" if value is None else f"{value:.2f} s"


def _mb(count: int) -> str:
    return f"{count / 1e6:.2f} MB"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--elements", type=int, nargs="*", default=[1000, 5000, 20000])
    parser.add_argument("--pyvis", type=int, nargs="*", default=[1000])
    parser.add_argument("--wait", type=float, default=240.0)
    options = parser.parse_args()
    if reason := missing():
        print(reason, file=sys.stderr)
        return 2
    table = Table("page", "elements", "first paint", "computed", "frames/s", "data", "file", "written in")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for elements in options.elements:
            table.add_row(*map(str, measure(elements, folder)))
        for elements in options.pyvis:
            table.add_row(*map(str, measure_pyvis(elements, folder, options.wait)))
    Console(width=110).print(table)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
