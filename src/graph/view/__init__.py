"""The explorer page: one HTML file that shows the graph with the words of the articles behind it.

``collect`` reads a store into a :class:`~graph.view.content.Page`, ``layout`` gives its entities places, ``page`` writes the
file, ``network`` is the door to pyvis and notebooks.
"""
