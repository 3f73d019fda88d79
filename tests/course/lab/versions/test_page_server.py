"""The page over each version: what comes, what a lost packet holds up. Times are not looked at."""

import re
from collections import Counter
from itertools import pairwise
from random import Random

import httpx
import pytest

from course.lab import LabError, PageServer
from course.lab.versions._app import PIECE
from tests.course.lab.versions.foretold import foretold

VERSIONS = ["h1", "h2", "h3"]
QUICK = {"delay": 10, "rate": 10e6}


@pytest.fixture(scope="module")
def server():
    with PageServer(seed=7) as server:
        yield server


@pytest.fixture(scope="module")
def loads(server):
    return {version: server.load(version, lost=80) for version in VERSIONS}


def found(load, what):
    return [event for event in load.events if event.what == what]


def test_sizes_are_drawn_from_the_seed():
    assert PageServer(seed=7).objects == PageServer(seed=7).objects != PageServer(seed=8).objects
    assert len(PageServer().objects) == 30


@pytest.mark.parametrize("version", VERSIONS)
def test_each_object_comes_whole_and_once(server, loads, version):
    load = loads[version]
    assert {event.object: event.size for event in found(load, "done")} == server.objects
    assert sorted(event.object for event in found(load, "request")) == sorted(server.objects)
    delivered = Counter()
    for event in found(load, "delivered"):
        delivered[event.object] += event.size
    assert delivered == server.objects
    assert load.seconds == max(load.finished.values()) > 0


@pytest.mark.parametrize(("version", "connections"), [("h1", 6), ("h2", 1), ("h3", 1)])
def test_connections_and_what_they_agreed_on(loads, version, connections):
    opened = found(loads[version], "connection")
    assert sorted(event.connection for event in opened) == list(range(connections))
    told = {"h1": "TLSv1.3 http/1.1", "h2": "TLSv1.3 h2", "h3": "h3 client "}[version]
    assert all(event.note.startswith(told) for event in opened)


@pytest.mark.parametrize("version", VERSIONS)
def test_events_are_numbered_in_order_of_time(loads, version):
    events = loads[version].events
    assert [event.n for event in events] == list(range(len(events)))
    assert all(a.s <= b.s for a, b in pairwise(events))


def test_over_h2_the_frames_that_came_are_told(loads):
    frames = found(loads["h2"], "frame")
    assert Counter(event.note for event in frames)["HEADERS"] == 30
    assert {"SETTINGS", "HEADERS", "DATA"} <= {event.note for event in frames}
    assert sum(event.size for event in frames if event.note == "DATA") == sum(PageServer().objects.values())


def test_over_h3_the_frames_that_came_are_told(loads):
    frames = found(loads["h3"], "frame")
    assert Counter(event.note for event in frames)["HEADERS"] == 30
    assert sum(event.size for event in frames if event.note == "DATA") == sum(PageServer().objects.values())


@pytest.mark.parametrize("version", VERSIONS)
def test_the_packets_carry_all_that_was_delivered(loads, version):
    sent = Counter()
    for event in found(loads[version], "sent"):
        sent[event.object] += event.size
    assert all(sent[name] > size for name, size in PageServer().objects.items()), "bytes of HTTP and TLS come on top"
    assert {name for _, name in loads[version].packets if name} == set(PageServer().objects)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_chosen_packet_is_lost_and_what_it_carried_comes_again(loads, version):
    load = loads[version]
    lost = {event.object for event in found(load, "lost")}
    assert lost == {load.packets[index][1] for index in load.lost}
    assert lost <= {event.object for event in found(load, "repeated")}
    assert load.packets[min(load.lost) + load.repeat] == (-1, "")


def test_one_lost_packet_stalls_every_stream_of_one_connection_of_tcp(loads):
    assert len(loads["h2"].stalled) == 30


