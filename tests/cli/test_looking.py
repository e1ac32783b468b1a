"""``why``: an event may be written as any query prints it."""

from __future__ import annotations

import pytest

from graph.cli.looking import key_of
from graph.errors import QueryError

KEY = "mobilize-prk-rus-0123456789"


@pytest.mark.parametrize(
    "written",
    [
        KEY,
        f"event/{KEY}",
        f"id:event/{KEY}",
        f"https://w3id.org/newsgraph/id/event/{KEY}",
        f"<http://example.org/data/event/{KEY}>",
        f"possible/{KEY}",
        f"possible/{KEY}/urged",
        f"https://w3id.org/newsgraph/id/possible/{KEY}/violation",
    ],
)
def test_an_event_is_found_as_the_queries_print_it(written: str) -> None:
    assert key_of(written) == KEY


def test_a_made_statement_has_nothing_to_join() -> None:
    with pytest.raises(QueryError, match="told once, never merged"):
        key_of("statement/a1/s3-40")
