"""TCP in virtual time: windows, repairs, order. `tests/test_tcp_and_kernel.py` lays it beside real kernels."""

from collections import Counter
from itertools import pairwise

import pytest

from course.lab import Link, TcpPath, transfer
from course.lab.tcp._reno import Reno, Timeout

MSS = 1460
LOG_FIRST = 2  # packets that the server sends before the first byte of its answer


def answered(segments, lost=(), **named):
    """The steps of the answer's stream; ``lost`` are numbers of its segments, each lost the first time."""
    back = Link(50, loss={LOG_FIRST + n for n in lost})
    return [step for step in transfer(segments * MSS, Link(50), back, **named) if step.way == "back"]


def sent(steps):
    return [step for step in steps if step.what.startswith("sent") and step.kind == "data"]


def again(steps):
    return [step.seq // MSS for step in steps if step.what == "sent again"]


def noticed(steps):
    return [step.what for step in steps if step.what in ("fast retransmit", "timeout")]


def delivered(steps):
    """How many bytes could be read, in order: each step begins where the one before ended."""
    end = 0
    for step in steps:
        if step.what == "delivered":
            assert step.seq == end
            end += step.size
    return end


def all_that_happens(path):
    while (at := path.next_event()) is not None:
        path.advance(at)


def test_the_handshake_comes_first_and_takes_a_round_trip():
    log = transfer(100, Link(30), Link(50))
    assert [(step.ms, step.way, step.kind) for step in log if step.what == "sent"] == [
        (0, "there", "syn"),
        (30, "back", "syn"),
        (80, "there", "data"),
        (110, "back", "data"),
    ]
    assert next(step.ms for step in log if step.way == "back" and step.what == "delivered") == 160


def test_slow_start_doubles_the_window_in_each_round_trip():
    steps = answered(150)
    assert Counter(step.ms for step in sent(steps)) == {150: 10, 250: 20, 350: 40, 450: 80}
    assert again(steps) == []


@pytest.mark.parametrize("iw", [1, 3, 10])
def test_the_first_window_is_chosen(iw):
    assert Counter(step.ms for step in sent(answered(50, iw=iw)))[150] == iw


def test_the_receivers_window_caps_what_is_in_flight():
    steps = answered(300, window=30 * MSS)
    assert max(step.flight for step in steps) == 30
    assert Counter(step.ms for step in sent(steps))[550] == 30


def test_a_window_that_is_not_used_up_does_not_grow_for_ever():
    path = TcpPath(Link(5), Link(5))
    connection = path.connect(0)
    for at in range(50):
        connection.write(connection.client, b"x", 20.0 * at)
        path.advance(20 * at + 19)
    assert connection.client.sender.reno.cwnd == 10


def test_three_duplicates_repair_a_loss_and_halve_the_window():
    steps = answered(240, lost=[49])
    assert again(steps) == [49]
    assert noticed(steps) == ["fast retransmit"]
    at = [step.what for step in steps].index("fast retransmit")
    assert [step.what for step in steps[:at] if step.what == "duplicate"] == ["duplicate"] * 2
    assert (steps[at].cwnd, steps[at].ssthresh) == (29, 29), "59 were in flight, without limited transmit"
    assert delivered(steps) == 240 * MSS


def test_a_segment_sent_again_is_not_lost_twice_and_the_ones_behind_it_wait():
    steps = answered(240, lost=[49])
    times = {step.seq // MSS: step.ms for step in steps if step.what == "delivered"}
    assert times[48] == 400
    assert times[49] == 500
    (jump,) = [step for step in steps if step.what == "delivered" and step.size > MSS]
    assert jump.seq == 49 * MSS


def test_two_losses_in_one_window_are_repaired_one_after_the_other():
    steps = answered(240, lost=[45, 52])
    assert again(steps) == [45, 52]
    assert noticed(steps) == ["fast retransmit"], "a partial acknowledgement tells of the second (RFC 6582)"
    assert delivered(steps) == 240 * MSS


def test_a_window_that_is_lost_whole_ends_in_a_timeout_and_slow_start():
    steps = answered(120, lost=range(30, 70))
    assert noticed(steps) == ["timeout"]
    assert again(steps) == list(range(30, 70))
    (timeout,) = [step for step in steps if step.what == "timeout"]
    assert (timeout.cwnd, timeout.ssthresh) == (1, 20)
    rounds = Counter(round(step.ms) for step in sent(steps) if step.ms >= timeout.ms)
    assert list(rounds.values())[:6] == [1, 2, 4, 8, 16, 20]
    assert delivered(steps) == 120 * MSS


def test_a_lost_tail_has_no_duplicates_and_waits_for_the_timeout():
    steps = answered(10, lost=[9])
    assert noticed(steps) == ["timeout"]
    assert delivered(steps) == 10 * MSS


def test_a_segment_that_is_lost_again_doubles_the_timeout_and_leaves_the_threshold():
    steps = answered(10, lost=range(12))  # the whole window, and the first of it twice more
    found = [step for step in steps if step.what == "timeout"]
    assert [(step.cwnd, step.ssthresh) for step in found] == [(1, 5)] * 3
    first, second = (b.ms - a.ms for a, b in pairwise(found))
    assert second == pytest.approx(2 * first)


@pytest.mark.parametrize("lost", [{"there": {0}}, {"back": {0}}, {"there": {1}}, {"there": {0, 1}, "back": {0}}])
def test_what_is_lost_of_the_handshake_is_sent_again_after_a_second(lost):
    log = transfer(5 * MSS, Link(20, loss=lost.get("there", ())), Link(20, loss=lost.get("back", ())))
    assert delivered([step for step in log if step.way == "back"]) == 5 * MSS
    first = next(step for step in log if step.what == "timeout")
    if lost != {"there": {1}}:  # the request, whose round trip is known by then
        assert first.ms == 1000


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_lost_all_bytes_arrive_in_order(seed):
    there, back = Link(20, rate=2e7, loss=0.04, seed=seed), Link(25, rate=1e7, queue=32_000, loss=0.04, seed=seed + 99)
    path = TcpPath(there, back)
    connection = path.connect(0)
    asked, told = bytes(range(256)) * 100, bytes(range(255, -1, -1)) * 600
    got = {"client": b"", "server": b""}
    for end, data in ((connection.client, asked), (connection.server, told)):

        def read(found, name=end.name):
            got[name] += found
            return len(found)

        end.reader = read
        connection.write(end, data, 0)
        connection.close(end, 0)
    all_that_happens(path)
    assert got == {"client": told, "server": asked}
    assert connection.done
    for way, data in (("there", asked), ("back", told)):
        assert delivered([step for step in path.log if step.way == way]) == len(data)


def test_a_queue_that_overflows_slows_the_sender_down():
    steps = [step for step in transfer(700 * MSS, Link(50), Link(50, rate=1e7, queue=32_000)) if step.way == "back"]
    assert "queue" in {step.dropped for step in steps}
    assert "fast retransmit" in noticed(steps)
    assert delivered(steps) == 700 * MSS


def test_a_reader_that_does_not_read_stops_the_sender_and_starts_it_again():
    path = TcpPath(Link(50), Link(50))
    connection = path.connect(0, window=20 * MSS)
    connection.write(connection.client, bytes(60 * MSS), 0)
    path.advance(5000)
    assert connection.server.readable == 20 * MSS
    assert connection.client.sender.waiting == 40 * MSS
    assert "probe" in [step.what for step in path.log]
    assert "timeout" not in [step.what for step in path.log]
    got = 0
    while got < 60 * MSS:
        got += len(connection.read(connection.server, 4000, path.now))
        path.advance(path.next_event() if path.next_event() is not None else path.now)
    assert connection.client.sender.waiting == 0


def test_room_that_was_told_of_in_vain_is_found_by_a_probe():
    back = Link(50, loss={21})  # the acknowledgement that tells of new room
    path = TcpPath(Link(50), back)
    connection = path.connect(0, window=20 * MSS)
    connection.write(connection.client, bytes(21 * MSS), 0)
    path.advance(450)
    assert connection.server.readable == 20 * MSS
    connection.read(connection.server, 20 * MSS, path.now)
    all_that_happens(path)
    assert [step.what for step in path.log].count("probe") == 1
    assert connection.server.readable == MSS


def test_a_server_that_speaks_first_waits_for_the_handshake():
    path = TcpPath(Link(50, loss={0}), Link(50))
    connection = path.connect(0)
    connection.write(connection.server, b"welcome", 0)
    all_that_happens(path)
    assert [(step.ms, step.kind) for step in path.log if step.way == "back" and step.what == "sent"] == [
        (1050, "syn"),
        (1150, "data"),
    ]
    assert "probe" not in [step.what for step in path.log]
    assert connection.read(connection.client, 100, path.now) == b"welcome"


def test_an_idle_connection_starts_again_with_a_small_window():
    path = TcpPath(Link(50), Link(50))
    connection = path.connect(0)
    connection.server.reader = len
    connection.write(connection.client, bytes(150 * MSS), 0)
    path.advance(550)
    grown = connection.client.sender.reno.cwnd
    connection.write(connection.client, bytes(MSS), 600)
    assert connection.client.sender.reno.cwnd == grown > 80, "silent for less than its timeout"
    path.advance(9000)
    connection.write(connection.client, bytes(150 * MSS), 9000)
    assert connection.client.sender.reno.cwnd == 10


def test_each_side_closes_for_itself():
    path = TcpPath(Link(10), Link(10))
    connection = path.connect(0)
    connection.close(connection.client, 0)
    all_that_happens(path)
    assert connection.server.ended
    assert not connection.done
    connection.write(connection.server, b"still here", path.now)
    connection.close(connection.server, path.now)
    all_that_happens(path)
    assert connection.read(connection.client, 100, path.now) == b"still here"
    assert connection.done


def test_connections_share_the_links():
    path = TcpPath(Link(50), Link(50, rate=1e6))
    both = [path.connect(0) for _ in range(2)]
    for connection in both:
        connection.client.reader = len
        connection.write(connection.server, bytes(20 * MSS), 0)
    all_that_happens(path)
    last = max(step.ms for step in path.log if step.what == "delivered")
    alone = max(step.ms for step in transfer(20 * MSS, Link(50), Link(50, rate=1e6)) if step.what == "delivered")
    assert last > 1.5 * alone
    assert {step.connection for step in path.log} == {0, 1}


def test_the_log_is_bounded_and_numbered():
    path = TcpPath(Link(5), Link(5), limit=10)
    connection = path.connect(0)
    connection.write(connection.client, bytes(100 * MSS), 0)
    all_that_happens(path)
    assert [step.n for step in path.log] == list(range(10))


@pytest.mark.parametrize("wrong", [{"mss": 0}, {"iw": 0}, {"window": 100}])
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match="1 or more"):
        TcpPath(Link(5), Link(5)).connect(0, **wrong)


def test_congestion_avoidance_adds_one_segment_for_a_window_of_acknowledgements():
    reno = Reno(10)
    reno.lost(40)
    for cwnd in (20, 21, 22):
        assert reno.cwnd == cwnd
        reno.acked(cwnd)


def test_the_threshold_is_two_at_least():
    reno = Reno(10)
    reno.timed_out(3)
    assert (reno.cwnd, reno.ssthresh) == (1, 2)


def test_the_timeout_follows_what_was_measured():
    timeout = Timeout()
    assert timeout.ms == 1000
    timeout.measured(100)
    assert timeout.ms == 100 + 4 * 50
    for _ in range(50):
        timeout.measured(100)
    assert timeout.ms == pytest.approx(300)
    timeout.expired()
    timeout.expired()
    assert timeout.ms == pytest.approx(1200)
    timeout.measured(100)
    assert timeout.ms == pytest.approx(300)
    for _ in range(20):
        timeout.expired()
    assert timeout.ms == 60_000
