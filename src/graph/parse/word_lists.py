"""The word lists of ``words.yaml`` beside this module."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("words.yaml")


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """All lists by name."""
    return {name: frozenset(words) for name, words in yaml.safe_load(FILE.read_text(encoding="utf-8")).items()}
