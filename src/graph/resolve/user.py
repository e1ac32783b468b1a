"""The user's ``entities.yaml``: entities that add to the reference tables or replace some of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from graph.errors import DataError
from graph.model import Entity, EntityKind

_KEYS = {"id", "label", "kind", "code", "names", "replaces", "acts_for", "within", "wikidata", "latitude", "longitude"}


@dataclass(frozen=True, slots=True)
class UserEntity:
    """An entity with its names, and the identifiers of the entities that it stands in for."""

    entity: Entity
    names: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()


def read_user_entities(path: Path) -> tuple[UserEntity, ...]:
    """The entities of a YAML file: a list of mappings with ``id``, ``label``, ``kind``, ``code``, ``names`` ...

    Raises `DataError` with file, entry and key when something is missing or unknown.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as e:
        raise DataError(f"{path}: cannot be read ({e}); give a YAML list of entities") from e
    if not isinstance(data, list):
        raise DataError(f"{path}: is no list; write one '- id: ...' for each entity")
    return tuple(_entity(path, n, row) for n, row in enumerate(data, start=1))


def _entity(path: Path, n: int, row: Any) -> UserEntity:
    where = f"{path}: entry {n}"
    if not isinstance(row, dict):
        raise DataError(f"{where}: is no mapping; give at least id, label and kind")
    for needed in ("id", "label", "kind"):
        if not row.get(needed):
            raise DataError(f"{where}: has no '{needed}'; add it")
    if unknown := sorted(set(row) - _KEYS):
        raise DataError(f"{where}: unknown key '{unknown[0]}'; known are {', '.join(sorted(_KEYS))}")
    if row["kind"] not in get_args(EntityKind):
        raise DataError(f"{where}: unknown kind '{row['kind']}'; known are {', '.join(get_args(EntityKind))}")
    fields = {k: v for k, v in row.items() if k not in ("names", "replaces")}
    return UserEntity(Entity(**fields), _texts(row.get("names")), _texts(row.get("replaces")))


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
