"""A client's TLS connection knows where each byte of plain text lies in the stream below."""

import asyncio
import ssl
from contextlib import suppress
from types import SimpleNamespace

import pytest

from course.lab.tls._contexts import client_context, server_context
from course.lab.tls._pki import Authorities
from course.lab.versions._wire import Wire

HEADER, OVERHEAD = 5, 5 + 1 + 16  # of a record of TLS 1.3: its header, the content's type, the tag


class Server:
    """The other end in memory. It answers the handshake, and writes a record for each piece of plain text."""

    def __init__(self, authorities):
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        context = server_context(authorities.chain("localhost"), ["TLSv1.3"])
        context.num_tickets = 0
        self._tls = context.wrap_bio(self._in, self._out, server_side=True)
        self.sent = 0

    def take(self, data):
        self._in.write(data)
        if data:
            self._tls.do_handshake()

    def say(self, *pieces):
        for piece in pieces:
            self._tls.write(piece)
        data = self._out.read()
        self.sent += len(data)
        return data


@pytest.fixture
def connected():
    """A wire after its handshake, its server, and what it has heard."""

    async def connect():
        authorities, heard, said = Authorities(), [], bytearray()
        server = Server(authorities)
        wire = Wire(client_context(authorities.ca_pem), "localhost", lambda data, at: heard.append((data, at)))
        wire.connection_made(SimpleNamespace(write=said.extend))
        while not wire.ready.done():
            with suppress(ssl.SSLWantReadError):
                server.take(bytes(said))
            said.clear()
            wire.data_received(server.say())
        server.take(bytes(said))
        return wire, server, heard

    return asyncio.run(connect())


def test_each_record_is_heard_with_its_place_however_it_comes(connected):
    wire, server, heard = connected
    data = server.say(b"a" * 100, b"b" * 50)
    for at in range(0, len(data), 7):
        wire.data_received(data[at : at + 7])
    assert heard == [(b"a" * 100, 0), (b"b" * 50, 100)]


def test_a_byte_lies_behind_its_records_header_and_edges_go_with_it(connected):
    wire, server, _ = connected
    begun = server.sent
    wire.data_received(server.say(b"a" * 100, b"b" * 50))
    middle, end = begun + 100 + OVERHEAD, server.sent
    assert end == middle + 50 + OVERHEAD
    assert wire.below(0, 150) == (begun, end)
    assert wire.below(0, 100) == (begun, middle)
    assert wire.below(100, 150) == (middle, end)
    assert wire.below(10, 20) == (begun + HEADER + 10, begun + HEADER + 20)
    assert wire.below(90, 110) == (begun + HEADER + 90, middle + HEADER + 10)


def test_it_tells_what_was_agreed_on(connected):
    assert connected[0].protocols == "TLSv1.3 None"
