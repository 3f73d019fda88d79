"""Leaving the block gives everything back, however it is left."""

import asyncio
import gc
import signal
import socket
import threading
from collections import Counter
from pathlib import Path

import pytest

from course.lab import Internet, LabError
from course.lab.dns._edge import Edge
from tests.course.lab.dns.questions import query

SHOP = "198.51.100.31"
OVER = ["udp", "tcp", "dot", "doh"]


def held() -> dict[str, int]:
    """What this process holds on to: threads, descriptors, open sockets and loops, unfinished tasks."""
    gc.collect()
    open_in = {
        socket.socket: lambda sock: sock.fileno() >= 0,
        asyncio.Task: lambda task: not task.done(),
        asyncio.SelectorEventLoop: lambda loop: not loop.is_closed(),
    }
    kept = [type(o).__name__ for o in gc.get_objects() if type(o) in open_in and open_in[type(o)](o)]
    descriptors = Path("/proc/self/fd")
    return {
        **Counter(kept),
        "threads": threading.active_count(),
        "descriptors": len(list(descriptors.iterdir())) if descriptors.exists() else 0,
    }


@pytest.fixture(scope="module")
def before():
    with Internet() as net:  # imports and the first log lines are not a leak
        for over in OVER:
            net.ask(SHOP, query("shop.test"), over)
    return held()


def test_fifty_starts_leave_nothing_behind(before):
    for _ in range(50):
        with Internet() as net:
            for over in OVER:
                net.ask(SHOP, query("shop.test"), over)
    assert held() == before


def test_what_was_never_used_was_never_started(before):
    with Internet() as net:
        assert net.roots
        net.name_server("new", "192.0.2.200")
        assert held() == before


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_exception_in_the_block_releases_everything(before, error):
    def fail():
        with Internet() as net:
            net.ask(SHOP, query("shop.test"), "dot")
            raise error

    with pytest.raises(error):
        fail()
    assert held() == before


@pytest.fixture
def stuck(monkeypatch):
    """A server that never gets done with a query; the event is set when one is under way."""
    under_way = threading.Event()

    async def never(self, *query):
        under_way.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(Edge, "_exchange", never)
    return under_way


def test_an_interrupt_while_asking_releases_everything(before, stuck):
    heard = threading.Event()

    def interrupt():
        """Like somebody who presses again: Python misses a signal between giving up its lock and waiting in select."""
        stuck.wait()
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        while not heard.wait(1):
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    impatient = threading.Thread(target=interrupt)
    impatient.start()
    try:
        with pytest.raises(KeyboardInterrupt), Internet() as net:
            net.ask(SHOP, query("shop.test"), "tcp")
    finally:
        heard.set()
    impatient.join()
    assert held() == before


def test_who_still_asks_when_the_block_ends_is_told(before, stuck):
    told = []

    def ask(net):
        try:
            net.ask(SHOP, query("shop.test"), "tcp")
        except LabError as error:
            told.append(str(error))

    with Internet() as net:
        asking = threading.Thread(target=ask, args=[net])
        asking.start()
        stuck.wait()
    asking.join()
    assert told == ["this internet was closed while it was being used"]
    assert held() == before


FORGOTTEN = r"ns1\.shop\.test neither answered nor dropped"


def test_a_server_that_forgets_a_query_is_an_error_and_not_silence(before, monkeypatch):
    monkeypatch.setattr("course.lab.dns._edge.BACKSTOP", 0)
    with Internet() as net, pytest.raises(LabError, match=FORGOTTEN):
        net.ask(SHOP, query("shop.test"), "tcp")
    assert held() == before


def test_a_datagram_that_is_lost_is_an_error_and_not_silence(before, monkeypatch):
    def elsewhere(at, patience_s):
        client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        client.connect(nobody.getsockname())
        return client

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as nobody, Internet() as net:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setattr("course.lab.dns._edge.BACKSTOP", 0)
        monkeypatch.setattr("course.lab.dns._edge.udp_client", elsewhere)
        with pytest.raises(LabError, match=FORGOTTEN):
            net.ask(SHOP, query("shop.test"))
    assert held() == before


def test_a_reply_that_is_lost_is_an_error_and_not_silence(before, monkeypatch):
    monkeypatch.setattr("course.lab.dns._edge.BACKSTOP", 0.001)
    monkeypatch.setattr(Edge, "_serve", lambda *_: 1)
    with Internet() as net, pytest.raises(LabError, match=FORGOTTEN):
        net.ask(SHOP, query("shop.test"))
    assert held() == before


def test_a_stranger_at_the_same_port_is_answered_and_not_mixed_up_with_who_asks():
    with Internet() as net, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        net.ask(SHOP, query("shop.test"))
        stranger.settimeout(10)
        stranger.connect(net._edge._listening[SHOP, "udp"])
        stranger.send(query("mail.shop.test"))
        (reply,) = net.ask(SHOP, query("shop.test"))
        assert [name for _, name, *_ in net.queries()] == ["shop.test", "mail.shop.test", "shop.test"]
        assert stranger.recv(1000)[12:] != reply[12:]


@pytest.mark.parametrize("over", ["tcp", "dot", "doh"])
@pytest.mark.parametrize("sent", [b"", b"\0\x20half", b"\x16\x03\x01\0\xffhalf a client hello"])
def test_idle_clients_and_half_done_handshakes_are_dropped(before, over, sent):
    with Internet() as net:
        client = socket.create_connection(net.endpoint(SHOP, over))
        client.sendall(sent)
        net.ask(SHOP, query("shop.test"), over)
    with client:
        client.settimeout(10)
        assert_closed(client)
    assert held() == before


def assert_closed(client):
    try:
        while client.recv(1000):
            pass
    except ConnectionError:
        pass


def test_no_address_is_left_listening():
    with Internet() as net:
        ends = {over: net.endpoint(SHOP, over) for over in ("tcp", "dot", "doh")}
    for end in ends.values():
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(end)


def test_what_cannot_be_bound_is_released(before):
    """Without its addresses on an interface the as-is internet cannot start."""
    with pytest.raises(OSError, match=r"[Aa]ddress"), Internet(bind="as-is"):
        pass
    assert held() == before
