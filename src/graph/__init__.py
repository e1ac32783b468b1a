"""newsgraph: reads news about international politics and builds an event knowledge graph with its evidence."""

__version__ = "0.5.0"
