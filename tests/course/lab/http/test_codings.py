import gzip
import subprocess

import brotli
import httpx
import pytest
import zstandard

from course.lab import LabError, Origin, codings, compress
from tests.tools import needs

TEXT = b"The quick brown fox jumps over the lazy dog. " * 200


@pytest.mark.parametrize("level", [1, 9])
def test_each_coding_is_read_by_others(level):
    assert gzip.decompress(compress(TEXT, "gzip", level)) == TEXT
    assert brotli.decompress(compress(TEXT, "br", level)) == TEXT
    assert zstandard.ZstdDecompressor().decompress(compress(TEXT, "zstd", level)) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_httpx_and_the_origin(coding):
    with Origin() as origin, origin.client() as client:
        origin.page("/", TEXT, codings={coding: compress(TEXT, coding, 6)}, choose=lambda *_: (coding, None))
        answer = client.get("/")
    assert (answer.content, answer.headers["content-encoding"]) == (TEXT, coding)


@needs("curl", package="curl")
@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_curl(coding):
    with Origin() as origin:
        origin.page("/", TEXT, codings={coding: compress(TEXT, coding, 6)}, choose=lambda *_: (coding, None))
        done = subprocess.run(["curl", "--silent", "--compressed", origin.url], capture_output=True, check=True)
    assert done.stdout == TEXT


def test_a_table_has_sizes_and_times():
    rows = codings(TEXT)
    assert {coding for coding, *_ in rows} == {"gzip", "br", "zstd"}
    assert all(size == len(compress(TEXT, coding, level)) and ms >= 0 for coding, level, size, ms in rows)
    assert [row[:2] for row in codings(TEXT, [("br", 0)])] == [("br", 0)]


@pytest.mark.parametrize(("coding", "level"), [("gzip", 0), ("br", 12), ("zstd", 23), ("deflate", 6)])
def test_what_is_no_level_is_told(coding, level):
    with pytest.raises(LabError, match="gzip 1 to 9, br 0 to 11, zstd 1 to 22"):
        compress(TEXT, coding, level)


def test_httpx_reads_what_browsers_read():
    assert {"gzip", "br", "zstd"} <= set(
        httpx.Client(trust_env=False, verify=False).headers["accept-encoding"].split(", ")
    )