@pytest.mark.parametrize("version", ["h1", "h3"])
def test_elsewhere_it_stalls_what_it_carried(loads, version):
    load = loads[version]
    assert load.stalled == {load.packets[index][1] for index in load.lost}


@pytest.mark.parametrize("version", VERSIONS)
def test_what_stalls_is_what_the_order_of_packets_foretells(loads, version):
    assert (loads[version].stalled, loads[version].late) == foretold(loads[version])


@pytest.mark.parametrize(("version", "lost"), [("h1", 100), ("h2", 140), ("h3", 175)])
def test_a_packet_lost_near_the_end_makes_its_object_late(server, version, lost):
    load = server.load(version, lost=lost, **QUICK)
    assert load.late
    assert (load.stalled, load.late) == foretold(load)


def test_over_h1_pieces_fill_segments_however_they_are_sent(server):
    whole = sum(size // PIECE for size in server.objects.values())
    assert server.load("h1", lost=whole - 1, **QUICK).lost


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_the_model_and_the_measurement_agree(seed):
    with PageServer(seed=seed) as server:
        lost = Random(seed).randrange(40, 90)
        for version in VERSIONS:
            load = server.load(version, lost=lost, **QUICK)
            assert load.lost
            assert (load.stalled, load.late) == foretold(load), version


@pytest.mark.parametrize("version", VERSIONS)
def test_without_a_loss_nothing_waits(server, version):
    load = server.load(version, **QUICK)
    assert (load.lost, load.repeat, load.stalled, load.late) == (set(), 0, frozenset(), frozenset())
    assert not found(load, "waited")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_share_is_lost_and_the_page_comes_all_the_same(server, version):
    load = server.load(version, loss=0.03, seed=5, **QUICK)
    assert len(load.lost) > 2
    assert {event.note for event in found(load, "lost")} == {"loss"}
    assert {event.object: event.size for event in found(load, "done")} == server.objects


@pytest.mark.parametrize("version", VERSIONS)
def test_a_short_queue_drops(server, version):
    load = server.load(version, delay=10, rate=3e6, queue=15_000)
    assert "queue" in {event.note for event in found(load, "lost")}
    assert {event.object: event.size for event in found(load, "done")} == server.objects


def test_a_plain_socket_reaches_http2_without_tls(server):
    with httpx.Client(http1=False, http2=True, trust_env=False) as client:
        answers = [client.get("http://{}:{}{}".format(*server.h2c, path)) for path in ("/00", "/29", "/nothing")]
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert {answer.http_version for answer in answers} == {"HTTP/2"}
    assert [answer.content for answer in answers[:2]] == [server.body("/00"), server.body("/29")]


def test_a_browsers_page_asks_for_each_object(server):
    with httpx.Client(http1=False, http2=True, trust_env=False) as client:
        shown = client.get("http://{}:{}/".format(*server.h2c)).text
    assert re.findall(r'src="(/\d+)"', shown) == list(server.objects)


def test_who_dials_hears_the_server_and_then_its_silence(server):
    with server.dial(silence=0.2) as peer:
        peer.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes.fromhex("000000040000000000"))
        heard = b"".join(iter(peer.receive, b""))
    assert heard[3] == 4, "SETTINGS"
    assert heard.endswith(bytes.fromhex("000000040100000000")), "which acknowledges the client's"


def test_more_than_a_thousand_requests_go_over_one_connection(server):
    with httpx.Client(http1=False, http2=True, trust_env=False) as client:
        url = "http://{}:{}/nothing".format(*server.h2c)
        assert {client.get(url).status_code for _ in range(1010)} == {404}


def test_what_it_refuses():
    with pytest.raises(LabError, match="with block"):
        PageServer().load("h2")
    with pytest.raises(LabError, match="with block"):
        PageServer().h2c  # noqa: B018
    with PageServer() as server:
        with pytest.raises(ValueError, match="h1, h2, h3"):
            server.load("http2")
        with pytest.raises(ValueError, match="loss"):
            server.load("h2", loss=2)
