"""A client that gets another address half-way: what goes on, what begins again, and who says so."""

import pytest

from course.lab import PageServer
from course.lab.versions._page import LARGE_SIZE

SIZE = {"delay": 10, "rate": 10e6}


@pytest.fixture(scope="module")
def moved():
    with PageServer() as server:
        return {version: server.move(version, **SIZE) for version in ("h2", "h3")}


def found(load, what):
    return [event for event in load.events if event.what == what]


@pytest.mark.parametrize("version", ["h2", "h3"])
def test_the_object_comes_whole_and_the_port_is_another(moved, version):
    assert [event.size for event in found(moved[version], "done")] == [LARGE_SIZE]
    (address,) = found(moved[version], "address")
    before, after = address.note.split(" -> ")
    assert before != after
    assert before.startswith("127.0.0.1:")


def test_quic_goes_on_in_the_same_connection(moved):
    load = moved["h3"]
    assert len(found(load, "connection")) == len(found(load, "request")) == 1
    assert not found(load, "broken")
    address = found(load, "address")[0].n
    before = sum(event.size for event in found(load, "delivered") if event.n < address)
    assert LARGE_SIZE / 2 <= before < LARGE_SIZE
    assert sum(event.size for event in found(load, "delivered")) == LARGE_SIZE, "no byte comes twice"


def test_the_server_challenges_the_new_path_and_hears_its_own_words(moved):
    load = moved["h3"]
    (address,) = found(load, "address")
    challenges = {event.note.removeprefix("server ") for event in found(load, "PATH_CHALLENGE")}
    answers = {event.note.removeprefix("client ") for event in found(load, "PATH_RESPONSE")}
    assert answers
    assert answers <= challenges
    assert all(len(bytes.fromhex(data)) == 8 for data in challenges)
    assert all(event.n > address.n for event in found(load, "PATH_CHALLENGE"))


def test_both_ends_go_over_to_other_connection_ids(moved):
    load = moved["h3"]
    _, client, _, server = found(load, "connection")[0].note.removeprefix("h3 ").split()
    changes = {event.note.split()[0]: event.note.split()[1:] for event in found(load, "connection id")}
    assert changes["client"][0] == server, "until then the client wrote to the server's"
    assert changes["server"][0] == client
    assert all(old != new for old, _, new in changes.values())


def test_tcp_breaks_and_begins_again(moved):
    load = moved["h2"]
    assert [event.connection for event in found(load, "connection")] == [0, 1]
    assert [event.connection for event in found(load, "request")] == [0, 1]
    order = [event.what for event in load.events if event.what in ("broken", "address", "connection", "done")]
    assert order == ["connection", "broken", "address", "connection", "done"]
    assert sum(event.size for event in found(load, "delivered")) >= 1.5 * LARGE_SIZE, "half of it came twice"


def test_http1_does_not_move():
    with PageServer() as server, pytest.raises(ValueError, match="h2 or h3"):
        server.move("h1")
