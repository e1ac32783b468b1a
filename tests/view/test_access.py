"""Accessible to keyboard and screen reader, readable on a laptop and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.view import page as page_module
from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]
AXE = Path(page_module.__file__).parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
SCENES = [
    "", "detail=events", "selected=n%3Acountry%2FETH", "selected=e%3Aevent%2Fshell", "view=table", "view=timeline",
    "view=matrix", "view=map", "view=articles", "article=article%2Fwire", "move=agree", "move=periods%3A",
    "move=compare%3Acountry%252FNOR%7Corg%252FAU", "move=path%3Aorg%252FAU%7Corg%252FUNSC", "move=path%3A%7C",
]  # fmt: skip


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: run `npm ci` in src/graph/view/web")
@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing_serious(explore: Explore, scene: str) -> None:
    page = explore(scene)
    page.js("document.querySelectorAll('.filters details').forEach((d) => (d.open = true))")
    page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found = page.driver.execute_async_script(
        "const brief = (n) => n.html.slice(0, 160) + ' ' + n.failureSummary.slice(0, 200);"
        "axe.run(document).then((r) => arguments[0](r.violations.map((v) =>"
        "[v.impact, v.id, v.nodes.slice(0, 3).map(brief)])))"
    )
    assert [v for v in found if v[0] in ("serious", "critical")] == []


def test_every_control_is_reached_with_the_tab_key(explore: Explore) -> None:
    page = explore()
    seen = set()
    for _ in range(70):
        page.press("\ue004")
        script = "const a = document.activeElement; return a.id || a.getAttribute('aria-label') || a.textContent.trim()"
        seen.add(page.js(script))
    assert {"search", "tab-graph", "Only facts", "Export", "Play through time", "From", "To", "Zoom in"} <= seen
    assert any(s.startswith("Graph of") for s in seen)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844), (820, 1180)])
@pytest.mark.parametrize("scene", ["", "view=table", "selected=e%3Aevent%2Fshell"])
def test_nothing_is_cut_off_sideways(explore: Explore, width: int, height: int, scene: str) -> None:
    page = explore()
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        page = explore(scene)
        assert page.js("return document.documentElement.scrollWidth") <= width
        box = page.one("main").rect
        assert box["width"] > 0.45 * width
        assert box["height"] > 0.22 * height
    finally:
        size = {"width": 1280, "height": 720, "deviceScaleFactor": 1, "mobile": False}
        page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def test_no_labels_lie_on_each_other(explore: Explore) -> None:
    page = explore()
    boxes = page.js(
        "const {app} = window.newsgraph, frame = app.frame();"
        "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml').documentElement;"
        "document.body.append(svg); const out = [...svg.querySelectorAll('text[fill]:not([fill=none])')]"
        ".map((t) => { const b = t.getBBox(); return [t.textContent, b.x, b.y, b.width, b.height]; });"
        "svg.remove(); return out;",
        page.download("SVG").decode(),
    )
    named = [b for b in boxes if len(b[0]) > 4]
    for i, a in enumerate(named):
        for b in named[i + 1 :]:
            beside = a[1] + a[3] < b[1] + 2 or b[1] + b[3] < a[1] + 2
            above = a[2] + a[4] < b[2] + 3 or b[2] + b[4] < a[2] + 3
            assert beside or above, (a[0], b[0])


def test_help_tells_how_to_read_the_page_and_which_keys_there_are(explore: Explore) -> None:
    page = explore()
    page.button("Help").click()
    assert "only talk" in page.text("dialog.help")
    assert "Delete" in page.text("dialog.help")
    page.press("\ue00c")
    page.until(lambda: not page.js("return document.querySelector('dialog.help').open"))


def test_the_events_of_the_panel_are_walked_with_keys(explore: Explore) -> None:
    page = explore("selected=n%3Acountry%2FETH")
    page.js("document.querySelector('#evidence .body').focus()")
    titles = [t.text for t in page.all("#evidence .card button.title")]
    focused = "return document.activeElement.textContent"
    page.press("j", "j")
    assert page.js(focused) == titles[1]
    page.press("k")
    assert page.js(focused) == titles[0]
