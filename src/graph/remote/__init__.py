"""Graphs that live in another SPARQL 1.1 server: asked as a local store is, and loaded from one.

``connect("http://host/sparql")`` gives a ``graph.store.Store`` whose engine is that server: the query library, ``ask``
and ``EventGraph`` work with it unchanged. ``upload(store, "http://host/graphs")`` copies a store there.
"""

from graph.remote.connect import connect
from graph.remote.upload import upload

__all__ = ["connect", "upload"]
