"""The error of a lookup that finds nothing."""

from __future__ import annotations

from graph.errors import NewsgraphError


class MissingError(NewsgraphError):
    """What was asked for is not there (404)."""
