"""A headless Chromium that reaches this machine only."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import waiting
from tests.view.browser import FLAGS, missing

LOCAL = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"

needs_browser = pytest.mark.skipif(missing() is not None, reason=str(missing()))


@contextmanager
def chromium(*, downloads: Path, width: int = 1400, height: int = 900) -> Iterator[Any]:
    """A driver of a fresh browser; its log has console messages and requests."""
    selenium = pytest.importorskip("selenium.webdriver", reason="no selenium: pip install selenium")
    options = selenium.ChromeOptions()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = [f for f in FLAGS if "resolver" not in f]
        for flag in (*flags, LOCAL, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
        service = selenium.ChromeService(executable_path=shutil.which("chromedriver"))
        driver = selenium.Chrome(options=options, service=service)
        try:
            driver.set_script_timeout(waiting.PATIENCE)
            yield driver
        finally:
            driver.quit()


def until(driver: Any, script: str) -> Any:
    """Waits until a script gives something true."""
    return waiting.until(lambda: driver.execute_script(script), script)


def click(driver: Any, selector: str, text: str = "") -> None:
    """Clicks the first visible element of a selector that has a text."""
    script = """
        const [selector, text] = arguments;
        const fits = (e) => e.offsetParent && e.textContent.includes(text);
        const found = [...document.querySelectorAll(selector)].find(fits);
        found?.click();
        return Boolean(found);
    """
    waiting.until(lambda: driver.execute_script(script, selector, text), f"to click: {selector} {text}")


def texts(driver: Any, selector: str) -> list[str]:
    """The texts of all elements of a selector."""
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector
    )
    return found
