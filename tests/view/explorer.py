"""The page as a test sees it: what a user can point at, press and read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.waiting import until

_POINT = """
const {app} = window.newsgraph, {camera, size} = app.frame(), key = arguments[0];
const zoom = camera.zoom;
const screen = (p) => [(p.x - camera.x) * zoom + size.width / 2, (p.y - camera.y) * zoom + size.height / 2];
const node = app.scene.byKey.get(key);
if (node) return screen(node);
const edge = app.scene.edges.find((e) => e.key === key);
const [a, b] = [screen(edge.source), screen(edge.target)];
const gap = Math.min(30, Math.max(9, 26 * zoom)) * edge.lane;
const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
return [(a[0] + b[0]) / 2 - (b[1] - a[1]) / length * gap, (a[1] + b[1]) / 2 + (b[0] - a[0]) / length * gap];
"""


class Explorer:
    """A page in a browser."""

    def __init__(self, driver: Any, file: Path, downloads: Path) -> None:
        self.driver, self.file, self.downloads = driver, file, downloads

    def open(self, fragment: str = "") -> None:
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(self.file.as_uri() + (f"#{fragment}" if fragment else ""))
        shown = "return !!(window.newsgraph?.app.frame() || document.querySelector('.scroll, .map'))"
        self.until(lambda: self.js(shown))

    def js(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def until(self, condition: Callable[[], Any]) -> Any:
        """Waits for a true value and returns it."""
        return until(condition)

    # ------------------------------------------------------------ looking

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", selector))

    def one(self, selector: str) -> Any:
        found = self.all(selector)
        assert found, f"{selector} is not there"
        return found[0]

    def text(self, selector: str) -> str:
        return str(self.one(selector).text)

    def state(self) -> dict[str, Any]:
        return dict(self.js("return JSON.parse(JSON.stringify(window.newsgraph.app.store.state))"))

    def shown_events(self) -> set[str]:
        return set(self.js("return window.newsgraph.app.events.map((e) => e.id)"))

    def found_events(self) -> set[str]:
        """Those that pass the filters and fit the search word."""
        fits = "const {app} = window.newsgraph, fits = (e) => app.matches?.events.has(e.index) ?? true;"
        return set(self.js(fits + "return app.events.filter(fits).map((e) => e.id)"))

    def nodes(self) -> set[str]:
        return set(self.js("return window.newsgraph.app.scene.nodes.map((n) => n.key)"))

    def edges(self) -> list[dict[str, Any]]:
        script = "return window.newsgraph.app.scene.edges.map((e) => ({key: e.key, label: e.label, fact: e.fact}))"
        return list(self.js(script))

    def fragment(self) -> str:
        settled = "const done = arguments[0]; setTimeout(() => done(location.hash.slice(1)), 120)"
        return str(self.driver.execute_async_script(settled))  # after the page's own timer, which has 80 ms

    def complaints(self) -> list[str]:
        """Errors on the console, and requests that left the file."""
        errors = [e["message"] for e in self.driver.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(("file://", "data:", "blob:", "about:")):
                    errors.append(f"requested {url}")
        return errors

    # ------------------------------------------------------------ acting

    def chain(self) -> Any:
        from selenium.webdriver import ActionChains

        return ActionChains(self.driver, duration=20)

    def point(self, key: str) -> tuple[float, float]:
        """Where a node or the middle of a line is, from the middle of the canvas."""
        x, y = self.js(_POINT, key)
        size = self.one("canvas.graph").size
        return x - size["width"] / 2, y - size["height"] / 2

    def click_at(self, key: str) -> None:
        x, y = self.point(key)
        self.chain().move_to_element_with_offset(self.one("canvas.graph"), x, y).click().perform()

    def drag(self, key: str, dx: int, dy: int) -> None:
        x, y = self.point(key)
        chain = self.chain().move_to_element_with_offset(self.one("canvas.graph"), x, y).click_and_hold()
        chain.move_by_offset(dx // 2, dy // 2).move_by_offset(dx - dx // 2, dy - dy // 2).release().perform()

    def press(self, *keys: str) -> None:
        chain = self.chain()
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def click(self, selector: str) -> None:
        element = self.one(selector)
        self.js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def button(self, name: str, within: str = "body") -> Any:
        """A button by its text or its accessible name."""
        script = (
            "return [...document.querySelectorAll(arguments[0] + ' button')].find((b) =>"
            " b.textContent.trim() === arguments[1] || b.getAttribute('aria-label') === arguments[1]) ?? null"
        )
        element = self.js(script, within, name)
        assert element is not None, f"no button {name!r} in {within}"
        return element

    def download(self, label: str) -> bytes:
        """What an item of the export menu saves."""
        before = set(self.downloads.iterdir())
        if not self.one("details.menu").get_attribute("open"):
            self.click("details.menu > summary")
        self.button(label, ".menu").click()

        def arrived() -> list[Path]:
            new = set(self.downloads.iterdir()) - before
            return [f for f in new if f.suffix != ".crdownload" and not f.name.startswith(".")]

        file = self.until(arrived)[0]
        content = self.until(file.read_bytes)
        file.unlink()
        return bytes(content)
