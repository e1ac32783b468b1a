"""Makes docs/explorer.png: the explorer page of the seed articles with the evidence of a line open.

``python docs/explorer_picture.py [PAGE.html]``; without a page it builds one from seeds/. Needs Chromium with its driver
and selenium.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from graph.api import EventGraph  # noqa: E402 - the checkout's own packages come first
from tests.view.browser import chromium, missing  # noqa: E402

_DRAWN = "return !!window.newsgraph?.app.frame()"
_CHOOSE = """
const {app} = window.newsgraph;
const edges = app.scene.edges.filter((e) => e.link?.way === 'acts' && e.fact);
const weight = (e) => e.source.weight + e.target.weight;
edges.sort((a, b) => b.link.events.length - a.link.events.length || weight(b) - weight(a) || (a.key < b.key ? -1 : 1));
if (edges[0]) app.store.set({selected: edges[0].key});
"""


def picture(page: Path, output: Path) -> None:
    """The page at 1280 x 720 with its strongest line of facts chosen."""
    with chromium() as driver:
        driver.get(page.resolve().as_uri())
        while not driver.execute_script(_DRAWN):
            time.sleep(0.1)
        driver.execute_script(_CHOOSE)
        time.sleep(0.5)
        driver.save_screenshot(str(output))


def make(take: Callable[[Path, Path], None], of: str, output: str) -> int:
    """Take a picture of what is given on the command line, else of this part of a build of the seed articles."""
    if reason := missing():
        print(reason, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        given = Path(sys.argv[1]) if sys.argv[1:] else Path(name) / of
        if not sys.argv[1:]:
            EventGraph.build(ROOT / "seeds", out=name)
        take(given, ROOT / "docs" / output)
    return 0


if __name__ == "__main__":
    raise SystemExit(make(picture, "graph.html", "explorer.png"))
