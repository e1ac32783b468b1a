"""Names are cut out of GUM's nested mentions."""

from __future__ import annotations

from training.conllu import Tree, Word
from training.gum_names import names


def tree(rows: str) -> Tree:
    words = []
    for row in rows.strip().split("\n"):
        form, upos, head, relation, *entity = row.split()
        misc = {"Entity": entity[0]} if entity else {}
        words.append(Word(form, form, upos, "NNP" if upos == "PROPN" else "NN", "", int(head), relation, misc, True))
    return Tree({}, tuple(words))


def test_title_and_article_are_cut_off_and_places_inside_are_kept() -> None:
    found = names(
        tree("""
        the DET 4 det (1-person-giv
        Norwegian ADJ 4 amod
        envoy NOUN 4 compound
        Kari PROPN 6 nsubj
        Hansen PROPN 4 flat 1)
        saw VERB 0 root
        Mali PROPN 6 obj (2-place-new)
        """)
    )
    assert found == [(3, 5, "PERSON"), (6, 7, "LOC")]


def test_common_nouns_and_pronouns_are_no_names() -> None:
    assert names(tree("it PRON 2 nsubj (1-place-giv)\nfell VERB 0 root\nsoldiers NOUN 2 obj (2-person-new)")) == []
