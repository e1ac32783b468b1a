"""Malformed inputs for every reader: no crash, no hang, no memory blow-up, one clear line for what is skipped.

    python benchmarks/fuzz_readers.py --count 100000 --seed 1

Valid small files of every format are broken by a random generator with a given seed and read through ``read_paths``,
each as a file of its own. Prints one row a format; the exit code is 1 if one broke a promise, and the input is kept.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.model import Article
from graph.read import Limits, Skipped, read_paths

SENTENCES = (
    "KYIV, Nov 5 (Reuters) - Ukraine’s president met the German chancellor on Tuesday and asked for missiles.",
    "“We urge Russia to end the war,” the ministers said in a joint statement published in Rome.",
    "At least 30 soldiers were killed or wounded near Kursk, according to the defence ministry.",
)
TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r", b'"', b"{", b"[" * 200, b"<div>" * 300, b"</div>", b"<!--",
    b"]]>", b"<![CDATA[", b"&#0;", b"&amp;" * 20, b"\\ud800", b"1e999999", b"9" * 5000, b"---\n", b"WARC/1.0\r\n",
    b"Content-Length: -1\r\n", b"\xc3\x28", b"\xe2\x80\xae", b"Dec. 99 () -", b"99999-99-99", b"Nov 31, 2024",
    b"A" * 3000, b" " * 3000, b"#" * 400,
    b"(" * 500, b"**" * 200, b"[a](" * 100, b"\xf0\x9f\x87\xba" * 50, b"- \n" * 100, b"1,2,3\n" * 50, "Додати".encode(),
)  # fmt: skip
SLOW = 5.0


def plain() -> bytes:
    lines = ["Ministers meet in Rome", "Nov. 5, 2024", *SENTENCES, "Add Comment", "- Category", "- World"]
    return "\n".join(lines).encode()


def markdown() -> bytes:
    return b"---\ntitle: Ministers meet\ndate: 2024-11-05\n---\n# Ministers\n\n" + "\n\n".join(SENTENCES).encode()


def html() -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 3)
    head = '<meta charset="utf-8"><title>Ministers</title><meta property="article:published_time" content="2024-11-05">'
    return f"<html><head>{head}</head><body><nav><a>Home</a></nav><article>{body}</article></body></html>".encode()


def json_lines() -> bytes:
    entry = {"id": "a1", "date": "2024-11-05", "title": "Ministers", "text": " ".join(SENTENCES)}
    return b"".join(json.dumps(entry | {"id": f"a{i}"}).encode() + b"\n" for i in range(3))


def table() -> bytes:
    rows = "".join(f'{i},2024-11-05,Ministers,"{sentence}"\n' for i, sentence in enumerate(SENTENCES))
    return ("id,date,title,text\n" + rows).encode()


def rss() -> bytes:
    items = "".join(
        f"<item><title>T</title><link>https://example.org/{i}</link><pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{sentence}&lt;/p&gt;</description></item>"
        for i, sentence in enumerate(SENTENCES)
    )
    return f'<?xml version="1.0"?><rss><channel><title>Daily</title>{items}</channel></rss>'.encode()


def atom() -> bytes:
    body = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCES[0]}</p></div></content>'
    entry = f"<entry><id>urn:1</id><title>T</title><updated>2024-11-05T00:00:00Z</updated>{body}</entry>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title>{entry}</feed>'.encode()


def warc() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            "https://example.org/1", "response", payload=io.BytesIO(html()), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2024-11-06T00:00:00Z", "WARC-Record-ID": "<urn:uuid:1>"},
        )
    )  # fmt: skip
    return out.getvalue()


def packed() -> bytes:
    return gzip.compress(json_lines(), mtime=0)


def zstd() -> bytes:
    return zstandard.ZstdCompressor().compress(table())


FORMATS: dict[str, Callable[[], bytes]] = {
    ".txt": plain, ".md": markdown, ".html": html, ".jsonl": json_lines, ".json": json_lines, ".csv": table,
    ".rss": rss, ".atom": atom, ".warc": warc, ".jsonl.gz": packed, ".csv.zst": zstd,
}  # fmt: skip


@dataclass
class Row:
    """Counts of one format."""

    inputs: int = 0
    articles: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    broken: list[str] = field(default_factory=list)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The bytes with one to six random changes."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out) + 1)
        end = min(len(out), at + rng.choice((1, 4, 40, 400)))
        match rng.randrange(6):
            case 0:
                out[at:end] = b""
            case 1:
                out[at:at] = rng.choice(TOKENS)
            case 2:
                out[at:at] = out[at:end] * rng.choice((2, 20))
            case 3:
                out[at:end] = rng.randbytes(end - at)
            case 4:
                out[at:end] = bytes(b ^ (1 << rng.randrange(8)) for b in out[at:end])
            case 5:
                del out[at:]
    return bytes(out)


def broken_promise(found: Article | Skipped) -> str | None:
    """What is wrong with a result, None if nothing is."""
    if isinstance(found, Skipped):
        return None if 0 < len(str(found)) < 1000 and "\n" not in str(found) else f"not one clear line: {found!r}"
    if not found.text.strip() or found.sha256 != hashlib.sha256(found.text.encode()).hexdigest():
        return "no text, or the hash is not the text's"
    if not found.id or set(found.id) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"):
        return f"id {found.id!r} is not safe"
    return None


def try_one(path: Path, row: Row) -> None:
    began = time.perf_counter()
    try:
        results = list(read_paths([path], limits=Limits(line_bytes=1 << 20, document_bytes=1 << 20)))
    except Exception as error:
        row.broken.append(f"{type(error).__name__}: {error}")
        return
    seconds = time.perf_counter() - began
    row.slowest = max(row.slowest, seconds)
    row.broken.extend(filter(None, map(broken_promise, results)))
    row.broken.extend([f"{seconds:.1f} s"] if seconds > SLOW else [])
    row.articles += sum(isinstance(found, Article) for found in results)
    row.skipped.update(found.kind for found in results if isinstance(found, Skipped))


def run(count: int, seed: int, keep: Path) -> dict[str, Row]:
    rng = random.Random(seed)
    valid = {ending: make() for ending, make in FORMATS.items()}
    rows = {ending: Row() for ending in FORMATS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            ending = rng.choice(list(FORMATS))
            path = Path(folder, "input" + ending)
            path.write_bytes(mutated(valid[ending], rng))
            row = rows[ending]
            before = len(row.broken)
            row.inputs += 1
            try_one(path, row)
            if len(row.broken) > before:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{number}{ending}").write_bytes(path.read_bytes())
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=2000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="folder for broken ones")
    options = parser.parse_args()
    began = time.perf_counter()
    rows = run(options.count, options.seed, options.keep)
    print(f"{'format':10} {'inputs':>7} {'articles':>8} {'skipped':>8} {'slowest s':>9} {'broken':>6}")
    for ending, row in rows.items():
        counts = f"{row.inputs:7} {row.articles:8} {row.skipped.total():8} {row.slowest:9.3f} {len(row.broken):6}"
        print(f"{ending:10} {counts}")
        for line in row.broken[:5]:
            print(f"    {line[:200]}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.perf_counter() - began
    print(f"{options.count} inputs in {seconds:.0f} s, peak memory {peak:.0f} MiB, seed {options.seed}")
    return int(any(row.broken for row in rows.values()))


if __name__ == "__main__":
    sys.exit(main())
