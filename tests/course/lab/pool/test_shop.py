"""The shop as real clients see it: connections counted, closed on order, answers held back."""

import socket
import subprocess
from threading import Timer
from urllib.parse import urlsplit

import httpx
import pytest
from h2.connection import H2Connection
from h2.events import RemoteSettingsChanged, StreamEnded
from h2.settings import SettingCodes

from course.lab import Closed, LabError, Shop, at_once
from tests.tools import needs

WAYS = [(http2, secure) for http2 in (False, True) for secure in (False, True)]


@pytest.fixture(params=WAYS, ids=lambda way: f"{'h2' if way[0] else 'h1'}-{'tls' if way[1] else 'plain'}")
def shop(request):
    with Shop(*request.param) as shop:
        yield shop


def test_one_client_has_one_connection_and_gets_what_the_pages_say(shop):
    shop.page("/large", b"x" * 1_000_000)
    shop.page("/gone", b"", 410)
    shop.page("/moved", b"", 307)
    with shop.client() as client:
        answers = [client.get(path) for path in ("/", "/large", "/gone", "/moved", "/none")]
        assert [answer.status_code for answer in answers] == [200, 200, 410, 307, 404]
        assert [len(answer.content) for answer in answers[:3]] == [5, 1_000_000, 0]
        assert client.head("/large").content == b""
        assert client.post("/", content=b"z" * 100_000).status_code == 200
    assert shop.connections == shop.most == 1
    assert shop.requests[0] == (0, "GET", "/")
    assert [method for _, method, _ in shop.requests[-2:]] == ["HEAD", "POST"]


def test_each_client_has_its_own_connection(shop):
    for _ in range(3):
        with shop.client() as client:
            client.get("/")
    assert shop.connections == 3
    assert [number for number, _, _ in shop.requests] == [0, 1, 2]


def test_answers_are_held_until_as_many_requests_have_come():
    with Shop() as shop, shop.client() as client:
        shop.hold(12)
        assert at_once(12, lambda _: client.get("/").status_code) == [200] * 12
        assert shop.most == 12


@pytest.mark.parametrize("http2", [False, True], ids=["h1", "h2"])
@pytest.mark.parametrize("goodbye", [True, False])
def test_idle_connections_are_closed_on_order(http2, goodbye):
    with Shop(http2=http2) as shop, shop.client() as client:
        client.get("/")
        shop.close_idle(goodbye)
        closed = [event for event in shop.log if isinstance(event, Closed)]
        assert [event.by_server for event in closed] == [True]


def test_httpx_notices_a_closed_connection_over_http1_and_not_over_http2():
    def after(http2, goodbye):
        with Shop(http2=http2) as shop, shop.client() as client:
            client.get("/")
            shop.close_idle(goodbye)
            return at_once(1, lambda _: client.get("/").status_code)[0]

    assert (after(False, True), after(False, False)) == (200, 200)
    assert (after(True, True), after(True, False)) == (200, "RemoteProtocolError: Server disconnected")


@pytest.mark.parametrize("named", ["max_connections", "max_keepalive_connections"])
def test_naming_one_limit_of_httpx_lifts_the_other(named):
    limits = httpx.Limits(**{named: 5})
    other = {"max_connections", "max_keepalive_connections"} - {named}
    assert getattr(limits, other.pop()) is None


def test_without_the_other_limit_every_thread_opens_a_connection():
    with Shop() as shop, shop.client(limits=httpx.Limits(max_keepalive_connections=5)) as client:
        shop.hold(104)
        assert at_once(104, lambda _: client.get("/").status_code) == [200] * 104
        assert shop.most == 104


def limited(shop):
    two = httpx.Limits(max_connections=2, max_keepalive_connections=2)
    return shop.client(limits=two, timeout=httpx.Timeout(None, pool=0.05))


def test_the_pool_timeout_ends_the_wait_for_a_connection():
    with Shop() as shop, limited(shop) as client:

        def ask(_):
            try:
                return client.get("/").status_code
            except httpx.PoolTimeout:
                shop.let_go()
                raise

        shop.hold(3)
        assert sorted(map(str, at_once(3, ask))) == ["200", "200", "PoolTimeout"]
        assert shop.connections == 2


def test_the_first_settings_say_how_many_streams_there_may_be_and_no_others_follow():
    with Shop(http2=True, streams=2) as shop, socket.create_connection(("127.0.0.1", urlsplit(shop.url).port)) as peer:
        client = H2Connection()
        client.initiate_connection()
        client.send_headers(1, [(":method", "GET"), (":scheme", "http"), (":authority", "shop"), (":path", "/")], True)
        peer.sendall(client.data_to_send())
        events = []
        while not any(isinstance(event, StreamEnded) for event in events):
            events += client.receive_data(peer.recv(65536))
    (settings,) = (event.changed_settings for event in events if isinstance(event, RemoteSettingsChanged))
    assert settings[SettingCodes.MAX_CONCURRENT_STREAMS].new_value == 2


def test_the_pool_timeout_does_not_end_the_wait_for_a_stream():
    with Shop(http2=True, streams=2) as shop, limited(shop) as client:
        shop.hold(3)
        later = Timer(0.3, shop.let_go)
        later.start()
        assert at_once(3, lambda _: client.get("/").status_code) == [200] * 3
        later.join()
        assert shop.connections == 1


@needs("curl", package="curl")
@pytest.mark.parametrize("way", [(False, False), (False, True), (True, True)], ids=["h1-plain", "h1-tls", "h2-tls"])
def test_curl_reuses_a_connection_too(way, tmp_path):
    """But curl 7.88 over HTTP/2 without TLS: it ends with error 16 at its second request, at other servers too."""
    with Shop(*way) as shop:
        speaks = "--http2" if way[0] else "--http1.1"
        trust = []
        if way[1]:
            (tmp_path / "ca.pem").write_text(shop.ca_pem)
            trust = ["--cacert", str(tmp_path / "ca.pem")]
        told = subprocess.run(
            ["curl", "--silent", "--max-time", "20", speaks, *trust, f"{shop.url}/", f"{shop.url}/none"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout == "hellothere is no such page"
        assert shop.connections == 1


def test_what_is_no_http_is_cut_off():
    import socket

    with Shop() as shop, socket.create_connection(("127.0.0.1", int(shop.url.rpartition(":")[2]))) as plain:
        plain.sendall(b"\x00\x01 nonsense\r\n\r\n")
        assert plain.recv(100) == b""


def test_outside_of_its_block_it_says_what_to_do():
    with pytest.raises(LabError, match="use it in a with block: with Shop"):
        Shop().url  # noqa: B018
