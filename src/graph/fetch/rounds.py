"""Pages and feeds to records, once or every few minutes; what fails is a line and stops nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.fetch import page
from graph.fetch.address import FetchError
from graph.fetch.memory import Memory, Seen
from graph.fetch.politely import Getter
from graph.fetch.request import Answer
from graph.read.limits import DEFAULT_LIMITS, Limits
from graph.read.record import Record, Skipped

Take = Callable[[Iterator[Record | Skipped]], None]
"""Reads records into the graph."""


def fetched(urls: Sequence[str], getter: Getter, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Record | Skipped]:
    """The articles at URLs, one after the other; a line for each that has none."""
    for url in dict.fromkeys(urls):
        try:
            yield from page.records(getter.get(url), limits)
        except FetchError as error:
            yield Skipped(url, str(error))


@dataclass(slots=True)
class Round:
    """One look at all feeds: the records of the entries that are new, and what to remember when they are read."""

    feeds: Sequence[str]
    getter: Getter
    memory: Memory
    limits: Limits = DEFAULT_LIMITS
    notes: dict[str, Seen] = field(default_factory=dict)

    def records(self) -> Iterator[Record | Skipped]:
        """What is new; a feed that fails is a line."""
        for url in dict.fromkeys(self.feeds):
            seen = self.memory.seen(url)
            try:
                answer = self.getter.get(url, headers=seen.conditions)
                if answer.status != 304:
                    yield from self._entries(url, answer)
            except FetchError as error:
                yield Skipped(url, str(error))

    def remember(self) -> None:
        """The records are in the graph: do not ask for their pages again."""
        for url, seen in self.notes.items():
            self.memory.note(url, seen)
        self.notes.clear()

    def _entries(self, url: str, answer: Answer) -> Iterator[Record | Skipped]:
        complete, asked = True, 0
        for entry in page.entries(answer, self.limits):
            link = entry.url if isinstance(entry, Record) else None
            if link is None:
                yield entry
            elif not (seen := self.memory.seen(link)).is_over and link not in self.notes:
                asked += 1
                if asked > self.getter.limits.feed_entries:
                    complete = False
                    break
                yield self._entry(link, entry, seen)  # type: ignore[arg-type]
                complete &= self.notes[link].is_over
        if complete:
            self.notes[url] = Seen(answer.headers.get("etag"), answer.headers.get("last-modified"))

    def _entry(self, link: str, entry: Record, seen: Seen) -> Record | Skipped:
        """The page of an entry, with what the feed knows better; without the page the text of the entry itself."""
        try:
            answer = self.getter.get(link)
            self.notes[link] = Seen(done=True)
            found = next(page.records(answer, self.limits), None)
        except FetchError as error:
            self.notes[link] = Seen(tries=seen.tries + 1, done=not error.passing)
            if not self.notes[link].is_over:
                return Skipped(link, str(error))
            found = Skipped(link, str(error))
        if not isinstance(found, Record) or len(found.text) < len(entry.text):
            return entry if entry.text.strip() or found is None else found
        return replace(
            found,
            id=entry.id,
            url=entry.url,
            date=entry.date or found.date,
            title=entry.title or found.title,
            publisher=entry.publisher or found.publisher,
        )


def watch(
    feeds: Sequence[str],
    getter: Getter,
    take: Take,
    *,
    out: Path,
    every: float = 300.0,
    rounds: int | None = None,
    limits: Limits = DEFAULT_LIMITS,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Look at feeds every so many seconds, for so many ``rounds`` (default: until interrupted).

    ``take`` gets the records of a round; when it returns, they count as read. What it does not finish is asked for
    again in the next round, or when the command runs again.
    """
    with closing(Memory(out)) as memory:
        done = 0
        while rounds is None or done < rounds:
            began = time.monotonic()
            one = Round(feeds, getter, memory, limits)
            take(one.records())
            one.remember()
            done += 1
            if rounds is None or done < rounds:
                sleep(max(every - (time.monotonic() - began), 1.0))


__all__ = ["Round", "Take", "fetched", "watch"]
