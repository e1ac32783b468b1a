"""The bundled pipeline, loaded once for all tests of this folder."""

from __future__ import annotations

import pytest

from graph.parse import Pipeline, load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()
