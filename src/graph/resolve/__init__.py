"""Who and where: reference tables, names within an article, the same names across articles."""

from __future__ import annotations

from graph.resolve.article import ArticleResolver
from graph.resolve.gazetteer import Gazetteer, load_gazetteer
from graph.resolve.reference import Reference, load_reference
from graph.resolve.user import UserEntity, read_user_entities

__all__ = [
    "ArticleResolver",
    "Gazetteer",
    "Reference",
    "UserEntity",
    "load_gazetteer",
    "load_reference",
    "read_user_entities",
]
