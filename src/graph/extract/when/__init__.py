"""When: time expressions, what they mean, and which event they date."""

from __future__ import annotations

from .attach import mention_of, time_of
from .scan import TimeMention, times

__all__ = ["TimeMention", "mention_of", "time_of", "times"]
