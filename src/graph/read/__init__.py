"""Reading: files, folders and streams of news to :class:`~graph.model.Article`, bounded, one at a time.

>>> from graph.read import read_paths, Skipped
>>> for found in read_paths(["seeds/"]):  # doctest: +SKIP
...     print(found if isinstance(found, Skipped) else found.id)
"""

from .article import read_text
from .limits import Limits
from .record import Skipped
from .stream import articles_of, read_paths

__all__ = ["Limits", "Skipped", "articles_of", "read_paths", "read_text"]
