"""The server's log: one line for each thing that happens, whoever reports it.

Requests, stopped queries, malformed HTTP and errors of our own each take one line with the time. Nothing that a client
sends can begin another line or move the cursor: what does not print is written as an escape (CWE-117). The trace of an
error is shown at level DEBUG only.
"""

from __future__ import annotations

import logging
import traceback

_TRACE = "Traceback (most recent call last):"


class OneLine(logging.Formatter):
    """Formats a record as one line; an error as its kind, its text and where it was raised."""

    def format(self, record: logging.LogRecord) -> str:
        if logging.getLogger().isEnabledFor(logging.DEBUG):
            return super().format(record)
        record.message = printable(_without_trace(record.getMessage()))
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        error = record.exc_info[1] if record.exc_info else None
        return self.formatMessage(record) + (f": {summary(error)}" if error else "")


def summary(error: BaseException) -> str:
    """An error on one line: kind, text, and the file and line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno})" if frames else ""
    return printable(f"{type(error).__name__}: {error}{where}")


def printable(text: str) -> str:
    """The text with line ends, control and direction characters as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text.strip())


def _without_trace(message: str) -> str:
    """A message that is the text of a trace, as uvicorn reports a start that failed, without the trace."""
    if _TRACE not in message:
        return message
    before, lines = message.partition(_TRACE)[0], message.strip().splitlines()
    return f"{before}{lines[-1]}"


def start_log() -> None:
    """Sends the log to standard error, where the program has set up none."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine("%(asctime)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.getLogger("uvicorn").setLevel(logging.WARNING)


__all__ = ["OneLine", "printable", "start_log", "summary"]
