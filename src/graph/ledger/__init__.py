"""What a graph was built from, and all that merging needs, in one SQLite file beside the store.

``Ledger`` takes articles in, ``settle`` merges them with the others, ``write`` brings the store to what the ledger
says.
"""

from graph.ledger.fingerprint import made_with
from graph.ledger.ledger import Found, Ledger, Row, digest_of, pack
from graph.ledger.lock import writing
from graph.ledger.settle import agree, ended_well, settle, write

__all__ = [
    "Found", "Ledger", "Row", "agree", "digest_of", "ended_well", "made_with", "pack", "settle", "write", "writing",
]  # fmt: skip
