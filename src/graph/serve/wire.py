"""How the server and a query process talk: jobs go down a pipe as JSON, answers come back in frames.

A frame is one letter, the length of its body (4 bytes, big-endian) and the body: ``H`` header (JSON), ``D`` data, ``E``
error (JSON), ``Z`` end (JSON). After ``E`` or ``Z`` the process waits for the next job.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

HEAD = struct.Struct(">cI")
LENGTH = struct.Struct(">I")
HEADER, DATA, ERROR, END = b"H", b"D", b"E", b"Z"
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One thing to do. ``call`` jobs run a function of :mod:`graph.serve.lookups` with ``options``."""

    kind: Literal["query", "dump", "call"]
    text: str = ""
    """The query; the IRI of the graph to dump (empty: the whole dataset); the name of the function."""
    format: str = "json"
    default_graphs: tuple[str, ...] | None = None
    """None: the union of all graphs."""
    named_graphs: tuple[str, ...] | None = None
    own_dataset: bool = False
    """The query names its dataset itself."""
    base: str | None = None
    result_bytes: int = 0
    result_rows: int = 0
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What two jobs that take equally long have in common."""
        return f"{self.kind} {self.text} {dict(self.options)}"

    def encode(self) -> bytes:
        body = json.dumps(asdict(self)).encode()
        return LENGTH.pack(len(body)) + body

    @classmethod
    def decode(cls, body: bytes) -> Job:
        values = json.loads(body)
        for name in ("default_graphs", "named_graphs"):
            values[name] = None if values[name] is None else tuple(values[name])
        return cls(**values)


def frame(kind: bytes, body: bytes) -> bytes:
    """A frame as bytes."""
    return HEAD.pack(kind, len(body)) + body


def message(letter: bytes, **values: Any) -> bytes:
    """A frame with a JSON body."""
    return frame(letter, json.dumps(values).encode())
