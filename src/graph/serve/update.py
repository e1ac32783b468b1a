"""SPARQL updates, where the operator allows them."""

from __future__ import annotations

from starlette.responses import Response

from graph.serve.failures import Failure
from graph.serve.lexer import shape, tokens
from graph.serve.pool import Pool
from graph.serve.protocol import Operation
from graph.serve.settings import Settings
from graph.serve.syntax import syntax_failure
from graph.serve.write import write


async def run_update(asked: Operation, base: str, pool: Pool, settings: Settings) -> Response:
    """Runs an update; 204 when it is done and every later query sees it. ``base`` resolves its relative IRIs."""
    if not settings.updates:
        raise Failure(403, "this server is read-only", hint="start it with `newsgraph serve --updates`")
    found = shape(asked.text)
    if found.form:
        raise Failure(400, "this is a query, sent as an update", hint="send it as `query`")
    if found.federates and not settings.service:
        raise Failure(403, "SERVICE and LOAD are switched off on this server")
    text = asked.text
    if asked.default_graphs is not None or asked.named_graphs is not None:
        text = with_dataset(text, asked.default_graphs or (), asked.named_graphs or ())
    try:
        await write({"do": "update", "base": base}, text.encode(), pool, settings)
    except Failure as failure:
        raise syntax_failure(text, failure.text, is_update=True) if failure.status == 400 else failure from failure
    return Response(status_code=204)


def with_dataset(text: str, default: tuple[str, ...], named: tuple[str, ...]) -> str:
    """The update with ``USING`` clauses for the graphs of the request (SPARQL 1.1 Protocol, section 2.2.3)."""
    using = "".join([*(f"USING <{g}> " for g in default), *(f"USING NAMED <{g}> " for g in named)])
    parts, depth, at, before = list[str](), 0, 0, ""
    for token in tokens(text):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if token.word in ("USING", "WITH"):
            raise Failure(400, f"the dataset is named twice: in the request and by {token.word}")
        if token.word == "WHERE" and depth == 0:
            if before == "DELETE":
                raise Failure(400, "DELETE WHERE takes no dataset", hint="write DELETE { … } WHERE { … }")
            parts += [text[at : token.begin], using]
            at = token.begin
        before = token.word
    return "".join([*parts, text[at:]])
