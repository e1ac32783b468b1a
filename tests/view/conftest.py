"""One browser for all tests of the page; each test opens the page anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.view.page import write
from tests.view.browser import chromium, missing
from tests.view.explorer import Explorer
from tests.view.story import story


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def driver(downloads: Path) -> Iterator[Any]:
    if reason := missing():
        pytest.skip(reason)
    with chromium(downloads=downloads) as browser:
        yield browser


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(story(), tmp_path_factory.mktemp("page") / "story.html")


@pytest.fixture
def explore(driver: Any, story_file: Path, downloads: Path) -> Callable[..., Explorer]:
    """Opens the story, at a fragment if one is given."""

    def opened(fragment: str = "", file: Path = story_file) -> Explorer:
        page = Explorer(driver, file, downloads)
        page.open(fragment)
        return page

    return opened
