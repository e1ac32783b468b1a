"""The graph in other formats, each streamed from the store and the same bytes for the same store.

``write_export("turtle", store=Path("out"), output=Path("graph.ttl"))``
"""

from graph.export.write import FORMATS, write_export, write_store

__all__ = ["FORMATS", "write_export", "write_store"]
