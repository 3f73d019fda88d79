"""What is recorded for lesson 7: the committed files show what the lesson says, and the tools make the like."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from course.lab import PageServer
from tests.tools import needs

ROOT = Path(__file__).parent.parent
DATA = ROOT / "lessons" / "07-http-versions" / "data"
PROTOCOLS = {"h1": "http/1.1", "h2": "h2", "h3": "h3"}
pytestmark = pytest.mark.lesson("07-http-versions")


def recorded(tool, tmp_path):
    file = tmp_path / "recorded.json"
    command = [sys.executable, ROOT / "tools" / tool, file]
    done = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    return file


def shows_a_browser_with_each_version(file):
    found = json.loads(file.read_text())
    for version, protocol in PROTOCOLS.items():
        entries = found[version]
        assert {one["object"]: one["size"] for one in entries} == PageServer(seed=7).objects
        assert {one["protocol"] for one in entries} == {protocol}
        assert all(one["start"] <= one["request"] <= one["first"] <= one["end"] for one in entries)
        assert any(one["connected"] > 0 for one in entries) == (version == "h1"), "only HTTP/1.1 opens more connections"


def shows_what_servers_do_with_one_too_many(file):
    found = [(one["server"].split()[0], one["asked"]) for one in json.loads(file.read_text())]
    assert found == [(server, asked) for server in ("hypercorn", "nghttpd", "nginx") for asked in (100, 101)]
    for one in json.loads(file.read_text()):
        closes = one["server"].startswith("hypercorn") and one["asked"] == 101
        assert one["alive"] == (not closes)
        assert one["goaway"] == ([1, 199] if closes else None)
        assert one["refused"] == (one["asked"] == 101 and not closes)


def test_the_committed_recording_of_a_browser_shows_each_version():
    shows_a_browser_with_each_version(DATA / "browser.json")


def test_the_committed_recording_of_cancelled_requests_shows_three_servers():
    shows_what_servers_do_with_one_too_many(DATA / "cancelled.json")


@needs("nghttpd", package="nghttp2-server")
@needs("nginx", package="nginx")
def test_the_tool_records_what_servers_do(tmp_path):
    shows_what_servers_do_with_one_too_many(recorded("record_cancelled.py", tmp_path))


@needs("chromium", package="chromium")
@pytest.mark.long
def test_the_tool_records_such_a_browser(tmp_path):
    shows_a_browser_with_each_version(recorded("record_versions.py", tmp_path))
