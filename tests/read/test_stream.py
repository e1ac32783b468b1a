"""Files, folders and streams to articles: formats, what is skipped and why, ids, order, dates of the collection."""

from __future__ import annotations

import datetime
import gzip
import io
import json
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model import Article
from graph.read import Limits, Skipped, read_paths, read_text
from graph.read.stream import READERS

BODY = "The foreign ministers of several countries condemned the attack in a statement that was published on Monday."
MORE = "Ukraine said that its troops had killed at least 30 soldiers in the Kursk region."
DAY = datetime.date(2024, 11, 5)


def articles(*paths: Path, **options: object) -> list[Article]:
    found = list(read_paths(paths, **options))  # type: ignore[arg-type]
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def skipped(*paths: Path, limits: Limits | None = None) -> list[Skipped]:
    return [one for one in read_paths(paths, limits=limits or Limits()) if isinstance(one, Skipped)]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def row(**fields: object) -> str:
    return json.dumps({"text": f"{BODY} {MORE}", **fields}) + "\n"


# ---------------------------------------------------------------- formats


def test_plain_text(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "g7.txt", f"Ministers meet in Rome\nNov. 5, 2024\n\n{BODY}\n\n{MORE}\n"))
    assert (one.id, one.title, one.date, one.date_basis) == ("g7", "Ministers meet in Rome", DAY, "text")
    assert one.text == f"{BODY}\n\n{MORE}"


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    source = (
        f"---\ntitle: Ministers meet\ndate: 2024-11-05\noutlet: Daily\n---\n## Rome\n\n**{BODY}** [{MORE}](http://x)\n"
    )
    [one] = articles(write(tmp_path, "a.md", source))
    assert (one.title, one.date, one.date_basis, one.publisher) == ("Ministers meet", DAY, "metadata", "Daily")
    assert one.text == f"Rome\n\n{BODY} {MORE}"


def test_markdown_without_front_matter_takes_its_heading(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "a.md", f"# Ministers meet\n\n{BODY}\n\n```\ncode\n```\n\n> {MORE}\n"))
    assert (one.title, one.text) == ("Ministers meet", f"{BODY}\n\n{MORE}")


def test_html(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in (BODY, MORE)) + f"<ul><li>{BODY.replace('Monday', 'Friday')}</li></ul>"
    head = '<title>Ministers meet - Daily</title><meta property="og:site_name" content="Daily">'
    head += '<meta property="article:published_time" content="2024-11-05T10:00:00Z">'
    menu = "<nav><ul><li>Home</li><li>World</li></ul></nav>"
    page = f"<html><head>{head}</head><body>{menu}<article><h1>Ministers meet</h1>{paragraphs}</article></body></html>"
    [one] = articles(write(tmp_path, "a.html", page))
    assert (one.title, one.date, one.publisher) == ("Ministers meet", DAY, "Daily")
    assert one.text.startswith(BODY)
    assert one.text.endswith("\n\n" + BODY.replace("Monday", "Friday"))
    assert "Home" not in one.text


def test_json_lines(tmp_path: Path) -> None:
    lines = row(id="x/1", date="2024-11-05", title="T", url="https://e.org/1", publisher="Daily") + "\n" + row(id="x/2")
    one, two = articles(write(tmp_path, "a.jsonl", lines))
    assert (one.id, one.date, one.title, one.url, one.publisher) == ("x-1", DAY, "T", "https://e.org/1", "Daily")
    assert one.source == str(tmp_path / "a.jsonl") + ":1"
    assert (two.id, two.date) == ("x-2", None)


def test_html_in_a_text_field_is_taken_apart(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "a.jsonl", row(text=f"<p>{BODY}</p><p>{MORE}<br/>A &amp; B met.</p>")))
    assert one.text == f"{BODY}\n\n{MORE}\n\nA & B met."


def test_a_page_named_txt_is_read_as_html(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "a.txt", f"<!DOCTYPE html><html><body><p>{BODY}</p><p>{MORE}</p></body></html>"))
    assert one.text == f"{BODY}\n\n{MORE}"


