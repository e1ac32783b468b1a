"""The query library: headers, columns, parameters, and what the queries find in the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataError, QueryError
from graph.query import LibraryQuery, ask, library, library_query
from graph.query.command import explained, library_markdown
from graph.query.library import bind, read_query
from graph.rdf.entities import Membership
from graph.store import Store
from tests.rdf.sample import COUNTRIES, Draft, clusters, days, deployment_article, describe, second_article

HEADLINE = (
    "Norway deployed troops to Troms on Monday. Finland condemned the deployment and urged Norway to withdraw. Sweden …"
)
FIRST_COLUMNS = {
    "articles": "article headline date publisher",
    "statements": "speaker force addressee content date quote article",
    "condemnations": "speaker target matter date quote",
    "demands": "speaker addressee demanded of date",
    "troop-deployments": "troops_of place lower best upper wording according_to date article",
    "figures": "measures lower best upper wording according_to as_of event",
    "resolutions": "resolution body relation by according_to date",
    "agreements": "parties about signed_from signed_to in_force_from in_force_to",
    "timeline": "from to type actors recipients status label reported",
    "dyads": "actor recipient type count",
    "evidence": "event article start end text",
}
FROM_MANY = {
    "conflicting-figures", "corroboration", "alleged-and-denied", "single-source", "came-true", "attribution-chains",
    "members-acting", "alleged-violations", "who-says-what", "between", "article",
}  # fmt: skip


def rows(store: Store, name: str, **given: object) -> list[tuple[str | None, ...]]:
    answer = ask(name, given, store=store)  # type: ignore[arg-type]
    return [tuple(None if v is None else v.value for v in row) for row in answer.rows()]


def test_the_promised_queries_are_there() -> None:
    assert {q.name for q in library()} >= FROM_MANY | set(FIRST_COLUMNS)


@pytest.mark.parametrize(("name", "columns"), sorted(FIRST_COLUMNS.items()))
def test_the_first_columns_are_as_promised(name: str, columns: str) -> None:
    wanted = tuple(columns.split())
    assert library_query(name).columns[: len(wanted)] == wanted


@pytest.mark.parametrize("query", library(), ids=lambda q: q.name)
def test_a_query_gives_the_columns_of_its_header(query: LibraryQuery, store: Store) -> None:
    assert ask(query.name, store=store).columns == query.columns


VALUES = {
    "entity": "NOR",
    "date": "2030-03-05",
    "integer": "3",
    "text": "a1",
    "concept": "troops",
    "iri": "event/mobilize-nor-",
}
BY_NAME = {"type": "MOBILIZE", "status": "actual"}


@pytest.mark.parametrize("query", library(), ids=lambda q: q.name)
def test_a_query_runs_with_all_its_parameters(query: LibraryQuery, store: Store) -> None:
    given = {p.name: BY_NAME.get(p.name, VALUES[p.type]) for p in query.parameters}
    answer = ask(query.name, given, store=store)
    assert len(list(answer.rows())) <= 3 or not any(p.name == "limit" for p in query.parameters)
    assert "$" not in answer.sparql


def test_articles(store: Store) -> None:
    found = rows(store, "articles", to="2030-03-06")
    assert [r[:4] for r in found] == [
        ("a1", HEADLINE,
         "2030-03-05", "Nordlys Post"),
    ]  # fmt: skip


def test_condemnations_and_demands(store: Store) -> None:
    assert [r[:5] for r in rows(store, "condemnations")] == [
        ("Finland", "Norway", "the deployment", "2030-03-05", "condemned the deployment"),
    ]
    assert [r[:5] for r in rows(store, "demands", addressee="Norway")] == [
        ("Finland", "Norway", "Withdrawal (urged): Norway", "Norway", "2030-03-05"),
    ]
    assert not rows(store, "demands", addressee="Sweden")


def test_troop_deployments_keep_estimates_apart(store: Store) -> None:
    found = rows(store, "troop-deployments")
    assert ("Norway", "Troms", "700", "700", "700", "700", None, "2030-03-04", "a2", "actual") in [
        r[:10] for r in found
    ]
    assert ("Norway", None, "800", "900", "1000", "around 900", "Sweden", "2030-03-05", "a1", "alleged") in [
        r[:10] for r in found
    ]
    assert {r[1] for r in rows(store, "troop-deployments", place="Norway")} == {"Troms"}


def test_agreements(store: Store) -> None:
    assert [r[:6] for r in rows(store, "agreements")] == [
        ("Finland; Norway", "fishing", "2030-03-01", "2030-03-08", "2030-03-08", "2030-03-08"),
    ]


def test_resolutions(store: Store) -> None:
    assert [r[:6] for r in rows(store, "resolutions")] == [
        (
            "UN Security Council Resolution 9001",
            "UN Security Council",
            "said to be violated",
            "Norway",
            "Finland",
            "2030-03-05",
        ),
    ]


def test_dyads_count_facts_only(store: Store) -> None:
    found = {r[:4] for r in rows(store, "dyads")}
    assert ("Finland", "Norway", "ACCUSE", "2") in found
    assert not [r for r in found if r[0] == "Iceland"]


def test_evidence_offsets_are_slices_of_the_text(store: Store) -> None:
    texts = {a.article.id: a.article.text for a in (deployment_article(), second_article())}
    found = rows(store, "evidence")
    assert len(found) > 10
    for row in found:
        _, article, start, end, text, trigger_start, trigger_end, trigger = row[:8]
        assert texts[str(article)][int(start or 0) : int(end or 0)] == text
        assert texts[str(article)][int(trigger_start or 0) : int(trigger_end or 0)] == trigger


def test_timeline_tells_facts_from_talk(store: Store) -> None:
    found = rows(store, "timeline", type="RETREAT")
    assert [(r[3], r[5], r[7]) for r in found] == [
        ("Norway", "urged", "2030-03-05"),
        ("Norway", "actual", "2030-03-09"),
    ]
    assert {r[5] for r in rows(store, "timeline", status="actual")} == {"actual"}
    assert rows(store, "timeline", status="fact") == rows(store, "timeline", status="actual")


def test_timeline_gives_no_day_of_publication_for_the_day_of_an_event(store: Store) -> None:
    urged, happened = rows(store, "timeline", type="RETREAT")
    assert urged[:2] == (None, None)
    assert happened[:2] == ("2030-03-08", "2030-03-08")
    reported = str(urged[7])
    assert urged in rows(store, "timeline", **{"from": reported, "to": reported})
    assert urged not in rows(store, "timeline", **{"from": "2030-03-06"})
    assert urged not in rows(store, "timeline", to="2030-03-04")


def test_alleged_and_denied(store: Store) -> None:
    assert [r[1:5] for r in rows(store, "alleged-and-denied")] == [("Estonia", "Denmark", "2030-03-09", "2030-03-05")]


def test_came_true(store: Store) -> None:
    assert [r[:6] for r in rows(store, "came-true")] == [
        ("Withdrawal (urged): Norway", "urged", "Finland", "2030-03-05", "2030-03-08", "Withdrawal: Norway"),
    ]


def test_corroboration_and_single_source_share_out_the_facts(store: Store) -> None:
    shared = {r[-1] for r in rows(store, "corroboration")}
    alone = {r[-1] for r in rows(store, "single-source")}
    assert {str(s).rpartition("/")[2] for s in shared} == {"mobilize-nor-"}
    facts = {s.value for s in store.subjects(store.iris.graph("facts"))}
    assert shared | alone == facts
    assert not shared & alone


def test_conflicting_figures_are_of_one_day_and_updates_of_several() -> None:
    articles = []
    for n, (wording, number, date) in enumerate(
        [("30", 30, "2030-03-05"), ("45", 45, "2030-03-05"), ("60", 60, "2030-03-07"), ("60 in all", 60, "2030-03-08")]
    ):
        draft = Draft(f"c{n}", f"Norway attacked Finland, {wording} killed.", date=date)
        figure = draft.figure("killed", wording, number, number, number)
        draft.add("attacked", "ASSAULT", "Attack", actors=["NOR"], recipients=["FIN"], figures=(figure,))
        articles.append(draft.read())
    store = Store.in_memory(describe=describe)
    store.put(articles, clusters(*articles))
    assert [(r[2], r[5]) for r in rows(store, "conflicting-figures")] == [("30", "45")]
    assert [(r[2], r[6]) for r in rows(store, "updated-figures")] == [
        ("2030-03-05", "30"), ("2030-03-05", "45"), ("2030-03-07", "60"), ("2030-03-08", "60 in all"),
    ]  # fmt: skip


def test_a_count_that_stays_the_same_is_no_update() -> None:
    articles = []
    for n, date in enumerate(("2030-03-05", "2030-03-07")):
        draft = Draft(f"s{n}", "Norway attacked Finland, 30 killed.", date=date)
        figure = draft.figure("killed", "30", 30, 30, 30)
        draft.add("attacked", "ASSAULT", "Attack", actors=["NOR"], recipients=["FIN"], figures=(figure,))
        articles.append(draft.read())
    store = Store.in_memory(describe=describe)
    store.put(articles, clusters(*articles))
    assert rows(store, "updated-figures") == []


def test_attribution_chains_find_the_innermost_speaker() -> None:
    draft = Draft("b", "Kari Berg said Sweden warned that Finland may attack.")
    attack = draft.add("attack", "ASSAULT", actors=["FIN"], status="possible", modality="feared")
    draft.add(
        "warned", "THREATEN", "Warning", force="warn", actors=["SWE"], attributed_to=["Kari Berg"], content=(attack,)
    )
    read = draft.read()
    store = Store.in_memory(describe=describe)
    store.put([read], clusters(read))
    ((_, speaker, acts_for, _, inner, depth, _, _, _),) = rows(store, "attribution-chains")
    assert (speaker, acts_for, inner, depth) == ("Kari Berg", "Norway", "Sweden", "2")
    assert rows(store, "who-says-what", actor="Norway")


def test_members_act_while_they_are_members() -> None:
    group = COUNTRIES["EST"].__class__("org/NC", "Nordic Council", "group", code="NC")
    read = deployment_article()
    store = Store.in_memory(describe=describe)
    store.put([read], clusters(read))
    begin = days("2030-01-01").earliest_begin
    end = days("2030-03-01").earliest_begin
    store.add_memberships([Membership(COUNTRIES["FIN"], group, begin), Membership(COUNTRIES["NOR"], group, begin, end)])
    assert {r[0] for r in rows(store, "members-acting", group="Nordic Council")} == {"Finland"}


def test_between_gives_both_directions_once(store: Store) -> None:
    one, other = rows(store, "between", a="Norway", b="Finland"), rows(store, "between", a="Finland", b="Norway")
    assert one == other
    assert len({r[-1] for r in one}) == len(one) == 4


def test_unknown_names_get_a_hint() -> None:
    with pytest.raises(QueryError, match="did you mean 'condemnations'"):
        library_query("condemnation")
    with pytest.raises(QueryError, match="no parameter 'plaze'; did you mean 'place'"):
        library_query("troop-deployments").parameter("plaze")


def test_lines_of_absent_parameters_are_dropped() -> None:
    body = "SELECT * {\n  ?s ?p $x . #? x\n  ?s ?q $y . #? y\n}"
    assert bind(body, {"x": "<a:b>"}) == "SELECT * {\n  ?s ?p <a:b> .\n}\n"


def test_a_line_may_stand_only_where_a_parameter_is_not_given() -> None:
    body = "SELECT * {\n  ?s a <c:d> . #? !x !y\n  ?s ?p $x . #? x !y\n}"
    assert bind(body, {}) == "SELECT * {\n  ?s a <c:d> .\n}\n"
    assert bind(body, {"x": "<a:b>"}) == "SELECT * {\n  ?s ?p <a:b> .\n}\n"
    assert bind(body, {"x": "<a:b>", "y": "1"}) == "SELECT * {\n}\n"


def test_a_header_that_lacks_something_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text("# title: X\n# question: Y?\nSELECT * {}\n")
    with pytest.raises(DataError, match=r"x\.rq: header line 'columns' is missing"):
        read_query(path)
    path.write_text("# title: X\n# question: Y?\n# parameter a (thing): b\n# columns: s\nSELECT * {}\n")
    with pytest.raises(DataError, match="type one of entity"):
        read_query(path)


def test_the_page_about_the_library_is_fresh() -> None:
    page = Path(__file__).parents[2] / "docs" / "queries.md"
    again = 'python -c "from graph.query.command import explained, library_markdown as m; print(m(), end=str())" > docs/queries.md'
    assert page.read_text(encoding="utf-8") == library_markdown(), f"stale: run {again}"


def test_the_examples_of_the_page_find_something(store: Store) -> None:
    text = library_markdown().partition("```sparql\n")[2].partition("```")[0]
    examples = [line.partition("  # ")[0] for line in text.replace("country\\/PRK", "country\\/NOR").splitlines()]
    assert len(examples) == 7
    found = {example: list(ask(example, store=store).rows()) for example in examples}
    assert all(found.values())
    labels = {row[0] for example in examples[:3] for row in found[example]}
    assert len(labels) < len(list(ask("SELECT ?label { ?x rdfs:label ?label }", store=store).rows()))


def test_a_query_is_explained(store: Store, tmp_path: Path) -> None:
    assert explained("dyads", {}).startswith("# Dyads: Who did what to whom, how often?")
    assert '"Norway"' in explained("dyads", {"actor": "Norway"})
    own = tmp_path / "own.rq"
    own.write_text("SELECT * { ?s ?p ?o }\n", encoding="utf-8")
    assert explained(str(own), {}) == explained("SELECT * { ?s ?p ?o }", {}) == "SELECT * { ?s ?p ?o }"
    with pytest.raises(QueryError, match="cannot be read: No such file"):
        explained(str(tmp_path / "none.rq"), {})
    with pytest.raises(QueryError, match="no query 'dyad' in the library; did you mean 'dyads'"):
        explained("dyad", {})
