"""From what was read to RDF: pure functions, no store and no files (the ontology apart).

``article.article_triples`` turns a ``ReadArticle`` into the quads of its own graph, its claims and its entities;
``project.project`` turns the claims of all articles about one event into the triples that the graph accepts.
The model is described in ``docs/model.md``.
"""
