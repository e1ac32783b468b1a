"""Which addresses may be asked: the internet, and nothing else unless it is allowed."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from graph.fetch.address import FetchError, is_public, target


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8000/", "http://[::1]/", "http://10.0.0.1/", "http://192.168.1.1/",
        "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/", "http://2130706433/",
        "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://100.64.0.1/", "http://224.0.0.1/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://255.255.255.255/", "http://localhost./",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match=r"no public address|has no address"):
        target(url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "no address of the web"),
        ("ftp://example.org/", "no address of the web"),
        ("example.org/page", "no address of the web"),
        ("http:///page", "no address of the web"),
        ("http://user:word@1.1.1.1/", "user name"),
        ("http://1.1.1.1:22/", "port 22"),
        ("http://1.1.1.1:99999/", "no URL"),
        ("http://1.1.1.1/a b", "spaces"),
        ("http://1.1.1.1/\r\nX: y", "spaces"),
        ("http://1.1.1.1/" + "a" * 3000, "too long"),
        ("http://[::1/", "no URL"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(url: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        target(url)


def test_a_private_address_can_be_allowed() -> None:
    one = target("http://127.0.0.1:8000/a?b=c#d", private=True)
    assert (one.addresses, one.port, one.path, one.authority) == (("127.0.0.1",), 8000, "/a?b=c", "127.0.0.1:8000")


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("1.1.1.1", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(FetchError, match=r"10\.0\.0\.7"):
        target("http://two-faced.example/")


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_other_letters_are_asked_for_as_ascii() -> None:
    assert target("http://127.0.0.1/Könige?q=ü", private=True).path == "/K%C3%B6nige?q=%C3%BC"
