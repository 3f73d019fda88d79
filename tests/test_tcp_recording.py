"""Recordings of lesson 3: what is committed shows what the lesson says, and the tool makes the like of it."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from course.lab import segments
from tests.tools import needs

ROOT = Path(__file__).parent.parent
DATA = ROOT / "lessons" / "03-tcp-and-udp" / "data"
SCENES = ["backpressure", "film", "loss", "slow_start", "small_writes", "timeout"]
CLIENT, SERVER = "203.0.113.7", "192.0.2.10"
MSS = 1460
NONE = 2**31 - 1  # what Linux says for no threshold


def told(folder, scene):
    return json.loads((folder / f"{scene}.json").read_text())


def windows(folder, scene):
    """Pairs of window and threshold in order, without repetitions."""
    return list(dict.fromkeys((cwnd, ssthresh) for _, cwnd, ssthresh, _ in told(folder, scene)["samples"]))


def data(folder, scene):
    return [segment for segment in segments(folder / f"{scene}.pcap") if segment.source == SERVER and segment.size]


def sent_again(folder, scene):
    """Numbers, from 0, of the segments that were sent more than once."""
    order = list(dict.fromkeys(segment.seq for segment in data(folder, scene)))
    counted = Counter(segment.seq for segment in data(folder, scene))
    return [n for n, seq in enumerate(order) if counted[seq] > 1]


def test_the_committed_recordings_are_those_that_the_tool_makes():
    assert sorted(path.name for path in DATA.iterdir()) == [f"{s}.{kind}" for s in SCENES for kind in ("json", "pcap")]


def test_slow_start_sends_twice_as_many_segments_in_each_round_trip():
    bursts = Counter(round(segment.ms / 100) for segment in data(DATA, "slow_start"))
    assert bursts == {1: 10, 2: 20, 3: 40, 4: 80}
    assert sent_again(DATA, "slow_start") == []


def test_a_lost_segment_is_sent_again_after_duplicates_and_the_window_halves():
    assert sent_again(DATA, "loss") == [49]
    missing = next(s.seq for s in data(DATA, "loss") if [d.seq for d in data(DATA, "loss")].count(s.seq) == 2)
    first, again = [segment.n for segment in data(DATA, "loss") if segment.seq == missing]
    acks = [s for s in segments(DATA / "loss.pcap") if s.source == CLIENT and s.ack == missing]
    assert len([s for s in acks if first < s.n < again]) >= 4
    assert [pair for pair in windows(DATA, "loss") if pair[0] <= 32][-4:] == [(29, 29), (30, 29), (31, 29), (32, 29)]


def test_a_window_that_is_lost_whole_ends_in_a_timeout():
    assert (40, NONE) in windows(DATA, "timeout")
    after = windows(DATA, "timeout")[windows(DATA, "timeout").index((40, NONE)) + 1 :]
    assert after[:2] == [(1, 20), (2, 20)]
    assert after[-1][0] > 20
    assert sent_again(DATA, "timeout") == list(range(30, 70))


def test_a_reader_that_does_not_read_closes_the_window_and_opens_it_again():
    seen = [segment.window for segment in segments(DATA / "backpressure.pcap") if segment.source == CLIENT]
    assert 0 in seen
    assert max(seen[seen.index(0) :]) > 10 * MSS


def test_a_second_small_part_waits_for_the_acknowledgement_of_the_first_however_long_that_takes():
    held_back(DATA)


def held_back(folder):
    """The acknowledgement is more than 200 ms away, and the second part leaves behind it."""
    first, second = data(folder, "small_writes")
    acked = next(s for s in segments(folder / "small_writes.pcap") if s.source == CLIENT and s.ack == first.seq + 2)
    assert (first.size, second.size, second.seq) == (2, 2, first.seq + 2)
    assert told(folder, "small_writes")["written"][1] < acked.ms < second.ms
    assert acked.ms - first.ms > 299


def test_over_tcp_the_frames_behind_a_loss_wait_and_over_udp_only_the_lost_one_is_missing():
    film = told(DATA, "film")
    tcp, udp = dict(film["tcp"]), dict(film["udp"])
    assert list(tcp) == list(range(50))
    assert sorted(udp) == [n for n in range(50) if n != 8]
    assert [n for n in udp if tcp[n] > udp[n] + 10][:4] == [9, 10, 11, 12]


@pytest.mark.skipif(not os.access("/dev/net/tun", os.R_OK | os.W_OK), reason="needs a /dev/net/tun to open")
@needs("ip", package="iproute2")
@needs("unshare", package="util-linux")
def test_the_tool_records_real_kernels(tmp_path):
    tool = [sys.executable, str(ROOT / "tools" / "record_tcp.py"), str(tmp_path), "loss", "timeout", "small_writes"]
    done = subprocess.run(tool, capture_output=True, text=True, timeout=120)
    if "unshare failed" in done.stderr:
        pytest.skip("this machine lets ordinary users make no namespaces")
    assert done.returncode == 0, done.stderr
    assert [s.flags for s in segments(tmp_path / "loss.pcap")][:3] == ["S", "SA", "A"]
    assert 49 in sent_again(tmp_path, "loss")
    assert 30 in sent_again(tmp_path, "timeout")
    assert 1 in [cwnd for cwnd, _ in windows(tmp_path, "timeout")]
    held_back(tmp_path)
