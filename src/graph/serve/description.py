"""The service description (W3C SPARQL 1.1 Service Description): what this endpoint can do, as RDF."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.serve.failures import Failure
from graph.serve.negotiate import HTML, RESULTS, TRIPLES, choose
from graph.serve.pool import Pool
from graph.serve.settings import Settings

_SD = "http://www.w3.org/ns/sparql-service-description#"
_RDF = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "n3": RdfFormat.N3,
}
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


async def describe_service(request: Request, pool: Pool, settings: Settings) -> Response:
    """The description in the format asked for; browsers are sent to the console."""
    form = choose(request.headers.get("accept"), (*TRIPLES, HTML))
    if form is None:
        raise Failure(406, "the service describes itself in RDF", hint=", ".join(f.media[0] for f in TRIPLES))
    if form is HTML:
        return RedirectResponse("/", 303, {"Vary": "Accept"})
    endpoint = str(request.url.replace(query="", fragment=""))
    triples = _triples(endpoint, pool.stock.base, settings)
    content = serialize(triples, format=_RDF[form.name], prefixes={"sd": _SD})
    return Response(content, headers={"Vary": "Accept"}, media_type=form.content_type)


def _triples(endpoint: str, base: str, settings: Settings) -> list[Triple]:
    service, dataset, union = NamedNode(endpoint), BlankNode("dataset"), BlankNode("union")
    out = [
        Triple(service, _TYPE, _sd("Service")),
        Triple(service, _LABEL, Literal("newsgraph", language="en")),
        Triple(service, _sd("endpoint"), service),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, _TYPE, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), union),
        Triple(union, _TYPE, _sd("Graph")),
    ]
    if settings.updates:
        out.append(Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update")))
    if settings.service:
        out.append(Triple(service, _sd("feature"), _sd("BasicFederatedQuery")))
    for form in (*RESULTS, *TRIPLES):
        out.append(Triple(service, _sd("resultFormat"), NamedNode(form.iri)))
    for name in ("facts", "described", "background", "ontology"):
        node = BlankNode(name)
        out += [
            Triple(dataset, _sd("namedGraph"), node),
            Triple(node, _TYPE, _sd("NamedGraph")),
            Triple(node, _sd("name"), NamedNode(f"{base}graph/{name}")),
        ]
    return out


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
