"""The language pipeline as the rest of the program sees it: articles or texts in, sentences out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from graph.errors import ModelError
from graph.model import Article, Sentence
from graph.parse.components import make_pipeline
from graph.parse.convert import sentences

BUNDLED = Path(__file__).parent / "model"
_UD_ONLY = ("obl", "case", "nmod")
"""Relations that tell Universal Dependencies from the CLEAR labels of most English spaCy pipelines."""


class Pipeline:
    """A spaCy pipeline with Universal Dependencies. What it says of a text depends on that text alone."""

    def __init__(self, nlp: Language, *, name: str, version: str) -> None:
        self._nlp = nlp
        self.name = name
        self.version = version

    def sentences(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
        """Each article with its sentences, in order, as they are asked for."""
        pairs = ((a.text, a) for a in articles)
        for doc, article in self._nlp.pipe(pairs, as_tuples=True, batch_size=32):
            yield article, sentences(doc)

    def sentences_of(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of one text."""
        return sentences(self._nlp(text))


def load_pipeline(path: Path | None = None) -> Pipeline:
    """The bundled pipeline, loaded once in a process, or the UD-labelled spaCy pipeline in the folder ``path``.

    Raises `ModelError` if it cannot be loaded or is not labelled with Universal Dependencies.
    """
    return _bundled() if path is None else _foreign(path)


@lru_cache(maxsize=1)
def _bundled() -> Pipeline:
    meta_file = BUNDLED / "meta.json"
    try:
        meta = json.loads(meta_file.read_text(encoding="utf-8"))
        return Pipeline(make_pipeline(BUNDLED), name=meta["name"], version=meta["version"])
    except (OSError, ValueError, KeyError) as e:
        raise ModelError(f"{meta_file}: cannot be read ({e!r}); install the package again") from e


def _foreign(path: Path) -> Pipeline:
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError) as e:
        raise ModelError(f"{path}: no spaCy pipeline ({e}); give the folder that holds its config.cfg") from e
    labels = set(nlp.pipe_labels.get("parser", ()))
    if labels and not labels.issuperset(_UD_ONLY):
        raise ModelError(f"{path}: its parser knows no {', '.join(_UD_ONLY)}; give a pipeline trained on a UD treebank")
    return Pipeline(nlp, name=nlp.meta["lang"] + "_" + nlp.meta["name"], version=nlp.meta["version"])
