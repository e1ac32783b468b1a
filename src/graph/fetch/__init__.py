"""Fetching pages and feeds, for those with a network: polite, bounded, never to private addresses unless allowed.

Nothing else in newsgraph fetches anything; this package is used by ``newsgraph fetch`` alone.
"""

from graph.fetch.address import FetchError
from graph.fetch.limits import FetchLimits
from graph.fetch.politely import Getter
from graph.fetch.rounds import fetched, watch

__all__ = ["FetchError", "FetchLimits", "Getter", "fetched", "watch"]