@pytest.mark.parametrize("content", [row(id="a"), f"[{row(id='a')}]", row(id="a") + row(id="a")])
def test_json_file_holds_one_or_several(tmp_path: Path, content: str) -> None:
    assert [one.id for one in read_paths([write(tmp_path, "a.json", content)]) if isinstance(one, Article)] == ["a"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    first = ["1", "2024-11-05", "T", f'"{BODY}\n\n{MORE}"']
    cells = [["ID", "Published", "Headline", "Content"], first, ["", "", "", ""]]
    [one] = articles(write(tmp_path, "a.csv", "\n".join(delimiter.join(line) for line in cells)))
    assert (one.id, one.title, one.date, one.text) == ("1", "T", DAY, f"{BODY}\n\n{MORE}")


def test_rss(tmp_path: Path) -> None:
    item = "<title>A &amp;amp; B</title><link>https://e.org/a</link><pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate>"
    item += f"<description><![CDATA[<p>{BODY}</p><p>{MORE}</p>]]></description>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title><item>{item}</item></channel></rss>'
    [one] = articles(write(tmp_path, "a.rss", feed))
    assert (one.id, one.title, one.date, one.publisher, one.url) == (
        "e.org-a",
        "A & B",
        DAY,
        "Daily",
        "https://e.org/a",
    )
    assert one.text == f"{BODY}\n\n{MORE}"


def test_atom(tmp_path: Path) -> None:
    entry = "<id>urn:1</id><title>T</title><published>2024-11-05T00:00:00Z</published>"
    entry += f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div></content>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><entry>{entry}</entry></feed>'
    [one] = articles(write(tmp_path, "a.xml", feed))
    assert (one.id, one.date, one.publisher, one.text) == ("urn-1", DAY, "Daily", BODY)


def test_warc(tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    page = f"<html><body><article><p>{BODY}</p><p>{MORE}</p><p>{BODY[:60]} again.</p></article></body></html>".encode()
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for kind, status in (("text/html", "200 OK"), ("image/png", "200 OK"), ("text/html", "404 Not Found")):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                "https://e.org/2024/11/05/a", "response", payload=io.BytesIO(page), http_headers=headers
            )
            writer.write_record(record)
    [one] = articles(path)
    assert (one.id, one.url, one.date) == ("e.org-2024-11-05-a", "https://e.org/2024/11/05/a", DAY)


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_compressed(tmp_path: Path, ending: str) -> None:
    content = row(id="a").encode()
    packed = gzip.compress(content) if ending == ".gz" else zstandard.ZstdCompressor().compress(content)
    assert [one.id for one in articles(write(tmp_path, "a.jsonl" + ending, packed))] == ["a"]


def test_stdin_takes_json_lines_or_text() -> None:
    [one] = read_paths(["-"], stdin=io.StringIO(row(id="a")))
    assert isinstance(one, Article)
    assert one.id == "a"
    [two] = read_paths(["-"], stdin=io.StringIO(f"{BODY}\n{MORE}"))
    assert isinstance(two, Article)
    assert two.text == f"{BODY}\n\n{MORE}"


def test_utf16_json_lines(tmp_path: Path) -> None:
    lines = row(id="a", title="T") + row(id="b", text=f"{MORE} {BODY}")
    assert [one.id for one in articles(write(tmp_path, "a.jsonl", lines.encode("utf-16")))] == ["a", "b"]


# ---------------------------------------------------------------- folders, order, ids


def test_folders_are_walked_by_name_and_hidden_files_left_out(tmp_path: Path) -> None:
    for number, name in enumerate(["b/2.txt", "b/1.txt", "a.txt", ".git/config.txt", "b/.hidden.txt"]):
        write(tmp_path, name, f"{BODY} The vote was {number} to one.")
    assert [one.id for one in articles(tmp_path)] == ["a", "1", "2"]


def test_a_file_given_beside_its_folder_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BODY)
    assert len(articles(tmp_path, path, path)) == 1


def test_same_name_other_text_gets_another_id_and_same_text_is_skipped(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt", BODY)
    write(tmp_path, "b/x.txt", f"{BODY} {MORE}")
    write(tmp_path, "c/x.txt", BODY)
    one, two, three = read_paths([tmp_path])
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.id == "x"
    assert two.id == f"x-{two.sha256[:8]}"
    assert isinstance(three, Skipped)
    assert three.kind == "duplicate"


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_paths([tmp_path / "nothing.txt"])


# ---------------------------------------------------------------- dates


def test_an_open_year_is_settled_by_the_others_and_comes_last(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"KYIV, Nov. 20 (Reuters) - {BODY.replace(' on Monday', '')}")
    write(tmp_path, "b.txt", f"November 5, 2017\n{MORE} {BODY}")
    b, a = articles(tmp_path)
    assert (b.id, a.id) == ("b", "a")
    assert (a.date, a.date_basis, a.publisher) == (datetime.date(2017, 11, 20), "collection", "Reuters")


def test_articles_of_the_graph_settle_a_year_too(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"Nov. 20\n{MORE.replace('Kursk', 'Lviv')}")
    [one] = articles(path, known={datetime.date(2015, 11, 1): 3})
    assert (one.date, one.date_basis) == (datetime.date(2015, 11, 20), "collection")


def test_the_option_dates_what_has_no_date(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "a.txt", BODY), date=DAY)
    assert (one.date, one.date_basis) == (DAY, "option")


def test_the_option_does_not_replace_a_date(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "a.txt", f"November 5, 2017\n{BODY} {MORE}"), date=DAY)
    assert one.date == datetime.date(2017, 11, 5)


