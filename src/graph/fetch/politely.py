"""Fetching with manners: robots.txt is asked first, hosts are left in peace between requests, redirects are checked."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from graph.fetch import robots
from graph.fetch.address import FetchError, origin_of, target
from graph.fetch.limits import FetchLimits
from graph.fetch.request import Answer, get, wait_of

_MOVED = frozenset({301, 302, 303, 307, 308})
_HOSTS = 10_000
"""Hosts whose rules are kept; the longest unused go first."""
_KEPT = 86_400.0
"""Seconds for which robots.txt is believed (RFC 9309: a day at most)."""
_ROBOTS_REDIRECTS = 5
_ROBOTS_BYTES = 500 * 1024


class Getter:
    """Fetches pages one at a time. ``sleep`` and ``clock`` are those of ``time``."""

    def __init__(
        self,
        limits: FetchLimits,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits
        self._sleep, self._clock = sleep, clock
        self._rules: OrderedDict[str, tuple[float, robots.Robots]] = OrderedDict()
        self._next: dict[str, float] = {}
        self._until: dict[str, float] = {}

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """The page at a URL, wherever redirects lead. ``headers`` may make it conditional: status 304 has no body.

        Raises:
            FetchError: not allowed, not public, not there, too large, too slow.
        """
        seen: set[str] = set()
        while True:
            self._may(url)
            answer = self._one(url, headers or {})
            if answer.status not in _MOVED:
                return _good(answer)
            seen.add(url)
            url = _moved(answer, url)
            if url in seen or len(seen) > self.limits.redirects:
                raise FetchError(f"more than {self.limits.redirects} redirects, or in a circle")

    def _may(self, url: str) -> None:
        origin = origin_of(url)
        if (left := self._until.get(origin, 0.0) - self._clock()) > 0:
            raise FetchError(f"the server asks to be left alone for {left:.0f} s", wait=left, passing=True)
        rules = self._robots(origin)
        if not rules.allows(url):
            raise FetchError("robots.txt does not allow it")
        if rules.delay > self.limits.longest_delay:
            raise FetchError(f"robots.txt asks for {rules.delay:.0f} s between pages; more than we wait")

    def _one(self, url: str, headers: Mapping[str, str]) -> Answer:
        """One request, after the pause that its host is due."""
        origin = origin_of(url)
        if (pause := self._next.get(origin, 0.0) - self._clock()) > 0:
            self._sleep(pause)
        try:
            answer = get(target(url, private=self.limits.private), headers, self.limits)
        finally:
            delay = self._rules[origin][1].delay if origin in self._rules else 0.0
            self._next[origin] = self._clock() + max(self.limits.delay, delay)
        if answer.status in (429, 503):
            self._until[origin] = self._clock() + max(wait_of(answer), self.limits.delay)
        return answer

    def _robots(self, origin: str) -> robots.Robots:
        known = self._rules.get(origin)
        if known is not None and self._clock() - known[0] < _KEPT:
            self._rules.move_to_end(origin)
            return known[1]
        rules = self._asked(origin)
        self._rules[origin] = (self._clock(), rules)
        while len(self._rules) > _HOSTS:
            gone, _ = self._rules.popitem(last=False)
            self._next.pop(gone, None)
            self._until.pop(gone, None)
        return rules

    def _asked(self, origin: str) -> robots.Robots:
        """What robots.txt says: without one all is allowed; where the server fails, the page is an error for now."""
        url = f"{origin}/robots.txt"
        for _ in range(_ROBOTS_REDIRECTS + 1):
            answer = self._one(url, {})
            if answer.status in _MOVED:
                url = _moved(answer, url)
                continue
            if answer.status == 429 or answer.status >= 500:
                raise FetchError(f"its robots.txt answers with status {answer.status}", passing=True)
            if answer.status != 200:
                return robots.Robots()
            return robots.parse(answer.body[:_ROBOTS_BYTES].decode("utf-8", "replace"), self.limits.agent)
        return robots.Robots()


def _moved(answer: Answer, url: str) -> str:
    """Where a redirect leads; from https never to http."""
    try:
        to = urljoin(url, answer.headers.get("location", "")).partition("#")[0]
    except ValueError as error:
        raise FetchError(f"a redirect to nowhere ({error})") from error
    if not to or to == url:
        raise FetchError("a redirect to nowhere, or to itself")
    if url.casefold().startswith("https:") and not to.casefold().startswith("https:"):
        raise FetchError("a redirect from https to something unsafe")
    return to


def _good(answer: Answer) -> Answer:
    if answer.status in (200, 203, 304):
        return answer
    passing = answer.status in (408, 425, 429) or answer.status >= 500
    raise FetchError(f"status {answer.status}", status=answer.status, wait=wait_of(answer), passing=passing)
