"""RFC 8484 as other software sees it: httpx over real TLS, and HTTP/2 peers with small windows."""

import base64
import socket
import ssl

import dns.message
import httpx
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, ResponseReceived, StreamEnded
from h2.settings import SettingCodes

from course.lab import Dropped, Query
from course.lab.dns._doh import DohServer, freshness, request
from tests.course.lab.dns.questions import asked, query, records

SHOP = "198.51.100.31"
TYPE = {"content-type": "application/dns-message"}


@pytest.fixture
def client(net):
    host, port = net.endpoint(SHOP, "doh")
    trust = ssl.create_default_context(cadata=net.ca_pem.decode())
    with httpx.Client(http2=True, http1=False, verify=trust, base_url=f"https://{host}:{port}") as client:
        yield client


def encoded(message: bytes) -> str:
    return base64.urlsafe_b64encode(message).rstrip(b"=").decode()


def test_get_and_post_answer_alike(client):
    question = query("flags.shop.test", id=0)
    post = client.post("/dns-query", content=question, headers=TYPE)
    get = client.get("/dns-query", params={"dns": encoded(question)})
    assert post.content == get.content
    assert (post.http_version, post.status_code) == ("HTTP/2", 200)
    assert records(dns.message.from_wire(post.content).answer) == ["flags.shop.test. 30 A 192.0.2.30"]
    assert post.headers["content-type"] == "application/dns-message"
    assert post.headers["content-length"] == str(len(post.content))


@pytest.mark.parametrize(
    ("name", "rdtype", "cache"),
    [
        ("flags.shop.test", "A", "max-age=30"),
        ("nowhere.shop.test", "A", "max-age=60"),
        ("shop.test", "SRV", "max-age=60"),
        ("www.eu.shop.test", "A", "no-store"),
    ],
)
def test_caches_keep_a_reply_as_long_as_its_records_live(client, name, rdtype, cache):
    reply = client.post("/dns-query", content=query(name, rdtype), headers=TYPE)
    assert reply.headers["cache-control"] == cache


def test_a_reply_that_cannot_be_read_is_not_cached():
    assert freshness(b"\0" * 5) == {"cache-control": "no-store"}


def test_the_shortest_ttl_of_a_chain_counts(net, client):
    assert {rrset.ttl for rrset in asked(net, "198.51.100.61", "pages.cdn.example").answer} == {300, 30}
    host, port = net.endpoint("198.51.100.61", "doh")
    reply = client.post(f"https://{host}:{port}/dns-query", content=query("pages.cdn.example"), headers=TYPE)
    assert reply.headers["cache-control"] == "max-age=30"


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("POST", "/", TYPE, 404),
        ("GET", "//[/dns-query", {}, 404),
        ("PUT", "/dns-query", TYPE, 405),
        ("HEAD", "/dns-query", {}, 405),
        ("POST", "/dns-query", {"content-type": "text/plain"}, 415),
        ("POST", "/dns-query", {}, 415),
        ("GET", "/dns-query", {}, 400),
        ("GET", "/dns-query?dns=AA==", {}, 400),
        ("GET", "/dns-query?dns=A+A/", {}, 400),
        ("GET", "/dns-query?dns=AAAAA", {}, 400),
        ("GET", "/dns-query?dns=AA&dns=AA", {}, 400),
    ],
)
def test_requests_that_carry_no_message(method, path, headers, status):
    assert request({":method": method, ":path": path, **headers}, b"x") == (status, b"")


@pytest.mark.parametrize(("size", "status"), [(1, 200), (65535, 200), (65536, 413)])
def test_the_largest_body_is_the_largest_message(size, status):
    assert request({":method": "POST", ":path": "/dns-query", **TYPE}, bytes(size))[0] == status


def test_a_content_type_may_have_parameters():
    headers = {":method": "POST", ":path": "/dns-query", "content-type": "Application/DNS-Message; x=1"}
    assert request(headers, b"x") == (200, b"x")


def test_a_refusal_says_why(client):
    reply = client.put("/dns-query", content=b"x")
    assert (reply.status_code, reply.headers["allow"], reply.text) == (405, "GET, POST", "GET or POST")


@pytest.mark.parametrize("message", [b"", b"x", bytes(11), b"\0\0\x80" + bytes(9)])
def test_what_is_no_query_is_refused_and_not_left_waiting(net, client, message):
    """Over UDP a server may leave it; here the client has asked for a response (RFC 9110 §3.4)."""
    for reply in (
        client.post("/dns-query", content=message, headers=TYPE),
        client.get("/dns-query", params={"dns": encoded(message)}),
    ):
        assert (reply.status_code, reply.headers["content-type"]) == (400, "text/plain")
    assert [type(event) for event in net.log] == [Query, Dropped] * 2


