"""Text to sentences: tokens, Universal Dependencies, names and learned event scores. spaCy is known here only."""

from __future__ import annotations

from graph.parse.pipeline import Pipeline, load_pipeline

__all__ = ["Pipeline", "load_pipeline"]
