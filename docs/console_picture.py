"""Makes docs/console.png: the console with a question asked of the seed articles and the evidence of a row open.

``python docs/console_picture.py [STORE]``; without a store it builds one from seeds/. Needs Chromium with its driver,
selenium and the extra ``serve``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from docs.explorer_picture import make  # noqa: E402 - the checkout's own packages come first
from tests.serve.browser import chromium, until  # noqa: E402
from tests.serve.server import serving  # noqa: E402

SIZE = {"width": 1600, "height": 840, "deviceScaleFactor": 1, "mobile": False}
QUESTION = "#ask=condemnations&p.target=North%20Korea"
_ANSWERED = "return !!document.querySelector('.status strong') && !document.querySelector('.spinner')"
_OPEN = """
document.querySelector('table.rows button.proof').click();
"""
_OPENED = "return !!document.querySelector('.panel blockquote')"


def picture(store: Path, output: Path) -> None:
    """The console at 1600 x 840 with the sentences behind its first row."""
    with (
        tempfile.TemporaryDirectory() as downloads,
        serving(store) as address,
        chromium(downloads=Path(downloads)) as driver,
    ):
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", SIZE)
        driver.get(f"{address}/{QUESTION}")
        until(driver, _ANSWERED)
        driver.execute_script(_OPEN)
        until(driver, _OPENED)
        driver.execute_script("document.activeElement.blur()")
        driver.save_screenshot(str(output))


if __name__ == "__main__":
    raise SystemExit(make(picture, "store", "console.png"))
