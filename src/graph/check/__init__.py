"""``newsgraph validate``: the store against ``ontology/shapes.ttl``, with a report that names article and sentence.

The shapes are read into functions (:mod:`graph.check.compile`) that look at one node after the other, article by article,
in memory that does not grow with the store. pySHACL does the same with ``engine="pyshacl"``, about a hundred times slower;
tests hold the two against each other. Constraints written in SPARQL are compiled too (:mod:`graph.check.sparql`).
"""

from graph.check.report import CheckReport, Finding
from graph.check.run import ENGINES, check, check_store

__all__ = ["ENGINES", "CheckReport", "Finding", "check", "check_store"]
