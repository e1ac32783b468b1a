"""What can go wrong, as one tree. Messages are one line and say what to do.

NewsgraphError
├── InputError        an article, a file or a folder that cannot be read
│   └── NotNewsError  readable, but not an English news article: it is skipped, the rest goes on
├── DataError         one of our data files (ontology/, queries/) or a user's is wrong: names file and key
├── QueryError        a query that is not valid SPARQL, or a parameter that fits nothing
├── StoreError        a store that cannot be opened, written or read
└── ModelError        a language pipeline that cannot be loaded
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "InputError",
    "ModelError",
    "NewsgraphError",
    "NewsgraphWarning",
    "NotNewsError",
    "QueryError",
    "StoreError",
]


class NewsgraphError(Exception):
    """Base of all errors that newsgraph raises on purpose."""


class InputError(NewsgraphError):
    """An input that cannot be read."""


class NotNewsError(InputError):
    """A readable input that is no English news article."""


class DataError(NewsgraphError):
    """A data file of the project or of the user is wrong; the message names file and key."""


class QueryError(NewsgraphError):
    """A query or a query parameter is wrong."""


class StoreError(NewsgraphError):
    """A store cannot be opened, read or written."""


class ModelError(NewsgraphError):
    """A language pipeline cannot be loaded."""


class NewsgraphWarning(UserWarning):
    """Something that deserves attention and does not stop the work."""
