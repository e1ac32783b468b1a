"""Makes the HTML reference of the ontology, which ``newsgraph serve`` shows at ``/ontology``.

    make reference

pyLODE writes classes and properties (3.4.1 fails on import, 3.3.4 works); the concepts of our schemes follow as tables. The page
asks no other machine for anything, and the same ontology gives the same bytes.
"""

from __future__ import annotations

import html
import os
import re
import sys
from pathlib import Path

import rdflib
from rdflib.namespace import RDF, SKOS

HERE = Path(__file__).parent
FILES = ("core.ttl", "alignments.ttl", "generated/said.ttl", "generated/event_types.ttl")
PAGE = HERE.parent / "src" / "graph" / "serve" / "page" / "ontology.html"
TITLE = "The ontology of newsgraph"


def parts() -> tuple[rdflib.Graph, rdflib.Graph]:
    """The classes and properties, and the concept schemes, apart: pyLODE takes each scheme for an ontology."""
    whole, ontology, schemes = rdflib.Graph(), rdflib.Graph(), rdflib.Graph()
    for name in FILES:
        whole.parse(HERE / name, format="turtle")
    concepts = {s for kind in (SKOS.ConceptScheme, SKOS.Concept) for s in whole.subjects(RDF.type, kind)}
    for triple in whole:
        (schemes if triple[0] in concepts else ontology).add(triple)
    return ontology, schemes


def tables(schemes: rdflib.Graph) -> str:
    """A table for each scheme: notation, label, definition of its concepts."""
    out = ['<div class="section" id="concepts"><h2>Concepts</h2>']
    for scheme in sorted(schemes.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        head, about = (html.escape(str(schemes.value(scheme, p) or "")) for p in (SKOS.prefLabel, SKOS.definition))
        rows = []
        for concept in sorted(schemes.subjects(SKOS.inScheme, scheme), key=str):
            cells = [html.escape(str(schemes.value(concept, p) or "")) for p in (SKOS.prefLabel, SKOS.definition)]
            rows.append(
                f"<tr><td><code>{html.escape(str(concept))}</code></td><td>{cells[0]}</td><td>{cells[1]}</td></tr>"
            )
        name = str(scheme).rpartition("/")[2]
        out.append(
            f'<div class="concept entity" id="scheme-{name}"><h3>{head}</h3><p><code>{scheme}</code> {about}</p>'
            f"<table><thead><tr><th>IRI</th><th>label</th><th>meaning</th></tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
        )
    return "\n".join([*out, "</div>"])


def page() -> str:
    """The page."""
    from pylode import OntPub

    ontology, schemes = parts()
    text = str(OntPub(ontology).make_html(include_css=True))
    text = re.sub(r'\s*<script id="schema.org".*?</script>', "", text, flags=re.DOTALL)
    text = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", text, count=1, flags=re.DOTALL)
    text = text.replace("<html>", '<html lang="en">', 1)
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    text = text.replace("<head>", f"<head>\n    {meta}", 1)
    before, mark, after = text.partition('<div id="namespaces">')
    if not mark:
        raise SystemExit("pyLODE's page has no section of namespaces; is it 3.3.4?")
    return anchored(f"{before}{tables(schemes)}\n{mark}{after}")


def anchored(text: str) -> str:
    """The page with an anchor for each term: ``#Attack`` for ``ng:Attack``, ``#said-Attack`` for ``said:Attack``."""
    ids = set(re.findall(r'id="([^"]+)"', text))

    def anchor(match: re.Match[str]) -> str:
        name = ("said-" if match[3] == "said" else "") + match[4]
        return match[0] if name in ids else f'{match[1]}<span id="{name}"></span>{match[2]}'

    entity = r'(<div class="property entity" id="[^"]*">)((?:(?!<div class="property).)*?<code>'
    return re.sub(entity + r"https://w3id\.org/newsgraph/(ontology|said)#(\w+)</code>)", anchor, text, flags=re.DOTALL)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(
            sys.executable, [sys.executable, __file__], {**os.environ, "PYTHONHASHSEED": "0"}
        )  # sets have one order
    PAGE.write_text(page(), encoding="utf-8")
