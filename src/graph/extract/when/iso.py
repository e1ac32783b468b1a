"""The shortest ISO 8601 date that an interval allows."""

from __future__ import annotations

from ...model import Interval
from .periods import DAY, Date


def iso_of(interval: Interval) -> str | None:
    """``2024-12-16``, ``2024-12`` or ``2024``: as exact as the bounds of the begin (else the end) allow.

    A week or range that runs over the end of a month takes the month (year) of its middle.
    """
    first, last = interval.earliest_begin, interval.latest_begin
    if first is None:
        first, last = interval.earliest_end, interval.latest_end
    if first is None:
        return None if last is None else _exact(last, interval)
    if last is None or interval.granularity in ("day", "month", "year"):
        return _exact(first, interval)
    return _between(first, last)


def _exact(day: Date, interval: Interval) -> str:
    return {"year": f"{day:%Y}", "month": f"{day:%Y-%m}"}.get(interval.granularity, day.isoformat())


def _between(first: Date, last: Date) -> str:
    days = (last - first).days
    if days == 0:
        return first.isoformat()
    middle = first + days // 2 * DAY
    return f"{middle:%Y-%m}" if days <= 45 else f"{middle:%Y}" if first.year == last.year else f"{first:%Y}"
