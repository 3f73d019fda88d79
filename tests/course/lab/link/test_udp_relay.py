"""The relay does what its links say: which datagrams arrive, in which order, to whom. Times are not looked at."""

import socket
import threading
from contextlib import contextmanager

import pytest

from course.lab import Link, UdpRelay


@contextmanager
def echoing():
    """A server that sends each datagram back in capitals, until it gets an empty one."""
    with socket.socket(type=socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))

        def serve():
            while (got := server.recvfrom(2000))[0]:
                server.sendto(got[0].upper(), got[1])

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()
        finally:
            with socket.socket(type=socket.SOCK_DGRAM) as last:
                last.sendto(b"", server.getsockname())
            thread.join()


@pytest.fixture
def client():
    with socket.socket(type=socket.SOCK_DGRAM) as found:
        found.settimeout(10)
        yield found


def test_datagrams_go_there_and_back(client):
    with echoing() as server, UdpRelay(server, Link(1), Link(1)) as relay:
        client.sendto(b"ping", relay.address)
        assert client.recvfrom(100) == (b"PING", relay.address)
    assert [(entry.way, entry.packet.data, entry.packet.dropped) for entry in relay.log] == [
        ("there", b"ping", ""),
        ("back", b"PING", ""),
    ]
    assert [entry.packet.arrives - entry.packet.sent for entry in relay.log] == pytest.approx([1, 1])


def test_what_a_link_loses_does_not_arrive(client):
    with echoing() as server, UdpRelay(server, Link(0, loss={1}), Link(0, loss={2})) as relay:
        for data in (b"zero", b"one", b"two", b"three", b"four"):
            client.sendto(data, relay.address)
        assert [client.recv(100) for _ in range(3)] == [b"ZERO", b"TWO", b"FOUR"]
    lost = [(entry.way, entry.packet.data) for entry in relay.log if entry.packet.dropped]
    assert sorted(lost) == [("back", b"THREE"), ("there", b"one")]


def test_a_full_queue_drops(client):
    narrow = Link(0, rate=8000, queue=100)  # a byte takes one ms
    with echoing() as server, UdpRelay(server, narrow, Link(0)) as relay:
        for n in range(4):
            client.sendto(bytes([65 + n]) * 100, relay.address)
        assert [client.recv(200)[:1] for _ in range(2)] == [b"A", b"B"]
    assert [entry.packet.dropped for entry in relay.log if entry.way == "there"] == ["", "", "queue", "queue"]


def test_each_client_gets_its_own_answers(client):
    with (
        echoing() as server,
        UdpRelay(server, Link(2), Link(2)) as relay,
        socket.socket(type=socket.SOCK_DGRAM) as other,
    ):
        other.settimeout(10)
        client.sendto(b"one", relay.address)
        other.sendto(b"two", relay.address)
        assert other.recv(100) == b"TWO"
        assert client.recv(100) == b"ONE"


def test_strangers_are_not_taken_for_the_server(client):
    with echoing() as server, UdpRelay(server, Link(0), Link(0)) as relay:
        client.sendto(b"ping", relay.address)
        assert client.recv(100) == b"PING"
        (inner,) = relay._clients.values()
        client.sendto(b"forged", inner.getsockname())
        client.sendto(b"pong", relay.address)
        assert client.recv(100) == b"PONG"


def test_it_survives_that_nobody_listens(client):
    seen = threading.Semaphore(0)

    class Watched(Link):
        def arrived(self, now):
            found = super().arrived(now)
            for _ in found:
                seen.release()
            return found

    with socket.socket(type=socket.SOCK_DGRAM) as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = unused.getsockname()
    with UdpRelay(nobody, Watched(0), Link(0)) as relay:
        for data in (b"ping", b"ping again"):
            client.sendto(data, relay.address)
            assert seen.acquire(timeout=10)
    assert [entry.packet.data for entry in relay.log] == [b"ping", b"ping again"]
