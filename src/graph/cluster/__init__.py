"""Reading articles with many workers: in this process, in several, or on the machines of a Dask cluster.

Whatever the engine, results come in the order of the articles, and each depends on its article alone.
"""

from graph.cluster.task import Failed, Settings, batches

__all__ = ["Failed", "Settings", "batches"]
