"""What a build says while it runs: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

Say = Callable[[str], None]
Share = Callable[[], float | None]
"""How much is done, from 0 to 1; None where nobody knows."""
LINE_SECONDS = 20.0
"""At most one line in so many seconds where there is no terminal."""


class Progress:
    """Counts what was read. Use it as a context manager."""

    def __init__(self, say: Say, *, bar: bool = False) -> None:
        self._say, self._bar = say, bar
        self._rich: Any = None
        self._task: Any = None
        self._begin = self._last = time.perf_counter()
        self._counts = {"read": 0, "unchanged": 0, "skipped": 0, "failed": 0}
        self._words = 0
        self.share: Share = lambda: None

    def __enter__(self) -> Progress:
        if self._bar:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._rich = Progress(*columns, console=Console(stderr=True), transient=True)
            self._rich.start()
            self._task = self._rich.add_task("reading", total=None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._rich is not None:
            self._rich.stop()

    def say(self, line: str) -> None:
        """A remark, above the bar where there is one."""
        if self._rich is not None:
            self._rich.console.print(line, markup=False, highlight=False)
        else:
            self._say(line)

    def count(self, what: str, n: int = 1, *, words: int = 0) -> None:
        """``read``, ``unchanged``, ``skipped`` or ``failed``: so many more."""
        if not n:
            return
        self._counts[what] += n
        self._words += words
        self._show(self._line())

    def step(self, what: str, done: int, total: int) -> None:
        """A later step of the build: so many of so many."""
        if self._rich is not None:
            self._rich.update(self._task, description=what, completed=done, total=total)
        else:
            self._show(f"{what}: {done:,} of {total:,}")

    def _line(self) -> str:
        seconds = max(time.perf_counter() - self._begin, 0.001)
        counts = ", ".join(f"{n:,} {what}" for what, n in self._counts.items() if n or what == "read")
        line = f"{counts}; {self._words / seconds:,.0f} words/s"
        share = self.share()
        if share is None or share <= 0 or self._counts["read"] == 0:
            return line
        return f"{line}; {share:.0%}, about {duration(seconds * (1 - share) / share)} left"

    def _show(self, line: str) -> None:
        if self._rich is not None:
            share = self.share()
            self._rich.update(self._task, description=line, completed=share, total=None if share is None else 1.0)
        elif time.perf_counter() - self._last > LINE_SECONDS:
            self._last = time.perf_counter()
            self._say(line)


def duration(seconds: float) -> str:
    """For example ``40 s``, ``3 min``, ``2 h 05 min``."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
