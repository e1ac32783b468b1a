"""Rows as a table for the screen: labels beside IRIs, long words cut to the width."""

from __future__ import annotations

import unicodedata

from graph.query.ask import Answer
from graph.rdf.terms import NamedNode, Term
from graph.rdf.vocabulary import PREFIXES, RDFS, SCHEMA, SKOS
from graph.store import Store

_LABELS = (SKOS("prefLabel"), RDFS("label"), SCHEMA("headline"))


def table(answer: Answer, *, width: int | None = None) -> str:
    """Header, rows and the number of rows. IRIs get labels, except from library queries, which give them.

    Where the screen is too narrow, the columns of library queries that hold nothing but IRIs are left out, and long
    texts are cut; the last line says so.
    """
    shown: dict[NamedNode, str] = {}
    values = list(answer.rows())
    lines = [list(answer.columns), *([_cell(value, answer, shown) for value in row] for row in values)]
    left_out = _left_out(values) if answer.has_labels and not _fits(lines, width) else []
    without = f", without {', '.join(lines[0][at] for at in left_out)}" if left_out else ""
    lines = [[cell for at, cell in enumerate(line) if at not in left_out] for line in lines]
    cut = "" if _fits(lines, width) else ", cut to fit"
    widths = _fit(_widths(lines), width)
    header, *body = (_line(line, widths) for line in lines)
    count = f"{len(body)} row{'' if len(body) == 1 else 's'}{cut}{without}"
    return "\n".join([header, _line(["─" * w for w in widths], widths), *body, count]) + (
        "; -f csv gives all\n" if cut or without else "\n"
    )


def _widths(lines: list[list[str]]) -> list[int]:
    return [max(map(cells, column)) for column in zip(*lines, strict=True)]


def _fits(lines: list[list[str]], width: int | None) -> bool:
    """Whether the columns stand side by side on the screen."""
    widths = _widths(lines)
    return width is None or sum(widths) + 2 * (len(widths) - 1) <= width


def _left_out(rows: list[tuple[Term | None, ...]]) -> list[int]:
    """Which columns hold nothing but IRIs; none where all do."""
    columns = list(enumerate(zip(*rows, strict=True)))
    found = [at for at, column in columns if {type(v) for v in column if v is not None} == {NamedNode}]
    return found if len(found) < len(columns) else []


def _cell(value: Term | None, answer: Answer, shown: dict[NamedNode, str]) -> str:
    if value is None:
        return ""
    if not isinstance(value, NamedNode):
        return plain(value.value) if hasattr(value, "value") else str(value)
    if value not in shown:
        short = shorten(value, answer.store.iris.base)
        shown[value] = short if answer.has_labels else _named(value, short, answer.store)
    return shown[value]


def _named(node: NamedNode, short: str, store: Store) -> str:
    for predicate in _LABELS:
        quad = next(store.engine.quads_for_pattern(node, predicate, None), None)
        if quad is not None:
            return f"{plain(quad.object.value)} ‹{short}›"
    return short


def shorten(node: NamedNode, base: str) -> str:
    """An IRI with its prefix, or without the base of the data."""
    if node.value.startswith(base):
        return node.value.removeprefix(base)
    for name, space in PREFIXES.items():
        if node.value.startswith(space):
            return f"{name}:{node.value.removeprefix(space)}"
    return node.value


def plain(text: str) -> str:
    """One line without control and direction characters, which could rewrite the screen."""
    return "".join(c if unicodedata.category(c)[0] != "C" else " " for c in " ".join(text.split()))


def cells(text: str) -> int:
    """Columns that a text takes on the screen."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fit(widths: list[int], width: int | None) -> list[int]:
    """Widths that fit the screen: the widest columns give way, none below 8."""
    if width is None or not widths:
        return widths
    widths = list(widths)
    while sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(row: list[str], widths: list[int]) -> str:
    out = []
    for text, width in zip(row, widths, strict=True):
        if cells(text) > width:
            while cells(text) > width - 1:
                text = text[:-1]
            text += "…"
        out.append(text + " " * (width - cells(text)))
    return "  ".join(out).rstrip()
