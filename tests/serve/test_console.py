"""The console in a real browser: ask, narrow down, see the evidence, write SPARQL, draw, download, share; offline."""

from __future__ import annotations

import csv
import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.query import library
from graph.serve.settings import Limits
from tests import waiting
from tests.serve.browser import chromium, click, needs_browser, texts, until
from tests.serve.server import serving

WEB = Path(__file__).parents[2] / "src/graph/serve/web"
PAGE = WEB.parent / "page"
NULL, BACKSPACE, CONTROL, ENTER, ESCAPE, DOWN = "\ue000", "\ue003", "\ue009", "\ue007", "\ue00c", "\ue015"
"""Keys as WebDriver names them."""
PATIENT = Limits(seconds=60.0, quick_seconds=10.0, queue_seconds=60.0)


def test_the_committed_page_is_fresh() -> None:
    files = [p for p in (WEB / "src").rglob("*") if p.is_file()] + [WEB / "package-lock.json", WEB / "build.mjs"]
    digest = hashlib.sha256()
    for name in sorted(p.relative_to(WEB).as_posix() for p in files):
        digest.update(name.encode() + b"\0" + (WEB / name).read_bytes() + b"\0")
    message = "run `npm ci && node build.mjs` in src/graph/serve/web"
    assert (PAGE / "sources.sha256").read_text().strip() == digest.hexdigest(), message


def test_the_page_names_no_other_server() -> None:
    page = (PAGE / "index.html").read_text() + (PAGE / "console.css").read_text()
    assert "//" not in page
    assert "innerHTML" not in "".join(p.read_text() for p in (WEB / "src").rglob("*.ts"))


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with serving(store, limits=PATIENT) as found:
        yield found


@pytest.fixture(scope="module")
def driver(downloads: Path) -> Iterator[Any]:
    with chromium(downloads=downloads) as found:
        yield found


@pytest.fixture
def page(driver: Any, address: str) -> Iterator[Any]:
    """The console, freshly opened; afterwards the browser's log must be clean and every request to this server."""
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get(f"{address}/#ask=statements")
    until(driver, "return document.querySelectorAll('table.rows tbody tr').length > 3")
    yield driver
    bad = [e for e in driver.get_log("browser") if e["level"] == "SEVERE" and "status of 400" not in e["message"]]
    assert not bad
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            assert message["params"]["request"]["url"].startswith((address, "blob:", "data:", "about:"))


def rows(driver: Any) -> list[list[str]]:
    script = "[...document.querySelectorAll('table.rows tbody tr')].map(r => [...r.cells].map(c => c.innerText.trim()))"
    found: list[list[str]] = driver.execute_script(f"return {script}")
    return found


@needs_browser
def test_all_questions_are_listed_and_one_is_answered(page: Any) -> None:
    assert set(texts(page, ".questions strong")) >= {q.title for q in library()}
    assert any("Finland" in row[0] and "condemn" in row[1] for row in rows(page))
    assert "rows" in page.execute_script("return document.querySelector('.status').textContent")


@needs_browser
def test_a_parameter_is_chosen_from_what_the_graph_knows(page: Any) -> None:
    before = len(rows(page))
    field = page.find_element("css selector", "#p-speaker")
    field.send_keys("den")
    until(page, "return document.querySelector('.options li')?.textContent.includes('Denmark')")
    field.send_keys(DOWN + ENTER)
    assert field.get_attribute("value") == "Denmark"
    click(page, ".parameters button", "Ask")
    until(page, f"return document.querySelectorAll('table.rows tbody tr').length < {before}")
    assert {row[0] for row in rows(page)} == {"Denmark"}
    assert "p.speaker=Denmark" in page.current_url


@needs_browser
def test_an_actor_is_found_by_its_other_names(page: Any) -> None:
    field = page.find_element("css selector", "#p-speaker")
    field.send_keys("danes")
    until(page, "return document.querySelector('.options li')?.textContent.includes('Denmark')")
    assert "“Danes”" in texts(page, ".options li")[0]


@needs_browser
def test_a_row_leads_to_the_sentence_with_its_words_marked(page: Any) -> None:
    at = next(i for i, row in enumerate(rows(page)) if "condemn" in row[1])
    page.find_elements("css selector", "button.proof")[at].click()
    until(page, "return document.querySelector('.panel blockquote')")
    quoted = page.execute_script("return document.querySelector('.panel blockquote').textContent")
    marked = page.execute_script("return document.querySelector('.panel mark.role-trigger').textContent")
    assert "Finland condemned the deployment" in quoted
    assert marked in ("what happens", "condemned")
    assert page.execute_script("return document.activeElement.closest('.panel') !== null")
    page.find_element("css selector", ".panel").send_keys(ESCAPE)
    until(page, "return document.querySelector('.panel').hidden")
    assert page.execute_script("return document.activeElement.className") == "proof"


def retype(page: Any, text: str) -> Any:
    """Puts a text in the place of the query; brackets close by themselves."""
    click(page, "nav button", "Write SPARQL")
    editor = page.find_element("css selector", ".cm-content")
    editor.send_keys(CONTROL + "a" + NULL + BACKSPACE)
    editor.send_keys(text)
    return editor


@needs_browser
def test_own_sparql_is_completed_run_and_shared(page: Any) -> None:
    editor = retype(page, "SELECT ?e { ?e a condemn")
    offered = "[...document.querySelectorAll('.cm-tooltip-autocomplete li')].map((e) => e.textContent)"
    until(page, f"return {offered}.some((t) => t.includes('ng:Condemnation'))")
    editor.send_keys(ESCAPE + BACKSPACE * 7 + "ng:Condemnation }" + ESCAPE + CONTROL + ENTER)
    until(page, "return document.querySelector('.status').textContent.includes('1 row')")
    link = page.current_url
    page.get("about:blank")
    page.get(link)
    until(page, "return document.querySelector('.status')?.textContent.includes('1 row')")
    assert "ng:Condemnation" in texts(page, ".cm-content")[0]


