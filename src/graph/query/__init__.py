"""Asking the graph: the query library, its parameters, results and their formats.

``library()`` lists the queries of ``queries/``, ``ask()`` runs one of them, a file or SPARQL text, ``write()`` formats
the answer.
"""

from graph.query.ask import Answer, ask, prepare
from graph.query.formats import FORMATS, write
from graph.query.library import LibraryQuery, Parameter, library, library_query

__all__ = ["FORMATS", "Answer", "LibraryQuery", "Parameter", "ask", "library", "library_query", "prepare", "write"]
