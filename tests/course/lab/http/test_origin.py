"""The origin as real clients see it: curl, nghttp, httpx, and sockets that say what no library would."""

import json
import socket
import ssl
import subprocess
from contextlib import suppress

import httpx
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import ConnectionTerminated, StreamReset

from course.lab import LabError, Origin
from course.lab.tls._contexts import client_context, limit
from tests.tools import needs

WAYS = [(secure, http2) for secure in (False, True) for http2 in (False, True)]


@pytest.fixture
def origin():
    with Origin() as origin:
        yield origin


@pytest.fixture(params=WAYS, ids=lambda way: f"{'tls' if way[0] else 'plain'}-{'h2' if way[1] else 'h1'}")
def client(request, origin):
    secure, http2 = request.param
    with origin.client(secure=secure, http2=http2) as client:
        yield client


def curl(origin, path, *options, secure=False):
    """What curl prints as JSON, and the content."""
    url = (origin.secure_url if secure else origin.url) + path
    told = subprocess.run(
        ["curl", "--silent", "--max-time", "20", "--write-out", "\n%{json}", *options, url],
        capture_output=True,
        check=False,
    )
    content, _, wrote = told.stdout.rpartition(b"\n")
    return json.loads(wrote), content


def say(origin, data):
    """All that comes back for ``data`` until the origin closes."""
    with socket.create_connection(("127.0.0.1", origin.port()), timeout=20) as plain:
        plain.sendall(data)
        plain.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: plain.recv(4096), b""))


def test_a_page_over_each_version(origin, client):
    origin.page("/", "hello", headers={"Cache-Control": "max-age=60", "Content-Type": "text/plain"})
    answer = client.get("/")
    assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (200, "hello", "max-age=60")
    assert answer.headers["content-length"] == "5"
    assert "date" in answer.headers
    (told,) = origin.requests
    assert (told.version, told.secure) == (answer.http_version.replace("/2.0", "/2"), answer.url.scheme == "https")
    head = client.head("/")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "5")


def test_validators_are_honoured(origin, client):
    modified = "Mon, 23 Nov 2026 10:00:00 GMT"
    origin.page("/", "hello", headers={"ETag": '"v1"', "Last-Modified": modified, "Vary": "Accept", "Age": "7"})

    def status(**asked):
        return client.get("/", headers={name.replace("_", "-"): value for name, value in asked.items()}).status_code

    assert status(if_none_match='"v1"') == 304
    assert status(if_none_match='"v0", W/"v1"') == 304
    assert status(if_none_match="*") == 304
    assert status(if_none_match='"v2"') == 200
    assert status(if_modified_since=modified) == 304
    assert status(if_none_match='"v2"', if_modified_since=modified) == 200
    answer = client.get("/", headers={"If-None-Match": '"v1"'})
    assert (answer.content, answer.headers["vary"], answer.headers["etag"]) == (b"", "Accept", '"v1"')
    assert "content-length" not in answer.headers


def test_the_store_keeps_a_ledger(origin, client):
    empty = origin.digest()
    assert client.put("/cup", content="tea").status_code == 201
    assert client.put("/cup", content="tea").status_code == 204
    assert client.patch("/cup", content=" and milk").status_code == 204
    assert client.get("/cup").text == "tea and milk"
    assert client.delete("/cup").status_code == 204
    assert client.delete("/cup").status_code == 404
    assert origin.digest() == empty
    told = [(effect.method, effect.path, effect.value) for effect in origin.ledger]
    assert told == [
        ("PUT", "/cup", b"tea"),
        ("PUT", "/cup", b"tea"),
        ("PATCH", "/cup", b"tea and milk"),
        ("DELETE", "/cup", b""),
    ]
    assert "PUT" in client.options("/cup").headers["allow"]


def test_a_key_makes_a_post_count_once(origin, client):
    answers = [client.post("/payments", content="12", headers={"Idempotency-Key": "k1"}) for _ in range(2)]
    assert [answer.headers["location"] for answer in answers] == ["/payments/1"] * 2
    client.post("/payments", content="12")
    assert [effect.path for effect in origin.ledger] == ["/payments/1", "/payments/2"]


def test_dropped_is_done_and_lost_is_not(origin, client):
    origin.fault("/payments", "drop")
    origin.fault("/payments", "lose")
    for done in (1, 1):
        with pytest.raises(httpx.TransportError):
            client.post("/payments", content="12")
        assert len(origin.ledger) == done
    assert client.post("/payments", content="12").status_code == 201
    assert (origin.count("/payments"), len(origin.ledger)) == (3, 2)


