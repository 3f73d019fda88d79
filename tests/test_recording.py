"""Recordings of lesson 1: what is committed, and that the tool makes the like of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from course.lab import frames
from tests.tools import needs

ROOT = Path(__file__).parent.parent
DATA = ROOT / "lessons" / "01-osi-model" / "data"
SCENES = ["black_hole", "datagram", "ipv6", "page", "path_mtu", "quic", "secure"]


def kinds(recorded):
    """EtherType and, in IPv4, protocol of each frame."""
    pairs = [(frame.data[12:14].hex(), frame.data[23]) for frame in recorded]
    return [(kind, protocol if kind == "0800" else None) for kind, protocol in pairs]


def test_the_committed_recordings_are_those_that_the_tool_makes():
    assert sorted(path.stem for path in DATA.iterdir()) == SCENES


@pytest.mark.parametrize("scene", SCENES)
def test_frames_have_lengths_that_ethernet_allows(scene):
    assert {60 <= len(frame.data) <= 1514 for frame in frames(DATA / f"{scene}.pcap")} == {True}


@pytest.mark.skipif(not os.access("/dev/net/tun", os.R_OK | os.W_OK), reason="needs a /dev/net/tun to open")
@needs("curl", package="curl")
@needs("dig", package="dnsutils")
@needs("ip", package="iproute2")
@needs("unshare", package="util-linux")
def test_the_tool_records_real_programs(tmp_path):
    tool = [sys.executable, str(ROOT / "tools" / "record_frames.py"), str(tmp_path), "page", "datagram"]
    done = subprocess.run(tool, capture_output=True, text=True, timeout=120)
    if "unshare failed" in done.stderr:
        pytest.skip("this machine lets ordinary users make no namespaces")
    assert done.returncode == 0, done.stderr
    page, datagram = (frames(tmp_path / f"{scene}.pcap") for scene in ("page", "datagram"))
    assert kinds(page)[:6] == kinds(frames(DATA / "page.pcap"))[:6]
    assert [frame.data[54:58] for frame in page].count(b"GET ") == 1
    assert [len(frame.data) for frame in datagram] == [len(f.data) for f in frames(DATA / "datagram.pcap")]
