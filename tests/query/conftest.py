from __future__ import annotations

import pytest

from graph.store import Store
from tests.rdf.sample import clusters, deployment_article, describe, second_article


@pytest.fixture(scope="package")
def store() -> Store:
    """The two articles of the sample; nothing here writes."""
    found = Store.in_memory(describe=describe)
    a, b = deployment_article(), second_article()
    found.put([a, b], clusters(a, b))
    return found
