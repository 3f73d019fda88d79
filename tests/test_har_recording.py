"""The recorded HAR of lesson 12: what is committed shows what the lesson says, and the tool makes the like."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.course.lab.trace.har_rules import faults
from tests.tools import needs

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "lessons" / "12-journey-of-a-request" / "data" / "chromium.har"
pytestmark = pytest.mark.lesson("12-journey-of-a-request")


def shows_a_page_and_two_posts(file):
    har = json.loads(file.read_text())
    page, *posts = har["log"]["entries"]
    asked = [(one["request"]["method"], one["request"]["url"], one["response"]["status"]) for one in (page, *posts)]
    assert asked == [("GET", "https://post.test/", 200)] + [("POST", "https://post.test/posts", 201)] * 2
    assert {one["request"]["httpVersion"] for one in (page, *posts)} == {"HTTP/2.0"}
    assert all(post["timings"][name] == -1 for post in posts for name in ("dns", "connect", "ssl"))
    timings = page["timings"]
    assert timings["connect"] > timings["ssl"] > 0
    assert page["time"] == pytest.approx(sum(timings.values())), "playwright counts ssl twice"
    assert faults(har) == ["entry 0: time: is not the sum of the timings without ssl"]


def test_the_committed_har_shows_what_the_lesson_reads():
    shows_a_page_and_two_posts(COMMITTED)


def test_nothing_of_the_machine_is_in_it():
    assert not any(word in COMMITTED.read_text() for word in ("/home", "/root", "/tmp", "/work"))


@needs("chromium", package="chromium")
@pytest.mark.long
@pytest.mark.skipif(importlib.util.find_spec("playwright") is None, reason="needs the extra long")
def test_the_tool_records_such_a_har(tmp_path):
    file = tmp_path / "chromium.har"
    subprocess.run([sys.executable, ROOT / "tools/record_har.py", file], check=True, capture_output=True, timeout=200)
    shows_a_page_and_two_posts(file)
