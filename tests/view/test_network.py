"""The door to pyvis, networkx and notebooks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graph.view.network import to_networkx, to_pyvis
from graph.view.page import render
from tests.view.story import story


def test_it_is_a_pyvis_network_with_the_nodes_and_edges_of_the_graph() -> None:
    network = to_pyvis(story())
    assert isinstance(network, Network)
    assert {n["label"] for n in network.nodes} >= {"Egypt", "Ethiopia", "Sudan"}
    dashed = {e["title"]: e["dashes"] for e in network.edges}
    assert dashed["Norway sends food to Sudan"] is False
    assert dashed["Norway gives more aid to Sudan"] is True


def test_its_html_is_the_explorer(tmp_path: Path) -> None:
    network = to_pyvis(story())
    assert network.generate_html() == render(story())
    network.show(str(tmp_path / "graph.html"))
    assert (tmp_path / "graph.html").read_text(encoding="utf-8") == render(story())
    network.write_html(str(tmp_path / "again.html"))
    assert (tmp_path / "again.html").is_file()


def test_a_notebook_shows_it_inline_and_closed_off() -> None:
    shown = to_pyvis(story())._repr_html_()
    assert shown.startswith('<iframe srcdoc="&lt;!doctype html&gt;')
    assert 'sandbox="allow-scripts' in shown
    assert "allow-same-origin" not in shown
    assert shown.count("<") == 2  # nothing of the page stands outside the attribute


def test_the_inline_page_draws_in_a_browser(driver: Any, tmp_path: Path) -> None:
    file = tmp_path / "notebook.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{to_pyvis(story())._repr_html_()}", encoding="utf-8")
    driver.get(file.as_uri())
    driver.switch_to.frame(0)
    try:
        assert driver.find_element("css selector", "h1").text == "The dam dispute"
        driver.find_element("css selector", "#tab-table").click()
        assert len(driver.find_elements("css selector", "tbody tr")) == 23
    finally:
        driver.switch_to.default_content()


def test_pyvis_own_page_gets_escaped_texts() -> None:
    first, *others = story().entities
    named = replace(first, label="<img src=x onerror=alert(1)>")
    network = to_pyvis(replace(story(), entities=(named, *others)))
    assert not [n for n in network.nodes if "<" in n["label"] or "<" in n["title"]]
    assert "<img src=x" not in re.sub(r"(?s)<script.*?</script>", "", network.plain_html())


def test_networkx_has_an_edge_for_each_event_and_pair() -> None:
    network = to_networkx(story())
    assert network.edges["country/EGY", "country/ETH", "event/condemn"]["type"] == "ACCUSE"
    assert network.has_edge("org/AU", "country/EGY", "event/urge")
    assert network.has_edge("org/AU", "country/ETH", "event/urge")
    assert network.edges["country/EGY", "country/ETH", "event/strike-feared"]["fact"] is False
    assert network.nodes["country/EGY"] == {"label": "Egypt", "kind": "country", "code": "EGY"}
