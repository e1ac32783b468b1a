"""One page: manners, redirects, sizes, times. Against a real server on this machine."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from graph.fetch import FetchError, FetchLimits, Getter
from tests.fetch.server import Site, html, send


def test_a_page_comes_with_its_headers(site: Site, getter: Getter) -> None:
    site.put("/a", html("A"), kind="text/html; charset=utf-8", ETag='"1"')
    answer = getter.get(site.url + "/a")
    assert (answer.status, answer.media, answer.charset, answer.headers["etag"]) == (200, "text/html", "utf-8", '"1"')
    assert answer.body == html("A")
    assert site.paths == ["/robots.txt", "/a"]
    assert site.asked[1][2]["user-agent"] == "newsgraph"


def test_robots_are_asked_once_and_obeyed(site: Site, getter: Getter) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /no\n", kind="text/plain")
    site.put("/yes", html("A"))
    site.put("/no", html("B"))
    getter.get(site.url + "/yes")
    with pytest.raises(FetchError, match=r"robots\.txt does not allow it"):
        getter.get(site.url + "/no")
    assert site.paths == ["/robots.txt", "/yes"]


def test_robots_are_obeyed_behind_a_redirect_too(site: Site, getter: Getter) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /no\n", kind="text/plain")
    site.put("/a", b"", status=302, Location="/no")
    with pytest.raises(FetchError, match=r"robots\.txt does not allow it"):
        getter.get(site.url + "/a")
    assert "/no" not in site.paths


def test_a_failing_robots_txt_forbids_for_now(site: Site, getter: Getter) -> None:
    site.put("/robots.txt", b"", status=500)
    with pytest.raises(FetchError, match="status 500") as found:
        getter.get(site.url + "/a")
    assert found.value.passing


def test_a_host_is_left_in_peace_between_requests(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3\n", kind="text/plain")
    for name in "ab":
        site.put(f"/{name}", html(name))
    getter = Getter(FetchLimits(private=True, delay=0.1))
    getter.get(site.url + "/a")
    getter.get(site.url + "/b")
    times = [at for _, at, _ in site.asked]
    assert times[2] - times[1] >= 0.3


def test_a_redirect_is_followed_and_named(site: Site, getter: Getter) -> None:
    site.put("/a", b"", status=301, Location="/b")
    site.put("/b", html("B"))
    assert getter.get(site.url + "/a").url == site.url + "/b"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_in_a_circle_end(site: Site, getter: Getter, status: int) -> None:
    site.put("/a", b"", status=status, Location="/b")
    site.put("/b", b"", status=status, Location="/a")
    with pytest.raises(FetchError, match="redirects"):
        getter.get(site.url + "/a")


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here; the check of the second is the real one."""
    from graph.fetch import address

    port = int(site.url.rpartition(":")[2])
    site.put("/a", b"", status=302, Location=f"http://localhost:{port}/secret")
    site.put("/secret", b"secret")
    real = address.is_public
    monkeypatch.setattr(address, "is_public", lambda a: str(a) == "127.0.0.1" or real(a))
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", port))]
    resolve = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda h, *a, **k: found if h == "localhost" else resolve(h, *a, **k))
    with pytest.raises(FetchError, match="no public address"):
        Getter(FetchLimits(delay=0.0)).get(site.url + "/a")
    assert "/secret" not in site.paths


