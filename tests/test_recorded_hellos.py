"""Recordings of lesson 5: what is committed, and that the tool makes the like of it."""

import ssl
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.tools import needs

ROOT = Path(__file__).parent.parent
DATA = ROOT / "lessons" / "05-tls" / "data"
PROGRAMS = ["chromium", "curl", "openssl"]


def asked_for(hello: bytes) -> list[str]:
    """The server name as OpenSSL reads it, and nothing if it takes this for no hello."""
    found, received = [], ssl.MemoryBIO()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda connection, name, context: found.append(name)
    received.write(hello)
    with suppress(ssl.SSLError):
        context.wrap_bio(received, ssl.MemoryBIO(), server_side=True).do_handshake()
    return found


def test_the_committed_hellos_are_those_that_the_tool_makes():
    assert sorted(path.name for path in DATA.iterdir()) == [f"{program}.hello" for program in PROGRAMS]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_committed_hello_asks_for_the_shop(program):
    assert asked_for((DATA / f"{program}.hello").read_bytes()) == ["www.shop.test"]


def test_the_hello_in_the_figure_has_its_fields_where_the_figure_says():
    hello = (DATA / "curl.hello").read_bytes()
    assert (hello[0], hello[5], hello[43]) == (22, 1, 32)
    assert 78 + int.from_bytes(hello[76:78], "big") == 140
    assert 144 + int.from_bytes(hello[142:144], "big") == len(hello)
    assert hello[144:146] == bytes(2)
    assert 148 + int.from_bytes(hello[146:148], "big") == 166


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("curl", marks=needs("curl", package="curl")),
        pytest.param("openssl", marks=needs("openssl", package="openssl")),
        pytest.param("chromium", marks=needs("chromium", package="chromium")),
    ],
)
def test_the_tool_records_real_programs(tmp_path, program):
    tool = [sys.executable, str(ROOT / "tools" / "record_hellos.py"), str(tmp_path), program]
    done = subprocess.run(tool, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert asked_for((tmp_path / f"{program}.hello").read_bytes()) == ["www.shop.test"]
