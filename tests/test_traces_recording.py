"""The recorded clicks of lesson 12: what is committed is what the tool makes, but for the times."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "lessons" / "12-journey-of-a-request" / "data" / "traces.json"
pytestmark = pytest.mark.lesson("12-journey-of-a-request")


def told(file):
    """All but the times, and the order in which spans ended, which hangs on them."""
    traces = json.loads(file.read_text())
    for trace in traces:
        assert all(type(time) is int for span in trace["spans"] for time in (span["start"], span["end"]))
        assert all(span["start"] < span["end"] for span in trace["spans"])
        spans = [{name: span[name] for name in ("id", "parent", "name", "kind", "error")} for span in trace["spans"]]
        trace["spans"] = sorted(spans, key=lambda span: span["id"])
    return traces


def test_ten_clicks_are_recorded():
    recorded = told(COMMITTED)
    assert len(recorded) == 10
    assert len({trace["broke"] for trace in recorded}) == 8
    assert all(len({span["id"] for span in trace["spans"]}) == len(trace["spans"]) for trace in recorded)


def test_the_tool_records_them_again(tmp_path):
    file = tmp_path / "traces.json"
    subprocess.run(
        [sys.executable, ROOT / "tools/record_traces.py", file], check=True, capture_output=True, timeout=200
    )
    assert told(file) == told(COMMITTED)
