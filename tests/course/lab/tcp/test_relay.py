"""The relay does to real connections what its model says: order, repairs, ends. Times are not looked at."""

import socket
import struct
import threading
from contextlib import contextmanager, suppress
from random import Random

import pytest

from course.lab import Link, TcpRelay

MSS = 1460
PATIENCE_S = 20


@contextmanager
def serving(handle, connections=1):
    """A server on loopback that runs ``handle(connection)`` in a thread for each of so many connections."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve(connection):
            with connection:
                handle(connection)

        def accept():
            for _ in range(connections):
                connection, _ = listening.accept()
                connection.settimeout(PATIENCE_S)
                thread = threading.Thread(target=serve, args=[connection])
                thread.start()
                threads.append(thread)

        threads = []
        accepting = threading.Thread(target=accept)
        accepting.start()
        yield listening.getsockname()
        accepting.join()
        for thread in threads:
            thread.join()


def connect(relay):
    return socket.create_connection(relay.address, timeout=PATIENCE_S)


def everything(connection):
    return b"".join(iter(lambda: connection.recv(65536), b""))


def echo(connection):
    """Capitals for all that comes, until the end of it."""
    connection.sendall(everything(connection).upper())


def answering(data):
    def answer(connection):
        connection.recv(100)
        connection.sendall(data)

    return answer


def test_bytes_go_there_and_back_and_each_side_ends_for_itself():
    with serving(echo) as server, TcpRelay(server, Link(1), Link(1)) as relay, connect(relay) as client:
        client.sendall(b"still ")
        client.sendall(b"here")
        client.shutdown(socket.SHUT_WR)
        assert everything(client) == b"STILL HERE"


def test_the_handshake_is_charged_to_the_first_bytes():
    with serving(echo) as server, TcpRelay(server, Link(3), Link(4)) as relay, connect(relay) as client:
        client.sendall(b"ping")
        client.shutdown(socket.SHUT_WR)
        assert everything(client) == b"PING"
        log = relay.log
    sent = [(step.way, step.kind, step.ms) for step in log if step.what == "sent"]
    assert [(way, kind) for way, kind, _ in sent[:3]] == [("there", "syn"), ("back", "syn"), ("there", "data")]
    assert sent[2][2] - sent[0][2] == pytest.approx(7), "the first bytes leave when the SYN-ACK is there"


def test_what_is_lost_arrives_all_the_same_and_in_order():
    data = Random(5).randbytes(120 * MSS)
    back = Link(2, loss={12, 40, 41, 70})
    with serving(answering(data)) as server, TcpRelay(server, Link(2), back) as relay, connect(relay) as client:
        client.sendall(b"GET")
        client.shutdown(socket.SHUT_WR)
        assert everything(client) == data
        log = relay.log
    lost = [step for step in log if step.way == "back" and step.dropped]
    assert len(lost) == 4
    assert {step.seq for step in lost} <= {step.seq for step in log if step.what == "sent again"}


def test_slow_start_is_seen_in_the_log():
    with serving(answering(bytes(100 * MSS))) as server, TcpRelay(server, Link(20), Link(20)) as relay:
        with connect(relay) as client:
            client.sendall(b"GET")
            client.shutdown(socket.SHUT_WR)
            assert len(everything(client)) == 100 * MSS
        steps = [step for step in relay.log if step.way == "back" and step.kind == "data"]
    before = [step.n for step in steps if step.what == "delivered"][:11]
    sent = [step.n for step in steps if step.what == "sent"]
    assert sum(n < before[0] for n in sent) == 10, "ten segments leave before the first has arrived"
    assert max(step.flight for step in steps) <= 80


def test_many_connections_at_once_each_get_their_own_bytes():
    with serving(echo, connections=8) as server, TcpRelay(server, Link(1, rate=5e7), Link(2, loss=0.02)) as relay:
        clients = [connect(relay) for _ in range(8)]
        for n, client in enumerate(clients):
            client.sendall(b"%c" % (97 + n) * 30_000)
            client.shutdown(socket.SHUT_WR)
        for n, client in enumerate(clients):
            with client:
                assert everything(client) == b"%c" % (65 + n) * 30_000
        assert {step.connection for step in relay.log} == set(range(8))


def test_a_reader_that_does_not_read_stops_the_writer():
    """The writer has far more than all buffers hold: it can only have ended after the reader began."""
    full, begun, ended = threading.Semaphore(0), threading.Event(), []

    class Watched(Link):
        def send(self, data, now):
            if [step.what for step in relay.log[-1:]] == ["probe"]:
                full.release()
            return super().send(data, now)

    def read_late(connection):
        assert full.acquire(timeout=PATIENCE_S)
        begun.set()
        while connection.recv(2**20):
            pass

    def write(client):
        client.sendall(bytes(2**25))
        ended.append(begun.is_set())
        client.shutdown(socket.SHUT_WR)

    with serving(read_late) as server, TcpRelay(server, Watched(0), Link(0), mss=60_000, window=600_000) as relay:
        with connect(relay) as client:
            write(client)
            assert everything(client) == b""
        assert ended == [True]


def test_a_reset_reaches_the_other_end():
    seen, done = [], threading.Event()

    def expect_reset(connection):
        try:
            seen.append(everything(connection))
        except ConnectionError as error:
            seen.append(type(error))
        done.set()

    with serving(expect_reset) as server, TcpRelay(server, Link(1), Link(1)) as relay:
        client = connect(relay)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.close()
        assert done.wait(PATIENCE_S)
    assert seen == [ConnectionResetError]


def test_it_survives_that_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as unused:
        nobody = unused.getsockname()
    with TcpRelay(nobody, Link(0), Link(0)) as relay:
        for _ in range(2):
            with connect(relay) as client:
                client.settimeout(PATIENCE_S)
                assert client.recv(10) == b""
    assert relay.log == []


def test_leaving_ends_what_is_open():
    begun, ended = threading.Event(), []

    def until_the_end(connection):
        begun.set()
        with suppress(ConnectionResetError):  # or a plain end: it hangs on what the relay had not read yet
            everything(connection)
        ended.append("server")

    with serving(until_the_end) as server:
        with TcpRelay(server, Link(1), Link(1)) as relay:
            client = connect(relay)
            client.sendall(b"unfinished")
            assert begun.wait(PATIENCE_S)
        with client, suppress(ConnectionResetError):
            assert client.recv(10) == b""
    assert ended == ["server"]
