"""From a store to the page, and from the page back to the store: what is seen is what SPARQL gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from graph.view.collect import collect, neighbourhood
from graph.view.content import Page
from graph.view.offline import blocks
from graph.view.page import write
from tests.rdf import sample
from tests.view.explorer import Explorer

Explore = Callable[..., Explorer]


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store.in_memory(describe=sample.describe)
    later = sample.deployment_article("a2", date="2030-04-01", publisher="Aftenbud")
    made.put([sample.deployment_article("a1"), later])
    return made


@pytest.fixture(scope="module")
def page(store: Store) -> Page:
    return collect(store)


@pytest.fixture(scope="module")
def file(store: Store, page: Page, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(page, tmp_path_factory.mktemp("store") / "page.html", engine=blocks(store))


def test_articles_come_with_outlet_date_and_text(page: Page) -> None:
    assert [(a.id, a.publisher, str(a.date)) for a in page.articles] == [
        ("article/a1", "Nordlys Post", "2030-03-05"), ("article/a2", "Aftenbud", "2030-04-01"),
    ]  # fmt: skip
    assert page.articles[0].text.startswith("Norway deployed troops")


def test_facts_statements_and_talk_are_told_apart(page: Page) -> None:
    kinds = {e.label: (e.is_fact, e.force, e.modalities) for e in page.events}
    assert any(fact and force is None and label.startswith("Troop") for label, (fact, force, _) in kinds.items())
    assert any(fact and force == "condemn" for fact, force, _ in kinds.values())
    assert any(modalities == ("denied",) for _, _, modalities in kinds.values())
    assert any(modalities == ("urged",) for _, _, modalities in kinds.values())


def test_evidence_points_to_the_words_of_the_stored_text(page: Page) -> None:
    text = {a.id: a.text for a in page.articles}
    triggers = set()
    for e in page.events:
        for item in e.evidence:
            words = {m.role: m.span.of(text[item.article]) for m in item.marks}
            assert words["trigger"] in item.sentence.of(text[item.article])
            triggers.add(words["trigger"])
    assert {"deployed", "condemned", "withdraw", "attacked"} <= triggers


def test_who_says_it_and_what_is_said_are_linked(page: Page) -> None:
    talk = [e for e in page.events if not e.is_fact and e.attributed_to]
    assert {"country/FIN", "country/DNK", "country/SWE"} <= {who for e in talk for who in e.attributed_to}
    urged = next(e for e in page.events if e.modalities == ("urged",))
    assert any(urged.id in e.content for e in page.events if e.is_fact)


def test_figures_keep_their_bounds_and_source(page: Page) -> None:
    figure = next(f for e in page.events for f in e.figures)
    assert (figure.lower, figure.best, figure.upper, figure.wording) == (800, 900, 1000, "around 900")
    assert figure.attributed_to == ("country/SWE",)


def test_only_the_best_told_events_are_kept_where_there_are_too_many(store: Store, page: Page) -> None:
    few = collect(store, limit=3)
    assert len(few.events) == 3
    most = max(len(e.evidence) for e in page.events)
    assert any(len(e.evidence) == most for e in few.events)


FRAGMENTS = [
    "", "show=facts", "show=talk", "types=ACCUSE,REQUEST", "statuses=fact,urged", "statuses=denied", "q=soldiers",
    "actors=country%2FFIN", "actors=country%2FDNK,country%2FSWE", "places=place%2Ftroms", "hidden=country%2FNOR",
    "confidence=0.7", "outlets=Aftenbud", "from=2030-03-05&to=2030-03-31", "by=published&from=2030-03-20",
    "kinds=Event", "show=facts&actors=country%2FNOR&types=ACCUSE",
]  # fmt: skip


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_the_sparql_of_a_view_gives_its_events(store: Store, file: Path, explore: Explore, fragment: str) -> None:
    seen = explore(fragment, file)
    query = seen.download("SPARQL query").decode()
    rows: Any = store.query(query)
    assert {row["event"].value.removeprefix(store.iris.base) for row in rows} == seen.found_events()


def test_the_file_answers_sparql_by_itself(file: Path, explore: Explore) -> None:
    seen = explore("view=ask", file)
    pick = "const s = document.querySelector('.ask select'); s.value = 'condemnations';"
    seen.js(pick + "s.dispatchEvent(new Event('change'))")
    seen.until(lambda: "row" in seen.text(".ask [role=status]"))
    assert "Finland" in seen.text(".answer tbody")
    seen.one("[data-parameter]").send_keys("Denmark\ue007")
    seen.until(lambda: seen.text(".ask [role=status]").startswith("0 rows"))
    seen.click(".ask details summary")
    seen.one(".ask textarea").clear()
    seen.one(".ask textarea").send_keys("ASK { ?e a ng:PossibleEvent, ng:Event }")
    seen.button("Ask", ".ask").click()  # what was typed is asked, not the chosen question again
    seen.until(lambda: seen.text(".answer") == "No")
    seen.one(".ask textarea").send_keys(" nonsense")
    seen.button("Ask", ".ask").click()
    assert "error at 1:" in seen.until(lambda: seen.text(".ask [role=status]"))
    assert seen.complaints() == []


@pytest.mark.parametrize("question", ["between", "timeline", "statements"])
def test_the_lines_of_parameters_that_are_not_given_fall_out(file: Path, explore: Explore, question: str) -> None:
    seen = explore("view=ask", file)
    pick = f"const s = document.querySelector('.ask select'); s.value = '{question}';"
    seen.js(pick + "s.dispatchEvent(new Event('change'))")
    seen.until(lambda: "row" in seen.text(".ask [role=status]"))
    written = seen.one(".ask textarea").get_attribute("value") or ""
    assert written
    assert "$" not in written
    assert "#?" not in written


def test_a_row_of_an_answer_opens_what_it_names(file: Path, explore: Explore) -> None:
    seen = explore("view=ask", file)
    box = seen.one(".ask textarea")
    box.clear()
    box.send_keys("SELECT ?e WHERE { ?e a ng:Demand }\ue009\ue007")
    seen.until(lambda: seen.all(".answer button"))[0].click()
    assert seen.state()["selected"].startswith("e:event/")


def test_a_neighbourhood_holds_what_an_entity_takes_part_in(store: Store, page: Page) -> None:
    near = neighbourhood(store, "country/DNK")
    whole = {e.id: e for e in page.events}
    assert 0 < len(near.events) < len(page.events)
    assert any("country/DNK" in e.actors for e in near.events)
    assert {e.id for e in page.events if "country/DNK" in e.actors} <= {e.id for e in near.events}
    for found in near.events:
        assert found.evidence == whole[found.id].evidence
        assert replace(found, attributed_to=()) == replace(whole[found.id], attributed_to=())
    assert {e.label for e in near.entities} <= {e.label for e in page.entities}
