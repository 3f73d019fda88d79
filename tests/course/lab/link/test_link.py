"""The pure link: every number here can be computed by hand."""

import pytest

from course.lab import Link


def sent(link, *times, size=1250):
    return [link.send(bytes(size), now) for now in times]


def test_a_packet_arrives_after_the_delay():
    link = Link(delay=75)
    assert link.send(b"hello", now=10).arrives == 85
    assert link.next_arrival() == 85
    assert link.arrived(now=84.9) == []
    assert [packet.data for packet in link.arrived(now=85)] == [b"hello"]
    assert link.arrived(now=200) == []
    assert link.next_arrival() is None


def test_a_rate_spreads_packets_that_were_sent_together():
    link = Link(delay=10, rate=1e6)  # 1250 bytes take 10 ms
    assert [packet.arrives for packet in sent(link, 0, 0, 0, 100)] == [20, 30, 40, 120]


def test_a_full_queue_drops_what_comes_last():
    link = Link(delay=0, rate=1e6, queue=2500)
    packets = sent(link, 0, 0, 0, 0, 10, 10)
    assert [packet.dropped for packet in packets] == ["", "", "", "queue", "", "queue"]
    assert [packet.arrives for packet in packets] == [10, 20, 30, None, 40, None]


def test_the_queue_counts_bytes_and_not_the_packet_that_is_leaving():
    link = Link(delay=0, rate=1e6, queue=1250)
    assert [packet.dropped for packet in sent(link, 0, 0)] == ["", ""]
    assert link.waiting(now=5) == 1250
    assert link.send(b"x", now=5).dropped == "queue"
    assert link.waiting(now=10) == 0


def test_an_idle_link_needs_no_queue():
    link = Link(delay=0, rate=1e6, queue=0)
    assert [packet.dropped for packet in sent(link, 0, 5, 10)] == ["", "queue", ""]


def test_named_packets_are_lost_and_take_their_time_all_the_same():
    link = Link(delay=10, rate=1e6, loss={1})
    packets = sent(link, 0, 0, 0)
    assert [packet.arrives for packet in packets] == [20, None, 40]
    assert packets[1].dropped == "loss"
    assert [packet.n for packet in link.arrived(now=100)] == [0, 2]


def test_a_share_is_lost_the_same_for_the_same_seed():
    fates = [[packet.dropped for packet in sent(Link(5, loss=0.1, seed=seed), *range(2000))] for seed in (7, 7, 8)]
    assert fates[0] == fates[1] != fates[2]
    assert 150 < fates[0].count("loss") < 250


def test_the_queue_does_not_change_who_is_lost():
    narrow, wide = Link(0, 1e6, 0.3, 1250, seed=3), Link(0, 1e6, 0.3, seed=3)
    pairs = zip(sent(narrow, *range(300)), sent(wide, *range(300)), strict=True)
    assert all(a.dropped == b.dropped for a, b in pairs if a.dropped != "queue")


@pytest.mark.parametrize("loss", [0, 1])
def test_nothing_or_everything_is_lost(loss):
    assert {packet.dropped for packet in sent(Link(5, loss=loss), *range(50))} == {"loss" if loss else ""}


def test_time_does_not_go_back():
    link = Link(delay=5)
    link.send(b"", now=10)
    with pytest.raises(ValueError, match="went back"):
        link.arrived(now=9)


@pytest.mark.parametrize("wrong", [{"delay": -1}, {"rate": 0}, {"queue": -1}, {"loss": 1.1}, {"loss": -0.1}])
def test_refuses_links_that_cannot_be(wrong):
    with pytest.raises(ValueError, match=r"loss|delay"):
        Link(**({"delay": 0} | wrong))


def test_a_function_is_asked_about_each_packet():
    link = Link(delay=1, loss=lambda data: data.startswith(b"1"))
    assert [link.send(data, now=0).dropped for data in (b"0", b"1", b"21", b"12")] == ["", "loss", "", "loss"]
