"""Who and where: reference tables, names within an article, the same names across articles."""

from __future__ import annotations

from graph.resolve.across import EntityCluster, cluster, local_variants
from graph.resolve.article import ArticleResolver
from graph.resolve.gazetteer import Gazetteer, load_gazetteer
from graph.resolve.judgements import Judgement, read_judgements, write_judgements
from graph.resolve.reference import Reference, load_reference
from graph.resolve.user import UserEntity, read_user_entities
from graph.resolve.variants import Variant

__all__ = [
    "ArticleResolver",
    "EntityCluster",
    "Gazetteer",
    "Judgement",
    "Reference",
    "UserEntity",
    "Variant",
    "cluster",
    "load_gazetteer",
    "load_reference",
    "local_variants",
    "read_judgements",
    "read_user_entities",
    "write_judgements",
]