@pytest.mark.parametrize(("kind", "status"), [("busy", 503), ("limit", 429)])
def test_a_busy_origin_says_when_to_come_back(origin, client, kind, status):
    origin.fault("/payments", kind)
    answer = client.post("/payments", content="12")
    assert (answer.status_code, answer.headers["retry-after"], origin.ledger) == (status, "2", [])


def test_a_slow_answer_is_whole(origin, client):
    origin.page("/", "hello")
    origin.fault("/", "slow", delay_ms=1)
    assert client.get("/").text == "hello"


@pytest.mark.parametrize("kind", ["stall", "overstate"])
def test_a_client_waits_for_what_never_comes(origin, client, kind):
    origin.page("/", "hello")
    origin.fault("/", kind)
    with pytest.raises(httpx.ReadTimeout):
        client.get("/", timeout=0.2)
    assert origin.log[-1].status == 200
    assert client.get("/").text == "hello"


def test_a_length_that_is_too_large_is_said(origin):
    origin.page("/", "hello")
    origin.fault("/", "overstate")
    with origin.client() as client, client.stream("GET", "/") as answer:
        assert answer.headers["content-length"] == "10"


def test_the_coding_is_chosen_by_whom_it_was_left_to(origin, client):
    def choose(accepted, offered):
        asked.append((accepted, offered))
        return ("br" if accepted == "br" else None if accepted == "none" else "identity"), "Accept-Encoding"

    import brotli

    asked = []
    origin.page("/", "hello", headers={"ETag": '"v1"'}, codings={"br": brotli.compress(b"hello")}, choose=choose)
    answer = client.get("/", headers={"Accept-Encoding": "br"})
    assert (answer.text, answer.headers["content-encoding"], answer.headers["vary"]) == (
        "hello",
        "br",
        "Accept-Encoding",
    )
    assert client.get("/", headers={"Accept-Encoding": "none"}).status_code == 406
    assert asked == [("br", ["br", "identity"]), ("none", ["br", "identity"])]


def test_plain_values_go_there_and_come_back(origin):
    origin.fault("/payments", "drop")
    request = {"method": "POST", "url": "/payments", "headers": {"Idempotency-Key": "k"}, "body": b"12"}
    with pytest.raises(ConnectionResetError):
        origin.fetch(request)
    answer = origin.fetch(request)
    assert (answer["status"], answer["headers"]["location"], answer["body"]) == (201, "/payments/1", b"")
    assert [effect.value for effect in origin.ledger] == [b"12"]


def test_an_origin_without_a_clock_sends_no_date():
    with Origin(dated=False) as origin:
        origin.page("/", "hello")
        answer = origin.fetch({"method": "GET", "url": "/", "headers": {}})
    assert answer == {"status": 200, "headers": {"content-length": "5"}, "body": b"hello"}


def test_redirects(origin, client):
    origin.page("/old", status=301, headers={"Location": "/new"})
    origin.page("/new", "hello")
    assert client.get("/old").status_code == 301
    assert client.get("/old", follow_redirects=True).text == "hello"


@needs("curl", package="curl")
@pytest.mark.parametrize("version", ["--http1.1", "--http2-prior-knowledge"])
def test_curl(origin, tmp_path, version):
    origin.page("/", "hello")
    told, content = curl(origin, "/", version)
    assert (told["http_code"], content) == (200, b"hello")
    (tmp_path / "much").write_bytes(bytes(200_000))
    told, _ = curl(origin, "/cup", version, "--upload-file", str(tmp_path / "much"))
    assert (told["http_code"], len(origin.ledger[0].value)) == (201, 200_000)
    assert {request.version for request in origin.requests} == {"HTTP/1.1" if "1.1" in version else "HTTP/2"}


@needs("curl", package="curl")
@pytest.mark.parametrize(("version", "spoken"), [("--http1.1", "1.1"), ("--http2", "2")])
def test_curl_over_tls(origin, tmp_path, version, spoken):
    origin.page("/", "hello")
    (tmp_path / "ca.pem").write_bytes(origin.ca_pem)
    told, content = curl(origin, "/", version, "--cacert", str(tmp_path / "ca.pem"), secure=True)
    assert (told["http_code"], told["http_version"], content) == (200, spoken, b"hello")
    told, _ = curl(origin, "/", version, secure=True)
    assert told["exitcode"] == 60  # a stranger's authority


