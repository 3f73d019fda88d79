"""The tool that holds `decode` against stories: it counts what is right, and ends at what is not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hpack import Encoder

TOOL = Path(__file__).parent.parent / "tools" / "try_hpack_cases.py"
FIELDS = [("x-name", "värde"), (":path", "/")]
pytestmark = pytest.mark.lesson("07-http-versions")


def told(folder):
    done = subprocess.run([sys.executable, str(TOOL), str(folder)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def story(tmp_path):
    encoder = Encoder()
    cases = [
        {"seqno": n, "wire": bytes(encoder.encode(FIELDS)).hex(), "headers": [dict([field]) for field in FIELDS]}
        for n in range(3)
    ]
    path = tmp_path / "some-encoder" / "story_00.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"cases": cases}))
    return path


def test_it_counts_blocks(story):
    code, out, _ = told(story.parent.parent)
    assert code == 0
    assert out.split() == ["some-encoder", "3", "blocks", "all", "3", "blocks"]


def test_it_ends_at_a_block_that_is_not_right(story):
    story.write_text(story.read_text().replace('":path": "/"', '":path": "/other"', 1))
    code, _, error = told(story.parent.parent)
    assert code == 1
    assert "story_00.json: block 0 is" in error


def test_it_says_what_to_do_where_no_story_is(tmp_path):
    code, _, error = told(tmp_path)
    assert code == 1
    assert "clone http2jp/hpack-test-case" in error