def test_a_date_in_the_name_of_the_file(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "2024-11-05-g7.txt", BODY))
    assert (one.date, one.date_basis) == (DAY, "file name")


def test_no_sign_of_a_date_is_none(tmp_path: Path) -> None:
    [one] = articles(write(tmp_path, "a.txt", BODY))
    assert (one.date, one.date_basis) == (None, None)


def test_few_are_held_when_the_limit_is_low(tmp_path: Path) -> None:
    for number in range(6):
        write(tmp_path, f"{number}.txt", f"Nov. {number + 1}\n{BODY} {number} {MORE}")
    write(tmp_path, "9.txt", f"November 9, 2021\n{MORE} {BODY}")
    found = articles(tmp_path, limits=Limits(held_articles=2))
    assert len(found) == 7
    assert [one.date.year for one in found[-2:] if one.date] == [2021, 2021]


# ---------------------------------------------------------------- what is skipped


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", "\n \n", "empty"),
        ("a.txt", "Add Comment\nCategory\n", "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 100, "binary"),
        ("a.txt", b"%PDF-1.4", "binary"),
        ("a.txt", "Die Minister haben den Angriff verurteilt und sie sind nach Rom gereist.", "language"),
        ("a.txt", "Міністри засудили напад.", "language"),
        ("a.txt", BODY * 3000, "too large"),
        ("a.png", b"\x89PNG", "unread"),
        ("a.jsonl", "", "empty"),
        ("a.jsonl", "{broken\n", "malformed"),
        ("a.jsonl", "[1]\n", "malformed"),
        ("a.jsonl", '{"id": 1}\n', "malformed"),
        ("a.jsonl", '{"text": 3}\n', "malformed"),
        ("a.jsonl", '{"text": ""}\n', "empty"),
        ("a.jsonl", '{"a":' * 5000, "malformed"),
        ("a.csv", "a,b\n1,2\n", "malformed"),
        ("a.rss", "<html></html>", "malformed"),
        ("a.rss", "<rss><channel></channel></rss>", "empty"),
        ("a.html", "<div>" * 1000, "too large"),
        ("a.html", "<html></html>", "not news"),
        ("a.md", "---\na: [\n---\ntext", "malformed"),
        ("a.txt.gz", b"\x1f\x8b broken", "unread"),
        ("a.txt.zst", b"broken", "unread"),
        ("a.warc", b"broken", "malformed"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1%s\r\n\r\nx" % (b"2" * 24), "malformed"),
    ],
)
def test_skipped_with_one_line(tmp_path: Path, name: str, content: str | bytes, kind: str) -> None:
    [one] = skipped(write(tmp_path, name, content))
    assert one.kind == kind
    assert one.source.startswith(str(tmp_path / name))
    assert "\n" not in str(one)


def test_a_bad_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    long = '{"text": "' + "a" * 3000 + '"}\n'
    path = write(tmp_path, "a.jsonl", row(id="a") + "{broken\n" + long + row(id="b", text=f"{MORE} {BODY}"))
    found = list(read_paths([path], limits=Limits(line_bytes=2000)))
    assert [one.id if isinstance(one, Article) else one.kind for one in found] == ["a", "malformed", "too large", "b"]


def test_a_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl.gz", gzip.compress(b"0" * 70_000_000))
    [one] = skipped(path, limits=Limits(compression_ratio=2))
    assert one.kind == "too large"


def test_xml_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret", "password")
    head = f'<!DOCTYPE r [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b "bbbb">]>'
    feed = f"{head}<rss><channel><item><description>{BODY} &a; &b;</description></item></channel></rss>"
    [one] = articles(write(tmp_path, "feed/a.rss", feed))
    assert "password" not in one.text
    assert "bbbb" not in one.text


# ---------------------------------------------------------------- one text, any input


def test_read_text_of_one_sentence() -> None:
    one = read_text("Russia attacked Kyiv on Monday.", id="a", date=DAY)
    assert (one.id, one.text, one.date, one.date_basis) == ("a", "Russia attacked Kyiv on Monday.", DAY, "metadata")


def test_read_text_of_nothing_is_an_error() -> None:
    with pytest.raises(InputError, match="no text"):
        read_text(" \n")


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=400))
def test_read_text_never_fails_otherwise(text: str) -> None:
    try:
        one = read_text(text)
    except InputError:
        return
    assert one.text.strip() == one.text != ""
    assert read_text(text) == one


@settings(max_examples=25, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=600))
@pytest.mark.parametrize("ending", sorted(READERS))
def test_any_bytes_under_any_ending(tmp_path: Path, ending: str, data: bytes) -> None:
    for found in read_paths([write(tmp_path, "any" + ending, data)]):
        assert isinstance(found, Article) or found.reason
