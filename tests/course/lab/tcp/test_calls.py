"""Recorded calls on real sockets: order and bytes, never times."""

import socket
import sys

import pytest

from course.lab import LabError, Responder, tcp_info
from course.lab.tcp._calls import OPTIONS


def told(client):
    return [(call.n, call.what, call.detail, call.value) for call in client.log]


def test_calls_are_written_down_in_order():
    with Responder(size=4, answer=b"fine") as server, server.connect() as client:
        client.set_option("TCP_NODELAY", 1)
        client.write(b"pi")
        client.write(b"ng")
        assert client.read(4) == b"fine"
    assert told(client) == [
        (0, "option", "TCP_NODELAY", 1),
        (1, "write", b"pi", 0),
        (2, "write", b"ng", 0),
        (3, "read", b"fine", 0),
    ]
    times = [call.ms for call in client.log]
    assert times[0] == 0
    assert times == sorted(times)


def test_each_request_gets_an_answer_however_it_is_cut():
    with Responder(size=4) as server, server.connect() as client:
        client.write(b"pingping")
        assert client.read(4) == b"okok"
        client.write(b"p")
        client.write(b"ing")
        assert client.read(2) == b"ok"


def test_an_eager_server_begins_its_answer_with_the_first_part():
    with Responder(size=4, answer=b"okay", eager=True) as server, server.connect() as client:
        client.write(b"pi")
        assert client.read(1) == b"o"
        client.write(b"ng")
        assert client.read(3) == b"kay"
        client.write(b"ping")
        assert client.read(4) == b"okay"


def test_connections_do_not_share_requests():
    with Responder(size=4) as server, server.connect() as one, server.connect() as other:
        one.write(b"pi")
        other.write(b"ping")
        assert other.read(2) == b"ok"
        one.write(b"ng")
        assert one.read(2) == b"ok"


def test_a_server_ends_while_a_client_is_open():
    with Responder(size=4) as server:
        client = server.connect()
        client.write(b"pi")
    assert client.read(2) == b""
    client.close()


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_reaches_the_socket(name):
    with Responder(size=4) as server, server.connect() as client:
        client.set_option(name, 8192 if "BUF" in name else 1)
        assert client._socket.getsockopt(*OPTIONS[name]) >= 1


def test_nodelay_is_off_at_first_and_on_when_it_was_set():
    with Responder(size=4) as server, server.connect() as client:
        assert not client._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        client.set_option("TCP_NODELAY", 1)
        assert client._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_refuses_unknown_options_and_requests_without_bytes():
    with Responder(size=4) as server, server.connect() as client, pytest.raises(LabError, match="TCP_NODELAY"):
        client.set_option("TCP_FAST", 1)
    with pytest.raises(LabError, match="at least one byte"):
        Responder(size=0)


@pytest.mark.skipif(sys.platform != "linux", reason="TCP_INFO is laid out as Linux has it")
def test_the_kernel_tells_of_a_connection():
    with Responder(size=4) as server, server.connect() as client:
        client.write(b"ping")
        client.read(2)
        info = client.info()
        assert info == tcp_info(client._socket)
        assert info.cwnd >= 1
        assert info.ssthresh >= 2
        assert info.unacked == 0
        assert 500 <= info.mss <= 65535
        assert 0 < info.rtt_ms < info.rto_ms


def test_other_systems_have_no_such_numbers(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with socket.socket() as unconnected:
        assert tcp_info(unconnected) is None
