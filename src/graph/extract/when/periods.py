"""Stretches of the calendar as pure arithmetic: days, weeks (Monday to Sunday), months, seasons, years, decades."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass, replace

from ...model import Granularity

Date = datetime.date
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive days ``begin`` to ``end`` within which a thing lies; None where it cannot be told."""

    begin: Date | None
    end: Date | None
    granularity: Granularity
    reason: str = ""

    def because(self, reason: str) -> Period:
        return replace(self, reason=reason)


UNKNOWN = Period(None, None, "range", "the article has no date to count from")


def day(d: Date | None, reason: str = "") -> Period:
    return Period(d, d, "day", reason)


def calendar_day(year: int, month: int, number: int) -> Period | None:
    """A day by its numbers; None if there is no such day."""
    try:
        return day(datetime.date(year, month, number))
    except ValueError:
        return None


def week(d: Date) -> Period:
    monday = d - d.weekday() * DAY
    return Period(monday, monday + 6 * DAY, "week")


def weekend(d: Date) -> Period:
    """The Saturday and Sunday of the week of ``d``."""
    monday = d - d.weekday() * DAY
    return Period(monday + 5 * DAY, monday + 6 * DAY, "range")


def month(year: int, number: int) -> Period:
    """A month; ``number`` may run over the ends of the year (0 is December of the year before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9998:
        return UNKNOWN
    last = calendar.monthrange(year, number)[1]
    return Period(datetime.date(year, number, 1), datetime.date(year, number, last), "month")


def months(year: int, first: int, count: int, granularity: Granularity) -> Period:
    """``count`` months from month ``first``."""
    return Period(month(year, first).begin, month(year, first + count - 1).end, granularity)


def year(number: int) -> Period:
    if not 1 <= number <= 9998:
        return UNKNOWN
    return Period(datetime.date(number, 1, 1), datetime.date(number, 12, 31), "year")


def years(first: int, last: int, granularity: Granularity = "range") -> Period:
    return Period(year(first).begin, year(last).end, granularity)


def decade(first: int) -> Period:
    return years(first, first + 9, "decade")


def unit(name: str, d: Date, step: int = 0) -> Period:
    """The calendar day, week, weekend, month, quarter, year ... ``step`` of them after the one that ``d`` lies in."""
    if name in ("day", "night", "hour"):
        return day(moved(d, days=step))
    if name in ("week", "fortnight"):
        return week(moved(d, days=step * (14 if name == "fortnight" else 7)))
    if name == "weekend":
        return weekend(moved(d, days=7 * step))
    if name == "month":
        return month(d.year, d.month + step)
    if name == "quarter":
        return months(d.year, (d.month - 1) // 3 * 3 + 1 + 3 * step, 3, "season")
    if name == "year":
        return year(d.year + step)
    if name == "decade":
        return decade(d.year // 10 * 10 + 10 * step)
    first = (d.year - 1) // 100 * 100 + 1 + 100 * step
    return years(first, first + 99)


def moved(d: Date, *, days: int = 0, months: int = 0) -> Date:
    """``d`` moved by days or months, kept within the calendar."""
    if months:
        total = min(max(d.year * 12 + d.month - 1 + months, 12), 9998 * 12)
        year_, month_ = total // 12, total % 12 + 1
        d = datetime.date(year_, month_, min(d.day, calendar.monthrange(year_, month_)[1]))
    ordinal = min(max(d.toordinal() + days, 1), datetime.date.max.toordinal() - 400)
    return datetime.date.fromordinal(ordinal)


DAYS = {"day": 1, "night": 1, "hour": 0, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def away(d: Date, name: str, least: int, most: int) -> Period:
    """The time ``least`` to ``most`` units from ``d`` (negative: before), as exact as the unit.

    Two days away is a day; three weeks away is the week around that day; months and years are calendar ones.
    """
    ends = sorted(_step(d, name, n) for n in (least, most))
    if name in ("day", "night", "hour"):
        return Period(ends[0], ends[1], "day" if least == most else "range")
    if name in ("week", "fortnight", "weekend"):
        return Period(moved(ends[0], days=-3), moved(ends[1], days=3), "week" if least == most else "range")
    first, last = unit(name, ends[0]), unit(name, ends[1])
    return Period(first.begin, last.end, first.granularity if least == most else "range")


def _step(d: Date, name: str, n: int) -> Date:
    if name in DAYS:
        return moved(d, days=max(min(n, 400000), -400000) * DAYS[name])
    return moved(d, months=max(min(n, 4000), -4000) * MONTHS[name])


def part(period: Period, share: tuple[float, float]) -> Period:
    """The part of a period between two shares of it (0 to 1): "early May" is its first third."""
    if period.begin is None or period.end is None or period.granularity == "day":
        return period
    length = (period.end - period.begin).days + 1
    first = period.begin + round(length * share[0]) * DAY
    last = period.begin + max(round(length * share[1]) - 1, round(length * share[0])) * DAY
    return replace(period, begin=first, end=last)
