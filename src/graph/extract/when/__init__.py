"""When: time expressions, what they mean, and which event they date."""

from __future__ import annotations

from .attach import mention_of, time_of
from .dating import Dating, Policy, date_events
from .features import EventPoint
from .scan import TimeMention, times

__all__ = ["Dating", "EventPoint", "Policy", "TimeMention", "date_events", "mention_of", "time_of", "times"]
