"""SPARQL expressions as functions of a solution (SPARQL 1.1, section 17): those that constraints of shapes need.

What is not written here is a ``DataError`` that names it. An ``ExpressionError`` is SPARQL's own error: an unbound variable,
values that have no order; a filter that ends in one does not hold (section 17.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal as RdfLiteral
from rdflib.term import URIRef, Variable

from graph.check.data import Data
from graph.check.terms import ours
from graph.check.values import order, value_of
from graph.errors import DataError
from graph.rdf.terms import Literal, NamedNode, Term, iri
from graph.rdf.vocabulary import XSD

Solution = Mapping[str, Term]
Evaluate = Callable[[Data, Solution], Term]
Holds = Callable[[Data, Solution], bool]
Exists = Callable[[CompValue], Holds]
"""From the group of an EXISTS to the function that looks for it."""

TRUE, FALSE = (Literal(text, datatype=iri(XSD.base + "boolean")) for text in ("true", "false"))
_SIGNS: dict[str, tuple[int, ...]] = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}


class ExpressionError(Exception):
    """An expression that has no value for a solution."""


def holds(node: Any, exists: Exists) -> Holds:
    """An expression as a filter: an error counts as false."""
    evaluate = expression(node, exists)

    def check(data: Data, solution: Solution) -> bool:
        try:
            return truth(evaluate(data, solution))
        except ExpressionError:
            return False

    return check


def expression(node: Any, exists: Exists) -> Evaluate:
    """Compiles an expression as rdflib parses it."""
    if isinstance(node, Variable):
        return partial(_variable, str(node))
    if isinstance(node, URIRef | RdfLiteral):
        return partial(_constant, ours(node))
    name = node.name if isinstance(node, CompValue) else type(node).__name__
    if name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
        return partial(_found, exists(node.graph), name == "Builtin_EXISTS")
    if name in ("ConditionalAndExpression", "ConditionalOrExpression"):
        parts = [expression(part, exists) for part in (node.expr, *node.other)]
        return partial(_either if name == "ConditionalOrExpression" else _both, parts)
    if name == "RelationalExpression":
        others = node.other if isinstance(node.other, list) else [node.other]
        return _relation(node.op, expression(node.expr, exists), [expression(other, exists) for other in others])
    if name == "AdditiveExpression":
        terms = [expression(term, exists) for term in (node.expr, *node.other)]
        return partial(_sum, terms, ["+", *node.op])
    if name in _CALLS:
        function, arguments = _CALLS[name]
        return partial(_call, function, [expression(node[a], exists) for a in arguments if a in node])
    raise DataError(f"shapes.ttl: {name.removeprefix('Builtin_')} in sh:select is not compiled; rewrite the constraint")


def truth(term: Term) -> bool:
    """The effective boolean value (section 17.2.2)."""
    value = value_of(term)
    if value is None or value[0] not in ("boolean", "string", "number"):
        raise ExpressionError(term)
    return bool(value[1])


def equal(left: Term, right: Term) -> bool:
    """RDFterm-equal and the equality of values (section 17.3)."""
    if left == right:
        return True
    if not (isinstance(left, Literal) and isinstance(right, Literal)) or left.language or right.language:
        return False
    sign = order(left, right)
    if sign is None:
        raise ExpressionError(left, right)
    return sign == 0


def _variable(name: str, _: Data, solution: Solution) -> Term:
    if name not in solution:
        raise ExpressionError(name)
    return solution[name]


def _constant(term: Term, _: Data, __: Solution) -> Term:
    return term


def _found(look: Holds, wanted: bool, data: Data, solution: Solution) -> Term:
    return TRUE if look(data, solution) == wanted else FALSE


def _either(parts: list[Evaluate], data: Data, solution: Solution) -> Term:
    return _logic(parts, True, data, solution)


def _both(parts: list[Evaluate], data: Data, solution: Solution) -> Term:
    return _logic(parts, False, data, solution)


def _logic(parts: list[Evaluate], decides: bool, data: Data, solution: Solution) -> Term:
    """``||`` and ``&&``: one part that decides is enough."""
    hit = _any(parts, lambda term: truth(term) == decides, data, solution)
    return TRUE if hit == decides else FALSE


def _any(parts: list[Evaluate], check: Callable[[Term], bool], data: Data, solution: Solution) -> bool:
    """Whether the check holds for one of the parts, whatever errors the others have; without one an error is an error."""
    error: ExpressionError | None = None
    for part in parts:
        try:
            if check(part(data, solution)):
                return True
        except ExpressionError as raised:
            error = raised
    if error is not None:
        raise error
    return False


def _relation(sign: str, left: Evaluate, rights: list[Evaluate]) -> Evaluate:
    if sign in ("=", "!=", "IN", "NOT IN"):
        return partial(_among, left, rights, sign in ("=", "IN"))
    return partial(_compared, _SIGNS[sign], left, rights[0])


def _among(left: Evaluate, rights: list[Evaluate], wanted: bool, data: Data, solution: Solution) -> Term:
    value = left(data, solution)
    hit = _any(rights, lambda right: equal(value, right), data, solution)
    return TRUE if hit == wanted else FALSE


def _compared(good: tuple[int, ...], left: Evaluate, right: Evaluate, data: Data, solution: Solution) -> Term:
    sign = order(left(data, solution), right(data, solution))
    if sign is None:
        raise ExpressionError("no order")
    return TRUE if sign in good else FALSE


def _sum(terms: list[Evaluate], signs: list[str], data: Data, solution: Solution) -> Term:
    """Numbers are brought to the widest of their types: integer, decimal, double (SPARQL 1.1, section 17.3)."""
    values = [_number(term(data, solution)) for term in terms]
    if any(isinstance(value, float) for value in values):
        total: int | Decimal | float = sum(
            float(v) if s == "+" else -float(v) for v, s in zip(values, signs, strict=True)
        )
    else:
        total = sum(Decimal(v) if s == "+" else -Decimal(v) for v, s in zip(values, signs, strict=True))
    whole = all(isinstance(value, int) for value in values)
    name = "double" if isinstance(total, float) else "integer" if whole else "decimal"
    return Literal(str(total), datatype=iri(XSD.base + name))


def _number(term: Term) -> int | Decimal | float:
    value = value_of(term)
    if value is None or not isinstance(value[1], int | Decimal | float) or value[0] != "number":
        raise ExpressionError(term)
    return value[1]


def _call(function: Callable[..., Term], arguments: list[Evaluate], data: Data, solution: Solution) -> Term:
    return function(*(argument(data, solution) for argument in arguments))


def _text(term: Term) -> str:
    if not isinstance(term, Literal):
        raise ExpressionError(term)
    return term.value


def _str(term: Term) -> Term:
    return Literal(term.value)


def _starts(text: Term, start: Term) -> Term:
    return TRUE if _text(text).startswith(_text(start)) else FALSE


def _part(text: Term, start: Term, length: Term | None = None) -> Term:
    """``SUBSTR``: the first character is 1 (XPath, ``fn:substring``)."""
    begin, whole = int(_number(start)), _text(text)
    end = len(whole) + 1 if length is None else begin + int(_number(length))
    return Literal(whole[max(begin, 1) - 1 : max(end, 1) - 1])


_CALLS: dict[str, tuple[Callable[..., Term], tuple[str, ...]]] = {
    "UnaryNot": (lambda value: FALSE if truth(value) else TRUE, ("expr",)),
    "Builtin_STR": (_str, ("arg",)),
    "Builtin_STRSTARTS": (_starts, ("arg1", "arg2")),
    "Builtin_SUBSTR": (_part, ("arg", "start", "length")),
    "Builtin_isIRI": (lambda term: TRUE if isinstance(term, NamedNode) else FALSE, ("arg",)),
    "Builtin_isLITERAL": (lambda term: TRUE if isinstance(term, Literal) else FALSE, ("arg",)),
}
"""Functions of values, and where rdflib keeps their arguments."""
