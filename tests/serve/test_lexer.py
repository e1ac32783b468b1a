"""What a query is, from its words; and that no SERVICE can hide from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.serve.lexer import shape, tokens
from graph.serve.update import with_dataset


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("# a comment that says ASK\nPREFIX select: <http://x.org/ask#>\nconstruct where { ?s ?p ?o }", "CONSTRUCT"),
        ("BASE <http://x.org/> describe <a>", "DESCRIBE"),
        ("prefix ask: <http://x.org/> ask { ask:ask a ask:select }", "ASK"),
        ("INSERT DATA { <a:a> <a:b> 'SELECT' }", None),
        ("", None),
    ],
)
def test_the_form_is_the_first_keyword_of_its_kind(text: str, form: str | None) -> None:
    assert shape(text).form == form


def test_updates_are_known() -> None:
    for text in (
        "INSERT DATA {}",
        "delete where { ?s ?p ?o }",
        "WITH <g:g> DELETE {} WHERE {}",
        "CLEAR ALL",
        "LOAD <f:f>",
    ):
        assert shape(text).is_update
    assert not shape("SELECT * { ?insert ?delete 'DROP ALL' }").is_update


def test_own_datasets_are_known() -> None:
    assert shape("SELECT * FROM <g:g> { }").has_dataset
    assert not shape("SELECT ?from { ?from <x:from> 'FROM <g:g>' }").has_dataset
    assert shape("DELETE {} INSERT {} USING <g:g> WHERE {}").has_dataset


def test_offsets_are_those_of_the_text() -> None:
    text = "SELECT ?x # no\n{ ?x a ng:Event ; ng:p 'it''s' }"
    for token in tokens(text):
        assert text[token.begin :].startswith(token.text)


PIECES = [
    *(
        "?a",
        "$a",
        "<http://x.org/a>",
        "'text'",
        '"te\\"xt"',
        "'''te'xt'''",
        '"""te"xt"""',
        "ng:Event",
        "ng:a\\'b",
        "ng:a\\#b",
    ),
    *(
        "_:b",
        ":",
        "12",
        "1.5e3",
        "@en",
        "^^xsd:date",
        "{",
        "}",
        "(",
        ")",
        ".",
        ";",
        ",",
        "<",
        ">",
        "<=",
        "||",
        "&&",
        "!",
        "=",
    ),
    *("# comment\n", "# it's\n", "\n", "a", "FILTER", "\u00b7x", "x:\u00b7\\#y", "\u0142:\u00f3"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=6))
def test_a_service_after_complete_tokens_is_always_seen(before: list[str], after: list[str]) -> None:
    text = " ".join([*before, "SERVICE <http://evil.org/> {", *after])
    assert shape(text).federates


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert sum(len(t.text) for t in tokens(text)) <= len(text)
    shape(text)


def test_a_dataset_is_put_before_each_outer_where() -> None:
    text = "DELETE { ?s ?p ?o } WHERE { { SELECT ?s WHERE { ?s ?p ?o } } } ; INSERT {} WHERE {}"
    found = with_dataset(text, ("g:a",), ("g:b",))
    assert found.count("USING <g:a> USING NAMED <g:b> WHERE") == 2
    assert "SELECT ?s WHERE" in found
