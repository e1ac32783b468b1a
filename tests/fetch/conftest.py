"""A site to fetch from, and a getter that may."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.fetch import FetchLimits, Getter
from tests.fetch.server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as one:
        yield one


@pytest.fixture
def getter() -> Getter:
    return Getter(FetchLimits(private=True, delay=0.0, seconds=2.0, body_bytes=100_000))
