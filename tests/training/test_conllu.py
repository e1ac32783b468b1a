"""CoNLL-U is read with multi-word tokens, empty nodes and comments."""

from __future__ import annotations

from pathlib import Path

from training.conllu import read

FILE = """# newdoc id = a
# sent_id = a-1
# text = I can't go.
1\tI\tI\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tx\tx\tX\t_\t_\t_\t_\t_\t_
5\t.\t_\tPUNCT\t.\t_\t4\tpunct\t_\tEntity=(1-person-x)|Other=2

# sent_id = a-2
# text = Yes
1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_
"""


def test_sentences_words_and_comments(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(FILE, encoding="utf-8")
    first, second = read(tmp_path / "a.conllu")
    assert first.id == "a-1"
    assert "newdoc" in first.meta
    assert [w.form for w in first.words] == ["I", "ca", "n't", "go", "."]
    assert [w.space_after for w in first.words] == [True, False, True, False, True]
    assert first.words[0].feats == "Case=Nom"
    assert first.words[1].feats == ""
    assert first.words[4].lemma == "."
    assert first.words[4].misc["Entity"] == "(1-person-x)"
    assert second.words[0].xpos == "INTJ"