@pytest.mark.parametrize(("path", "status"), [("/dns-query", 405), ("/dns-query?dns=AAAA", 405), ("/", 404)])
def test_head_is_refused_without_content(server, path, status):
    """RFC 9110 §9.3.2; httpx passes over what a server sends in spite of it."""
    client = H2Connection(H2Configuration(client_side=True, header_encoding="utf-8"))
    client.initiate_connection()
    client.send_headers(1, [(":method", "HEAD"), (":scheme", "https"), (":authority", "a"), (":path", path)], True)
    server.data_received(client.data_to_send())
    got = client.receive_data(server.transport.drain())
    (response,) = [event for event in got if isinstance(event, ResponseReceived)]
    assert dict(response.headers)[":status"] == str(status)
    assert not any(isinstance(event, DataReceived) for event in got)
    assert any(isinstance(event, StreamEnded) for event in got)


def test_a_client_that_speaks_no_http2_is_told_so_in_the_handshake(net):
    """RFC 7301 §3.2."""
    context = ssl.create_default_context(cadata=net.ca_pem.decode())
    context.set_alpn_protocols(["http/1.1"])
    with (
        socket.create_connection(net.endpoint(SHOP, "doh"), timeout=20) as plain,
        pytest.raises(ssl.SSLError, match=r"(?i)no.application.protocol"),
    ):
        context.wrap_socket(plain, server_hostname="127.0.0.1")


def test_a_client_may_name_other_protocols_too_or_none(net):
    for offered, agreed in ((["h3", "http/1.1", "h2"], "h2"), ([], None)):
        context = ssl.create_default_context(cadata=net.ca_pem.decode())
        if offered:
            context.set_alpn_protocols(offered)
        with (
            socket.create_connection(net.endpoint(SHOP, "doh"), timeout=20) as plain,
            context.wrap_socket(plain, server_hostname="127.0.0.1") as tls,
        ):
            assert tls.selected_alpn_protocol() == agreed


def test_a_body_longer_than_any_message_is_refused(client):
    reply = client.post("/dns-query", content=bytes(200_000), headers=TYPE)
    assert reply.status_code == 413


def test_many_requests_share_a_connection(client, net):
    for number in range(1100):
        reply = client.post("/dns-query", content=query("shop.test", id=number), headers=TYPE)
        assert reply.content[:2] == number.to_bytes(2, "big")
    assert len(net._edge._connections) == 1


class Wire:
    """Stands in for a transport."""

    def __init__(self):
        self.written = b""
        self.closed = False

    def write(self, data):
        self.written += data

    def close(self):
        self.closed = True

    def get_extra_info(self, name):
        return ("127.0.0.1", 1)

    def drain(self):
        data, self.written = self.written, b""
        return data


@pytest.fixture
def server():
    protocol = DohServer(lambda message, peer, send: send(message * 100) or 1, set())
    protocol.connection_made(Wire())
    return protocol


def post(client: H2Connection, body: bytes) -> None:
    headers = {":method": "POST", ":scheme": "https", ":authority": "a", ":path": "/dns-query", **TYPE}
    stream = client.get_next_available_stream_id()
    client.send_headers(stream, list(headers.items()))
    client.send_data(stream, body, end_stream=True)


def test_a_reply_waits_for_the_clients_window(server):
    client = H2Connection(H2Configuration(client_side=True))
    client.initiate_connection()
    client.update_settings({SettingCodes.INITIAL_WINDOW_SIZE: 60})
    post(client, b"0123456789")
    pieces, ended = [], False
    while not ended:
        server.data_received(client.data_to_send())
        for event in client.receive_data(server.transport.drain()):
            if isinstance(event, DataReceived):
                pieces.append(event.data)
                if not event.stream_ended:
                    client.increment_flow_control_window(50, event.stream_id)
            ended = ended or isinstance(event, StreamEnded)
    assert b"".join(pieces) == b"0123456789" * 100
    assert {len(piece) for piece in pieces} == {60, 50, 40}


def test_what_is_no_http2_ends_the_connection(server):
    server.data_received(b"GET / HTTP/1.1\r\n\r\n")
    assert server.transport.closed


def test_a_client_that_says_goodbye_is_let_go(server):
    client = H2Connection(H2Configuration(client_side=True))
    client.initiate_connection()
    client.close_connection()
    server.data_received(client.data_to_send())
    assert server.transport.closed


def test_a_cancelled_request_is_forgotten(server):
    client = H2Connection(H2Configuration(client_side=True))
    client.initiate_connection()
    client.update_settings({SettingCodes.INITIAL_WINDOW_SIZE: 1})
    post(client, b"0123456789")
    server.data_received(client.data_to_send())
    client.receive_data(server.transport.drain())
    client.reset_stream(1)
    client.increment_flow_control_window(1000)
    server.data_received(client.data_to_send())
    assert server._outgoing == {}
    assert not server.transport.closed
