"""Texts become sentences whose offsets, trees and tags can be relied on."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from graph.errors import ModelError
from graph.model import Article, Sentence
from graph.parse import Pipeline, load_pipeline

TEXT = """Envoys meet again

The Norwegian envoy, Kari Hansen, said on Tuesday that both sides had agreed to a truce.\tNobody was hurt.

  “We will go on,” she added. According to officials, 300 soldiers have left the U.S.-run base.
"""


def by_word(sentence: Sentence, word: str) -> int:
    return next(t.i for t in sentence.tokens if t.text == word)


def test_offsets_are_slices_of_the_text(pipeline: Pipeline) -> None:
    sentences = pipeline.sentences_of(TEXT)
    assert all(TEXT[t.begin : t.end] == t.text for s in sentences for t in s.tokens)
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert TEXT[sentences[0].begin : sentences[0].end] == "Envoys meet again"


def test_tokens_hold_no_white_space(pipeline: Pipeline) -> None:
    assert all(t.text.strip() for s in pipeline.sentences_of(TEXT) for t in s.tokens)


def test_every_sentence_is_a_tree_with_one_root(pipeline: Pipeline) -> None:
    for sentence in pipeline.sentences_of(TEXT):
        roots = [t.i for t in sentence.tokens if t.head == t.i]
        assert len(roots) == 1
        assert sentence.tokens[roots[0]].dep == "root"
        assert sentence.subtree(roots[0]) == list(range(len(sentence.tokens)))


def test_tree_tags_lemmas_and_names(pipeline: Pipeline) -> None:
    sentence = pipeline.sentences_of("Denmark withdrew its soldiers from Mali after Anna Jensen had urged it.")[0]
    verb = by_word(sentence, "withdrew")
    subject = sentence.tokens[by_word(sentence, "Denmark")]
    assert (subject.head, subject.dep, subject.upos, subject.ent[:2]) == (verb, "nsubj", "PROPN", "B-")
    assert sentence.tokens[verb].lemma == "withdraw"
    assert "Tense=Past" in sentence.tokens[verb].feats
    assert sentence.tokens[by_word(sentence, "soldiers")].dep == "obj"
    assert [sentence.tokens[by_word(sentence, w)].ent for w in ("Anna", "Jensen")] == ["B-PERSON", "I-PERSON"]


def test_articles_keep_their_order_and_do_not_touch_each_other(pipeline: Pipeline) -> None:
    other = "Police detained 20 protesters in the capital. They were released later."
    articles = [Article("a", TEXT), Article("b", other), Article("c", "")]
    found = {a.id: s for a, s in pipeline.sentences(articles)}
    assert list(found) == ["a", "b", "c"]
    assert found["c"] == ()
    assert found["b"] == pipeline.sentences_of(other)


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\u200b", "?", "\n\nOne.", "a" * 5000, "war " * 3000, "(" * 300])
def test_odd_texts_are_read(pipeline: Pipeline, text: str) -> None:
    for sentence in pipeline.sentences_of(text):
        assert all(text[t.begin : t.end] == t.text for t in sentence.tokens)


def test_event_scores_are_probabilities(pipeline: Pipeline) -> None:
    sentence = pipeline.sentences_of("Denmark condemned the attack on its embassy in Mali.")[0]
    assert sentence.scores is not None
    n = len(sentence.tokens)
    assert sentence.scores.trigger.shape == (n, 17)
    assert sentence.scores.status.shape == (n, 5)
    assert sentence.scores.role.shape == (n, n, 4)
    for values in (sentence.scores.trigger, sentence.scores.status, sentence.scores.role):
        assert values.sum(-1) == pytest.approx(1.0, abs=1e-3)


def test_another_pipeline_must_be_labelled_with_universal_dependencies(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path)
    with pytest.raises(ModelError, match="UD treebank"):
        load_pipeline(tmp_path)


def test_a_folder_without_a_pipeline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"config\.cfg"):
        load_pipeline(tmp_path)


def test_the_same_text_gives_the_same_scores(pipeline: Pipeline) -> None:
    first, second = (pipeline.sentences_of(TEXT)[1].scores for _ in range(2))
    assert first is not None
    assert second is not None
    assert (first.trigger == second.trigger).all()
    assert (first.role == second.role).all()
