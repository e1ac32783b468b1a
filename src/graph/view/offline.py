"""What a page needs to answer SPARQL by itself: engine, graph and query library, as blocks of data in the HTML.

The engine is Oxigraph's WebAssembly build (npm package ``oxigraph``); the page runs it in a worker. Engine and graph
are compressed, since they are the bulk of such a file.
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import cast

from pyoxigraph import Quad, RdfFormat, serialize

from graph.query.library import library
from graph.rdf.vocabulary import PREFIXES
from graph.store import Store
from graph.view.encode import to_script

_PAGE = Path(__file__).parent / "page"


def blocks(store: Store) -> str:
    """HTML with the blocks ``oxigraph``, ``asker``, ``quads`` and ``queries``."""
    everything = [*store.graphs(), store.iris.graph("ontology")]
    quads = serialize(cast("Iterable[Quad]", store.quads(everything)), format=RdfFormat.N_QUADS)
    assert quads is not None
    queries = {
        "prefixes": PREFIXES | {"id": store.iris.base},
        "queries": [{"name": q.name, **asdict(q)} for q in library()],
    }
    packed = {
        "oxigraph": (_PAGE / "oxigraph.wasm.gz").read_bytes(),
        "asker": gzip.compress((_PAGE / "asker.js").read_bytes(), 9, mtime=0),
        "quads": gzip.compress(quads, 6, mtime=0),
    }
    out = [f'<script type="application/json" id="queries">{to_script(queries)}</script>']
    for name, content in packed.items():
        text = base64.b64encode(content).decode()
        out.append(f'<script type="application/gzip;base64" id="{name}">{text}</script>')
    return "\n".join(out) + "\n"