@needs_browser
def test_an_error_says_where_and_keeps_the_query(page: Any) -> None:
    retype(page, "SELECT * WHERE ?s ?p ?o").send_keys(ESCAPE + CONTROL + ENTER)
    until(page, "return document.querySelector('.error')")
    assert "line 1" in texts(page, ".error")[0]
    until(page, "return document.querySelector('.cm-lintRange-error, .cm-lint-marker-error')")


@needs_browser
def test_a_misspelt_word_is_warned_of(page: Any) -> None:
    retype(page, "SELECT * WHERE { ?s ng:agnt ?o }").send_keys(ESCAPE)
    until(page, "return document.querySelector('.cm-lintRange-warning')")


@needs_browser
def test_network_and_timeline(page: Any) -> None:
    click(page, ".results [role=tab]", "Network")
    until(page, "return document.querySelectorAll('.drawing .node').length > 1")
    assert page.execute_script("return document.querySelectorAll('.drawing path.line').length") >= 1
    click(page, ".questions button", "Timeline")
    click(page, ".results [role=tab]", "Timeline")
    until(page, "return document.querySelectorAll('.timeline .bar').length > 5")
    until(page, "return document.querySelectorAll('.timeline .bar.talk').length > 1")
    assert "view=timeline" in page.current_url
    assert any("reported 2030-03-05" in text for text in texts(page, ".timeline small"))


@needs_browser
def test_answers_are_downloaded(page: Any, downloads: Path) -> None:
    click(page, ".menu summary")
    click(page, ".menu button", "CSV")
    file = downloads / "statements.csv"
    waiting.until(file.exists, "the download")
    found = list(csv.reader(file.open(encoding="utf-8", newline="")))
    assert found[0][:3] == ["speaker", "force", "addressee"]
    assert len(found) > 4


@needs_browser
def test_what_was_asked_is_kept_and_can_be_forgotten(page: Any) -> None:
    click(page, ".side [role=tab]", "History")
    until(page, "return document.querySelectorAll('#side-history li').length > 0")
    click(page, "#side-history button", "Statements")
    until(page, "return document.querySelector('h1').textContent === 'Statements'")
    click(page, ".side button", "Forget all")
    until(page, "return document.querySelectorAll('#side-history li').length === 0")
    click(page, ".side [role=tab]", "Questions")


@needs_browser
def test_back_leads_to_the_question_before(page: Any) -> None:
    heading = "return document.querySelector('h1').textContent === '{}' && !!document.querySelector('.status strong')"
    click(page, ".questions button", "Troop deployments")
    until(page, heading.format("Troop deployments"))
    assert page.execute_script(
        "const e = document.querySelector('.questions [aria-current=true]').getBoundingClientRect();"
        "return e.top >= 0 && e.bottom <= innerHeight + 1"
    )
    page.back()
    until(page, heading.format("Statements"))
    page.forward()
    until(page, heading.format("Troop deployments"))


PLACES = [
    "#ask=statements",
    "#ask=dyads&view=network",
    "#ask=timeline&view=timeline",
    "#query=ASK%20%7B%7D",
    "panel",
    "help",
]


@needs_browser
@pytest.mark.parametrize("where", PLACES)
def test_it_passes_axe(page: Any, address: str, where: str) -> None:
    axe = WEB / "node_modules/axe-core/axe.min.js"
    if not axe.exists():
        pytest.skip("no axe-core: npm ci in src/graph/serve/web")
    if where.startswith("#"):
        page.get("about:blank")
        page.get(f"{address}/{where}")
        until(page, "return document.querySelector('.status strong') && !document.querySelector('.spinner')")
    elif where == "panel":
        click(page, "button.proof")
        until(page, "return document.querySelector('.panel blockquote')")
    else:
        click(page, "nav button", "Help")
    page.execute_script(axe.read_text())
    found = page.execute_async_script("const done = arguments[0]; axe.run().then((r) => done(r.violations))")
    assert [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found] == []


@needs_browser
def test_hostile_names_stay_text(driver: Any, tmp_path: Path) -> None:
    from graph.store import Store
    from tests.rdf.sample import Draft, clusters

    evil = "<img src=x onerror=document.title='owned'>"
    draft = Draft("evil", f"Norway deployed {evil} troops.", publisher=evil, title=f"{evil} \u202egnp")
    draft.add("deployed", "MOBILIZE", "TroopDeployment", actors=["NOR"], topic=evil)
    folder = tmp_path / "store"
    store = Store.create(folder)
    store.put([draft.read()], clusters(draft.read()))
    store.finish()
    del store
    with serving(folder, limits=PATIENT) as address:
        for where in ("#ask=articles", "#ask=timeline", f"#about={'https://w3id.org/newsgraph/id/article/evil'}"):
            driver.get("about:blank")
            driver.get(f"{address}/{where}")
            until(driver, "return document.querySelector('table.rows td')")
            time.sleep(0.3)
            assert driver.title.startswith("newsgraph")
            assert driver.execute_script("return document.querySelectorAll('img').length") == 0


@needs_browser
def test_an_answer_without_rows_says_what_may_be_wrong(page: Any) -> None:
    retype(page, "SELECT ?e { ?e ng:agnet ?who }" + ESCAPE + CONTROL + ENTER)
    until(page, "return document.querySelector('.empty .why')")
    assert "ng:agnet is not in the ontology; did you mean 'agent'" in texts(page, ".empty .why")[0]
