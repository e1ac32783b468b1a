"""The options of every command that reads articles, written once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

from graph.cli.app import say
from graph.cli.options import (
    ConfidenceOption,
    EngineOption,
    EntitiesOption,
    PagesOption,
    PipelineOption,
    SchedulerOption,
    WaitOption,
    WorkersOption,
    engine_of,
)

Command = Callable[..., None]


def reading(
    language_pipeline: PipelineOption = None,
    min_confidence: ConfidenceOption = 0.0,
    entities: EntitiesOption = None,
    workers: WorkersOption = None,
    engine: EngineOption = "local",
    scheduler: SchedulerOption = None,
    pages: PagesOption = True,
    wait: WaitOption = True,
) -> dict[str, Any]:
    """What these options are for ``graph.build``."""
    return {
        "language_pipeline": language_pipeline,
        "min_confidence": min_confidence,
        "entities": entities,
        "engine": engine_of(engine, scheduler, workers),
        "pages": pages,
        "wait": wait,
        "bar": sys.stderr.isatty(),
        "say": say,
    }


def with_reading(command: Command) -> Command:
    """A command with the options of ``reading`` after its own; it gets what they are as its ``**how``."""
    own = [p for p in signature(command, eval_str=True).parameters.values() if p.kind is not Parameter.VAR_KEYWORD]
    shared = signature(reading, eval_str=True).parameters

    @wraps(command)
    def run(**given: Any) -> None:
        how = reading(**{name: given.pop(name) for name in shared})
        command(**given, **how)

    run.__dict__["__signature__"] = Signature([*own, *shared.values()])
    run.__annotations__ = {p.name: p.annotation for p in (*own, *shared.values())}
    return run
