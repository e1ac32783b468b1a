"""The store: Oxigraph, with one graph an article and projected facts.

``Store.open(path)``, ``Store.create(path)``, ``Store.in_memory()``; then ``put``, ``remove``, ``query``, ``quads``.
"""

from graph.store.store import ArticleRecord, Store

__all__ = ["ArticleRecord", "Store"]
