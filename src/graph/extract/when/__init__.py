"""When: time expressions, what they mean, and which event they date."""

from __future__ import annotations

from .attach import mention_of, time_of
from .dating import Dating, Policy, date_events
from .iso import iso_of
from .points import EventPoint
from .scan import TimeMention, times

__all__ = ["Dating", "EventPoint", "Policy", "TimeMention", "date_events", "iso_of", "mention_of", "time_of", "times"]
