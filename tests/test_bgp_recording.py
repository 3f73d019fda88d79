"""The recorded BGP session of lesson 8: what is committed shows what the lesson says, and the tool makes the like."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import needs

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "lessons" / "08-routing" / "data" / "session.json"
pytestmark = pytest.mark.lesson("08-routing")
OPEN, UPDATE, NOTIFICATION, KEEPALIVE = 1, 2, 3, 4


def told(file):
    return [(one["from"], bytes.fromhex(one["message"])) for one in json.loads(file.read_text())]


def shows_the_session(file):
    found = told(file)
    kinds = [message[18] for _, message in found]
    assert sorted(kinds[:4]) == [OPEN, OPEN, KEEPALIVE, KEEPALIVE]
    assert NOTIFICATION not in kinds
    assert all(
        message[:16] == b"\xff" * 16 and int.from_bytes(message[16:18], "big") == len(message) for _, message in found
    )
    ours = [message for number, message in found if number == 64500 and message[18] == UPDATE]
    announcement, end_of_news, withdrawal = ours
    for prefix in ("3020010db80001", "3020010db80002", "2120010db880"):
        assert bytes.fromhex(prefix) in announcement
    assert bytes.fromhex("0201 0000fbf4") in announcement, "one AS number of four bytes"
    assert end_of_news[19:] == bytes.fromhex("0000 0006 800f03 0002 01")
    assert withdrawal[19:] == bytes.fromhex("0000 000e 900f 000a 0002 01 30 20010db80002")


def test_the_committed_session_shows_what_the_lesson_reads():
    shows_the_session(COMMITTED)


@needs("bird", package="bird2")
@needs("unshare", package="util-linux")
@needs("ip", package="iproute2")
@pytest.mark.long
def test_the_tool_records_such_a_session(tmp_path):
    file = tmp_path / "session.json"
    done = subprocess.run(
        [sys.executable, ROOT / "tools/record_bgp.py", file], capture_output=True, text=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
    shows_the_session(file)
