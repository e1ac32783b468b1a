"""Which event mentions, within and across articles, tell of the same event.

``signature`` reduces a mention to what can be compared, ``compare`` says of two whether they are the same and why,
``blocks`` says where to look for candidates, and ``cluster`` joins the surest pairs first. The result does not depend
on the order of the articles.
"""

from graph.merge.cluster import clusters
from graph.merge.compare import Verdict, compare
from graph.merge.signature import Signature, signatures

__all__ = ["Signature", "Verdict", "clusters", "compare", "signatures"]
