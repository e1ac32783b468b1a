"""Which event mentions, within and across articles, tell of the same event.

``features`` reduces a mention to what can be compared, ``retold`` puts together what one article says of one event,
``compare`` says of two events of different articles whether they are the same and why, ``blocks`` says where to look for
candidates, and ``cluster`` joins the surest pairs first. The result does not depend on the order of the articles.
"""

from graph.merge.cluster import clusters
from graph.merge.compare import Verdict, compare
from graph.merge.retold import signatures
from graph.merge.signature import Signature

__all__ = ["Signature", "Verdict", "clusters", "compare", "signatures"]
