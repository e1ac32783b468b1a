"""The vocabularies and their prefixes."""

from __future__ import annotations

from dataclasses import dataclass

from graph.rdf.terms import NamedNode, iri

ROOT = "https://w3id.org/newsgraph/"
DEFAULT_BASE = ROOT + "id/"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A namespace: ``NG("agent")`` is the IRI of ``ng:agent``."""

    base: str

    def __call__(self, name: str) -> NamedNode:
        return iri(self.base + name)

    def __contains__(self, node: object) -> bool:
        return isinstance(node, NamedNode) and node.value.startswith(self.base)

    def local(self, node: NamedNode) -> str:
        return node.value.removeprefix(self.base)


NG = Vocabulary(ROOT + "ontology#")
SAID = Vocabulary(ROOT + "said#")
PLOVER = Vocabulary(ROOT + "plover/")
FORCE = Vocabulary(ROOT + "force/")
MODALITY = Vocabulary(ROOT + "modality/")
STATUS = Vocabulary(ROOT + "status/")
APPROX = Vocabulary(ROOT + "approximation/")
MEASURE = Vocabulary(ROOT + "measure/")
RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Vocabulary("http://www.w3.org/2000/01/rdf-schema#")
OWL = Vocabulary("http://www.w3.org/2002/07/owl#")
SKOS = Vocabulary("http://www.w3.org/2004/02/skos/core#")
SCHEMA = Vocabulary("https://schema.org/")
NIF = Vocabulary("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ORG = Vocabulary("http://www.w3.org/ns/org#")
WGS = Vocabulary("http://www.w3.org/2003/01/geo/wgs84_pos#")
DCTERMS = Vocabulary("http://purl.org/dc/terms/")
XSD = Vocabulary("http://www.w3.org/2001/XMLSchema#")
WIKIDATA = Vocabulary("http://www.wikidata.org/entity/")

PREFIXES: dict[str, str] = {
    "ng": NG.base,
    "said": SAID.base,
    "plover": PLOVER.base,
    "force": FORCE.base,
    "modality": MODALITY.base,
    "status": STATUS.base,
    "approx": APPROX.base,
    "measure": MEASURE.base,
    "scheme": ROOT + "scheme/",
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "owl": OWL.base,
    "skos": SKOS.base,
    "schema": SCHEMA.base,
    "nif": NIF.base,
    "org": ORG.base,
    "wgs": WGS.base,
    "dcterms": DCTERMS.base,
    "xsd": XSD.base,
    "wd": WIKIDATA.base,
    "prov": "http://www.w3.org/ns/prov#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "gaf": "http://groundedannotationframework.org/gaf#",
}
"""Prefixes that queries and exports know; the data's own ``id:`` is added with its base IRI."""
