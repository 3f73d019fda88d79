"""The lab's TCP in virtual time against recordings of real kernels: the same events in the same order. No clock."""

import json
from collections import Counter
from pathlib import Path

import pytest

from course.lab import Link, TcpPath, segments, transfer

DATA = Path(__file__).parent.parent / "lessons" / "03-tcp-and-udp" / "data"
CLIENT, SERVER = "203.0.113.7", "192.0.2.10"
MSS = 1460
NONE = 2**31 - 1
FIRST = 2  # packets of the server before its first byte
SCENES = {"slow_start": (150, []), "loss": (240, [49]), "timeout": (120, range(30, 70))}


@pytest.fixture(params=SCENES)
def scene(request):
    return request.param


def model(scene):
    count, lost = SCENES[scene]
    log = transfer(count * MSS, Link(50), Link(50, loss={FIRST + n for n in lost}))
    return [step for step in log if step.way == "back"]


def recorded(scene, source):
    """The segments of one side, with numbers of bytes from 0 on for the server's stream."""
    found = segments(DATA / f"{scene}.pcap")
    first = next(s.seq for s in found if s.source == SERVER) + 1
    return [(s, (s.seq if source == SERVER else s.ack) - first) for s in found if s.source == source]


def sent(steps):
    return [step.seq for step in steps if step.what.startswith("sent") and step.kind == "data"]


def windows(steps):
    return [(step.cwnd, step.ssthresh) for step in steps if step.what != "delivered"]


def kernels_windows(scene):
    samples = json.loads((DATA / f"{scene}.json").read_text())["samples"]
    return [(cwnd, None if ssthresh == NONE else ssthresh) for _, cwnd, ssthresh, _ in samples]


def test_segments_leave_in_the_same_order_repeated_ones_too(scene):
    assert sent(model(scene)) == [seq for segment, seq in recorded(scene, SERVER) if segment.size]


def test_the_same_acknowledgement_is_heard_equally_often_before_the_repair():
    heard = Counter(seq for _, seq in recorded("loss", CLIENT))
    steps = [step for step in model("loss") if step.what in ("acked", "duplicate", "fast retransmit")]
    missing, times = heard.most_common(1)[0]
    assert [step.seq for step in steps].count(missing) == times == 61


def test_each_round_trip_carries_as_many_segments_in_slow_start():
    kernel = Counter(round(segment.ms / 100) for segment, _ in recorded("slow_start", SERVER) if segment.size)
    ours = Counter(step.ms for step in model("slow_start") if step.what == "sent" and step.kind == "data")
    assert list(ours.values()) == list(kernel.values()) == [10, 20, 40, 80]


def test_a_loss_leaves_the_same_threshold_and_the_windows_go_on_alike():
    after = [pair for pair in kernels_windows("loss") if pair[1] is not None and pair[0] <= pair[1] + 3]
    known = list(dict.fromkeys(after))
    assert known[0] == (29, 29)
    ours = list(dict.fromkeys(windows(model("loss"))))
    assert ours[ours.index((29, 29)) :][: len(known)] == known


def test_behind_the_repair_each_round_trip_carries_one_segment_more():
    kernel = Counter(round(segment.ms / 100) for segment, _ in recorded("loss", SERVER) if segment.size)
    ours = Counter(round((step.ms - 50) / 100) for step in model("loss") if step.what == "sent" and step.kind == "data")
    assert [ours[at] for at in (5, 6, 7, 8)] == [kernel[at] for at in (5, 6, 7, 8)] == [29, 30, 31, 32]


def test_a_timeout_leaves_the_same_windows_in_the_same_order():
    kernel = kernels_windows("timeout")
    ours = list(dict.fromkeys(windows(model("timeout"))))
    at = kernel.index((1, 20))
    seen = [ours.index(pair) for pair in dict.fromkeys(kernel)]
    assert seen == sorted(seen), "every window that the kernel told of is one of the model's, in this order"
    assert list(dict.fromkeys(kernel[at:]))[:4] == [(1, 20), (2, 20), (4, 20), (8, 20)]


def test_a_reader_that_sleeps_closes_the_window_is_probed_and_opens_it_again():
    heard = [segment.window for segment, _ in recorded("backpressure", CLIENT) if "S" not in segment.flags]
    closed = heard.index(0)
    opened = next(at for at in range(closed, len(heard)) if heard[at])
    assert heard[closed:opened] == [0, 0], "one probe was answered"

    path = TcpPath(Link(50), Link(50))
    connection = path.connect(0, window=heard[0] - heard[0] % MSS)
    connection.write(connection.server, bytes(100 * MSS), 0)
    while (probes := [step.what for step in path.log].count("probe")) < 1:
        path.advance(path.next_event())
    told = [step.window for step in path.log if step.way == "back" and step.what == "acked"]
    assert told[-1] == 0
    connection.client.reader = len
    connection.offer(connection.client, path.now)
    while (at := path.next_event()) is not None:
        path.advance(at)
    assert probes == 1
    assert sent([step for step in path.log if step.way == "back"]) == [n * MSS for n in range(100)]
