"""Streams of messages against a transport that only remembers."""

import asyncio

import pytest

from course.lab.dns._exchange import Exchange
from course.lab.dns._wire import StreamClient, StreamServer


class Transport:
    def __init__(self):
        self.done = []

    def write(self, data):
        self.done.append(data)

    def pause_reading(self):
        self.done.append("pause")

    def resume_reading(self):
        self.done.append("resume")

    def get_extra_info(self, name):
        return {"peername": ("2001:db8::1", 4242, 0, 0)}[name]


@pytest.fixture
def heard():
    return []


@pytest.fixture
def server(heard):
    def handle(message, peer, send):
        heard.append((message, peer))
        send(message.upper())

    server = StreamServer(handle, set())
    server.connection_made(Transport())
    return server


STREAM = b"\0\3one\0\0\0\5three"


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, len(STREAM)])
def test_messages_are_cut_by_their_length_however_they_come(server, heard, size):
    for at in range(0, len(STREAM), size):
        server.data_received(STREAM[at : at + size])
    assert [message for message, _ in heard] == [b"one", b"", b"three"]
    assert server.transport.done == [b"\0\3ONE", b"\0\0", b"\0\5THREE"]


def test_a_message_is_handled_as_soon_as_it_is_whole(server, heard):
    server.data_received(b"\0\0")
    assert len(heard) == 1


def test_a_peer_is_its_host_and_port(server, heard):
    server.data_received(b"\0\1x")
    assert heard == [(b"x", ("2001:db8::1", 4242))]


def test_who_does_not_read_is_not_read_from(server):
    server.pause_writing()
    server.resume_writing()
    assert server.transport.done == ["pause", "resume"]


def test_only_open_connections_are_remembered(server):
    assert server._connections == {server.transport}
    server.connection_lost(None)
    assert server._connections == set()


def test_a_lost_connection_ends_the_exchange():
    async def run():
        exchange = Exchange(b"query")
        StreamClient(exchange).connection_lost(None)
        return exchange.complete.done(), exchange.received

    assert asyncio.run(run()) == (True, [])