def test_a_name_that_changes_its_address_is_asked_at_the_checked_one(
    site: Site, getter: Getter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the second answer of the resolver is never used for the connection."""
    port = int(site.url.rpartition(":")[2])
    site.put("/a", html("A"))
    resolve, asked = socket.getaddrinfo, list[str]()

    def rebinding(host: str, *rest: object, **options: object) -> object:
        if host != "rebinding.example":
            return resolve(host, *rest, **options)  # type: ignore[arg-type]
        asked.append(host)
        return resolve("127.0.0.1" if len(asked) <= 2 else "127.9.9.9", *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert getter.get(f"http://rebinding.example:{port}/a").status == 200
    assert len(asked) == 2, "once for robots.txt, once for the page, never between check and connection"
    assert site.asked[1][2]["host"] == f"rebinding.example:{port}"


@pytest.mark.parametrize("to", ["file:///etc/passwd", "", "http://", "ftp://127.0.0.1/x", "http://[bad/"])
def test_a_redirect_to_nowhere_is_an_error(site: Site, getter: Getter, to: str) -> None:
    site.put("/a", b"", status=302, Location=to)
    with pytest.raises(FetchError):
        getter.get(site.url + "/a")


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_too_large_is_not_read_to_its_end(site: Site, getter: Getter, packed: bool) -> None:
    body = gzip.compress(b"0" * 50_000_000) if packed else b"0" * 200_000
    site.put("/a", body, **({"Content-Encoding": "gzip"} if packed else {}))
    with pytest.raises(FetchError, match="more than 100,000 bytes"):
        getter.get(site.url + "/a")


def test_gzip_is_unpacked(site: Site, getter: Getter) -> None:
    site.put("/a", gzip.compress(html("A")), Content_Encoding="gzip")
    assert getter.get(site.url + "/a").body == html("A")


@pytest.mark.parametrize("body", [gzip.compress(html("A"))[:-20], b"no gzip at all"])
def test_damaged_compression_is_an_error(site: Site, getter: Getter, body: bytes) -> None:
    site.put("/a", body, Content_Encoding="gzip")
    with pytest.raises(FetchError, match=r"too early|cannot be fetched"):
        getter.get(site.url + "/a")


def test_a_body_that_ends_early_is_an_error(site: Site, getter: Getter) -> None:
    site.put("/a", b"short", Content_Length="500")
    with pytest.raises(FetchError, match="end too early"):
        getter.get(site.url + "/a")


def test_a_slow_drip_is_cut_off(site: Site) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.1)

    site.pages["/a"] = drip
    getter = Getter(FetchLimits(private=True, delay=0.0, seconds=0.6))
    began = time.monotonic()
    with pytest.raises(FetchError, match="not answered within"):
        getter.get(site.url + "/a")
    assert time.monotonic() - began < 3


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        getter = Getter(FetchLimits(private=True, delay=0.0, seconds=0.3))
        with pytest.raises(FetchError, match="not answered within"):
            getter.get(f"http://127.0.0.1:{silent.getsockname()[1]}/a")


@pytest.mark.parametrize(
    "said", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500]
)
def test_what_is_no_http_is_an_error(said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as odd:

        def answer() -> None:
            for _ in range(2):
                connection, _ = odd.accept()
                connection.recv(4096)
                connection.sendall(said)
                connection.close()

        threading.Thread(target=answer, daemon=True).start()
        getter = Getter(FetchLimits(private=True, delay=0.0, seconds=2.0))
        with pytest.raises(FetchError):
            getter.get(f"http://127.0.0.1:{odd.getsockname()[1]}/a")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    subprocess.run([*make, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as plain, context.wrap_socket(plain, server_side=True) as safe:

        def answer() -> None:
            with suppress(OSError):
                safe.accept()

        threading.Thread(target=answer, daemon=True).start()
        getter = Getter(FetchLimits(private=True, delay=0.0, seconds=5.0))
        with pytest.raises(FetchError, match="certificate verify failed") as found:
            getter.get(f"https://localhost:{safe.getsockname()[1]}/a")
        assert not found.value.passing


def test_a_server_that_asks_for_time_gets_it(site: Site, getter: Getter) -> None:
    site.put("/a", b"", status=429, Retry_After="120")
    site.put("/b", html("B"))
    for path in ("/a", "/b"):
        with pytest.raises(FetchError) as found:
            getter.get(site.url + path)
        assert found.value.passing
        assert found.value.wait > 100
    assert "/b" not in site.paths


def test_a_page_that_is_gone_is_gone(site: Site, getter: Getter) -> None:
    with pytest.raises(FetchError, match="status 404") as found:
        getter.get(site.url + "/a")
    assert not found.value.passing


def test_the_same_page_is_not_sent_twice(site: Site, getter: Getter) -> None:
    def page(request: BaseHTTPRequestHandler) -> None:
        if request.headers["If-None-Match"] == '"1"':
            send(request, b"", status=304)
        else:
            send(request, html("A"), ETag='"1"')

    site.pages["/a"] = page
    assert getter.get(site.url + "/a").status == 200
    assert getter.get(site.url + "/a", headers={"If-None-Match": '"1"'}).status == 304
