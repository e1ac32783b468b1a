"""Values as JSON and back."""

from __future__ import annotations

import datetime

import pytest

from graph.errors import StoreError
from graph.ledger.codec import from_json, packed, to_json, unpacked
from graph.merge import signatures
from graph.merge.signature import Signature
from graph.model import Article, ReadArticle
from tests.rdf.sample import deployment_article


def test_an_article_comes_back_as_it_was() -> None:
    read = deployment_article()
    assert from_json(ReadArticle, unpacked(packed(to_json(read)))) == read


def test_signatures_come_back_as_they_were() -> None:
    for signature in signatures(deployment_article()):
        assert from_json(Signature, to_json(signature)) == signature


def test_what_has_its_default_value_is_left_out() -> None:
    assert (
        to_json(Article("a", "text", date=datetime.date(2024, 1, 2))) == '{"date":"2024-01-02","id":"a","text":"text"}'
    )


def test_fields_of_another_version_are_passed_over() -> None:
    assert from_json(Article, '{"id":"a","text":"t","mood":"good"}') == Article("a", "t")


@pytest.mark.parametrize("text", ["", "[]", '{"id":"a"}', '{"id":"a","text":"t","date":"yesterday"}', "nonsense"])
def test_what_is_no_article_is_one_clear_error(text: str) -> None:
    with pytest.raises(StoreError, match="no Article can be read"):
        from_json(Article, text)


def test_lone_surrogates_survive() -> None:
    text = to_json(Article("a", "\ud800"))
    assert from_json(Article, unpacked(packed(text))).text == "\ud800"