@needs("curl", package="curl")
def test_curl_is_told_of_each_fault(origin):
    origin.page("/", "hello")
    for kind, code in [("drop", 52), ("lose", 52), ("overstate", 28), ("stall", 28)]:
        origin.fault("/", kind)
        told, _ = curl(origin, "/", "--http1.1", "--max-time", "0.5")
        assert told["exitcode"] == code, kind


@needs("h2load", package="nghttp2-client")
def test_h2load_finds_many_streams_on_one_connection(origin):
    origin.page("/", "hello")
    done = subprocess.run(
        ["h2load", "--requests=40", "--clients=1", "--max-concurrent-streams=10", origin.url],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "40 succeeded" in done.stdout
    assert {request.connection for request in origin.requests} == {0}


@pytest.mark.parametrize(
    ("change", "alert"),
    [
        (lambda context: context.set_alpn_protocols(["h3", "spdy/3"]), "(?i)no.application.protocol"),
        (lambda context: limit(context, ["TLSv1.1"]), "(?i)protocol.version"),
    ],
)
def test_who_it_cannot_speak_with_gets_an_alert(origin, change, alert):
    context = client_context(origin.ca_pem)
    change(context)
    at = "127.0.0.1", origin.port(secure=True)
    with socket.create_connection(at, timeout=20) as plain, pytest.raises(ssl.SSLError, match=alert):
        context.wrap_socket(plain, server_hostname="127.0.0.1")


@pytest.mark.parametrize("secure", [False, True])
@pytest.mark.parametrize("sent", [b"", b"\x16\x03\x01\0\xffhalf a client hello"])
def test_idle_clients_and_half_done_handshakes_are_dropped(secure, sent):
    with Origin() as origin, origin.client(secure=secure) as other:
        client = socket.create_connection(("127.0.0.1", origin.port(secure)), timeout=20)
        client.sendall(sent)
        other.get("/")
    with client, suppress(ConnectionError):
        while client.recv(1000):
            pass


@pytest.mark.parametrize("http2", [False, True])
def test_a_connection_lasts_for_any_number_of_requests(origin, http2):
    origin.page("/", b"hello")
    with origin.client(http2=http2) as client:
        assert {client.get("/").status_code for _ in range(1100)} == {200}
    assert {request.connection for request in origin.requests} == {0}


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\n\r\n",  # no Host
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nName : x\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    ],
)
def test_what_no_library_would_send_is_refused(origin, head):
    assert say(origin, head).startswith(b"HTTP/1.1 400 ")
    assert origin.log == []


def test_a_request_that_is_cut_off_changes_nothing(origin):
    say(origin, b"PUT /cup HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nte")
    say(origin, b"GET /cup HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert [event.method for event in origin.requests] == ["GET"]
    assert origin.ledger == []


def test_connection_fields_are_malformed_in_http2(origin):
    """RFC 9113 §8.2.2."""
    loose = H2Configuration(validate_outbound_headers=False, normalize_outbound_headers=False)
    h2 = H2Connection(loose)
    h2.initiate_connection()
    h2.send_headers(
        1,
        [(":method", "GET"), (":scheme", "http"), (":authority", "a"), (":path", "/"), ("connection", "keep-alive")],
        end_stream=True,
    )
    ends = []
    with socket.create_connection(("127.0.0.1", origin.port()), timeout=20) as plain:
        plain.sendall(h2.data_to_send())
        while not ends and (data := plain.recv(4096)):
            ends = [e for e in h2.receive_data(data) if isinstance(e, ConnectionTerminated | StreamReset)]
    assert ends
    assert origin.log == []


def test_mistakes_are_told(origin):
    with pytest.raises(ValueError, match="kind is one of"):
        origin.fault("/", "sleepy")
    with pytest.raises(LabError, match="with block"):
        Origin().port()
    with pytest.raises(LabError, match="with block"):
        Origin().page("/", "hello")


def test_an_origin_that_nobody_asked_ends_at_once():
    with Origin() as origin:
        assert origin.log == []


def test_a_page_made_for_who_asks(origin):
    origin.page("/me", lambda fields: f"data of {fields['authorization']}", headers={"Cache-Control": "private"})
    with origin.client() as client:
        told = [client.get("/me", headers={"Authorization": name}).text for name in ("ada", "bob")]
    assert told == ["data of ada", "data of bob"]
