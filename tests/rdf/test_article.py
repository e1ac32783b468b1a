"""What an article's own graph holds."""

from __future__ import annotations

import dataclasses

from graph.model import Span
from graph.rdf.article import ArticleTriples, article_triples
from graph.rdf.iris import Iris
from graph.rdf.terms import NamedNode, Term
from graph.rdf.vocabulary import NG, NIF, RDF, SAID, SCHEMA
from tests.rdf.sample import Draft, clusters, deployment_article

IRIS = Iris()


def triples_of(read) -> ArticleTriples:  # type: ignore[no-untyped-def]
    keys = {m: c.key for c in clusters(read) for m in c.mentions}
    return article_triples(read, keys=keys, iris=IRIS)


def values(article: ArticleTriples, subject: NamedNode, predicate: NamedNode) -> set[Term]:
    return {q.object for q in article.quads if q.subject == subject and q.predicate == predicate}


def claimed(article: ArticleTriples, predicate: NamedNode) -> set[tuple[str, str]]:
    return {
        (c.subject.value.removeprefix(IRIS.base), c.object.value.removeprefix(IRIS.base))
        for c in article.claims
        if c.predicate == predicate
    }


def test_spans_quote_the_text_at_their_offsets() -> None:
    read = deployment_article()
    article = triples_of(read)
    spans = {q.subject for q in article.quads if q.object == NG("Span")}
    assert len(spans) > 10
    for span in spans:
        (begin,), (end,), (words,) = (values(article, span, NIF(n)) for n in ("beginIndex", "endIndex", "anchorOf"))
        assert read.article.text[int(begin.value) : int(end.value)] == words.value
        assert span.value.endswith(f"#char={begin.value},{end.value}")


def test_the_text_is_kept_with_its_hash_in_its_iri() -> None:
    read = deployment_article()
    article = triples_of(read)
    (text,) = values(article, article.node, NG("text"))
    assert isinstance(text, NamedNode)
    assert text.value.endswith(read.article.sha256[:16])
    assert {v.value for v in values(article, text, NIF("isString"))} == {read.article.text}


def test_an_article_graph_asserts_no_fact_and_no_talk() -> None:
    article = triples_of(deployment_article())
    events = {
        q.subject for q in article.quads if q.subject.value.startswith((IRIS.base + "event/", IRIS.base + "possible/"))
    }
    assert not events


def test_every_claim_has_evidence_and_a_mention_with_a_confidence() -> None:
    article = triples_of(deployment_article())
    claims = {q.subject for q in article.quads if q.object == NG("Claim")}
    assert claims == {c.node for c in article.claims if "/claim/" in c.node.value}
    for claim in claims:
        assert len(values(article, claim, NG("evidence"))) == 1
        (mention,) = values(article, claim, NG("inMention"))
        assert isinstance(mention, NamedNode)
        assert len(values(article, mention, NG("confidence"))) == 1


def test_what_is_urged_is_a_possible_event_in_the_said_namespace() -> None:
    article = triples_of(deployment_article())
    assert ("possible/retreat-nor-/urged", "country/NOR") in claimed(article, SAID("agent"))
    assert all(not subject.startswith("possible/") for subject, _ in claimed(article, NG("agent")))


def test_an_attributed_event_gets_a_statement_of_the_one_who_says_so() -> None:
    article = triples_of(deployment_article())
    made = [s for s, _ in claimed(article, NG("speaker")) if s.startswith("statement/")]
    assert len(made) == 1
    assert (made[0], "country/SWE") in claimed(article, NG("speaker"))
    assert (made[0], "possible/mobilize-nor-") in claimed(article, NG("content"))
    assert {o.rpartition("/")[2] for s, o in claimed(article, NG("force")) if s == made[0]} == {"estimate"}


def test_one_sentence_makes_one_statement_of_the_same_speaker() -> None:
    draft = Draft("b", "Sweden said Norway attacked Finland and bombed Denmark.")
    draft.add("attacked", "ASSAULT", actors=["NOR"], recipients=["FIN"], attributed_to=["SWE"])
    draft.add("bombed", "ASSAULT", actors=["NOR"], recipients=["DNK"], attributed_to=["SWE"])
    article = triples_of(draft.read())
    assert len({s for s, _ in claimed(article, NG("speaker"))}) == 1
    assert len(claimed(article, NG("content"))) == 2


def test_the_article_itself_is_the_voice_of_what_it_tells_as_possible() -> None:
    article = triples_of(deployment_article())
    assert claimed(article, NG("toldBy")) == {("possible/sanction-nor-/hypothetical", "article/a1")}


def test_a_statement_inside_a_statement_keeps_its_content_in_talk() -> None:
    draft = Draft("b", "Sweden said Norway warned that Finland may attack.")
    attack = draft.add("attack", "ASSAULT", actors=["FIN"], status="possible", modality="feared")
    draft.add("warned", "THREATEN", force="warn", actors=["NOR"], attributed_to=["SWE"], content=(attack,))
    article = triples_of(draft.read())
    assert claimed(article, SAID("speaker")) == {("possible/threaten-nor--b-s0-19", "country/NOR")}
    assert claimed(article, SAID("content")) == {("possible/threaten-nor--b-s0-19", "possible/assault-fin-/feared")}
    assert {o for _, o in claimed(article, NG("content"))} == {"possible/threaten-nor--b-s0-19"}


def test_a_breach_is_said_even_of_an_accepted_event() -> None:
    article = triples_of(deployment_article())
    ((breach, resolution),) = claimed(article, SAID("violates"))
    assert breach.endswith("/violation")
    assert resolution == "resolution/UNSC-9001"
    assert (breach, "event/mobilize-nor-") in claimed(article, NG("refersTo"))
    assert (breach, "country/NOR") in claimed(article, SAID("agent"))


def test_a_party_without_words_of_its_own_rests_on_the_trigger() -> None:
    draft = Draft("b", "The offensive by Norway began.")
    party = dataclasses.replace(draft.party("NOR"), span=Span(4, 4), text="")
    draft.add("offensive", "ASSAULT", actors=[party])
    article = triples_of(draft.read())
    (claim,) = [c for c in article.claims if c.predicate == NG("agent")]
    (evidence,) = values(article, claim.node, NG("evidence"))
    assert isinstance(evidence, NamedNode)
    assert evidence.value.endswith("#char=4,13")


def test_names_in_ids_cannot_break_iris() -> None:
    draft = Draft('x y/"<ü>#?', "Norway attacked Finland.", publisher="Ärzte & <b>Söhne</b>")
    draft.add("attacked", "ASSAULT", actors=["NOR"], recipients=["FIN"])
    article = triples_of(draft.read())
    for quad in article.quads:
        assert not set(quad.subject.value) & set(' "<>{}|\\^`')
    assert {v.value for v in values(article, article.node, SCHEMA("identifier"))} == {'x y/"<ü>#?'}


def test_a_headline_is_made_of_the_first_line_where_there_is_none() -> None:
    article = triples_of(Draft("b", "Norway waits.\nMore follows.").read())
    assert {v.value for v in values(article, article.node, SCHEMA("headline"))} == {"Norway waits."}


def test_types_of_claims_name_the_kind() -> None:
    article = triples_of(deployment_article())
    kinds = {o.rpartition("#")[2] for _, o in claimed(article, RDF("type"))}
    assert {"TroopDeployment", "Condemnation", "Demand", "Withdrawal"} <= kinds
