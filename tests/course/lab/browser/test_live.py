"""The same sites behind TLS on loopback: a browser cannot tell them from those without sockets."""

import socket
import ssl

import pytest

from course.lab import LabError, LiveWeb, Web
from tests.course.lab.browser.deciding import API, APP, Deciding, browsing, sent, world
from tests.course.lab.browser.exchanges import ORIGINS, draw
from tests.course.lab.browser.playing import in_the_lab, serve


@pytest.fixture
def live():
    with LiveWeb() as web:
        yield web


def decisions():
    made = Deciding()
    return {name: getattr(made, name) for name in ("same_origin", "preflight", "passes", "may_read")}


def test_exchanges_come_out_as_without_sockets(live):
    pure, plan, live_plan = Web(), {}, {}
    serve(pure, ORIGINS, plan)
    serve(live, ORIGINS, live_plan)
    for exchange in map(draw, range(44)):
        want = in_the_lab(pure, plan, exchange, decisions())
        assert in_the_lab(live, live_plan, exchange, decisions()) == want


def test_the_ledger_is_the_same_text(live):
    logs = []
    for web in (Web(), live):
        _, browser = world(web=web)
        browser.cookie(API, "session=7; Secure; SameSite=None")
        browser.page(APP).fetch(f"{API}/orders?a=%20b", "PUT", {"X-One": "é"}, "x", credentials="include")
        logs.append(web.log)
    assert logs[0] == logs[1]
    assert len(logs[0]) == 6


def test_each_site_has_a_port_and_a_certificate_of_its_own_name(live):
    web, _ = world(web=live)
    context = ssl.create_default_context(cadata=web.ca_pem.decode())
    with (
        socket.create_connection(("127.0.0.1", web.port(API))) as plain,
        context.wrap_socket(plain, server_hostname="api.shop.test") as tls,
    ):
        assert ("DNS", "api.shop.test") in tls.getpeercert()["subjectAltName"]
    with (
        socket.create_connection(("127.0.0.1", web.port(API))) as plain,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        context.wrap_socket(plain, server_hostname="other.test")


def test_http_goes_in_the_clear(live):
    live.site("http://api.shop.test", {"/x": "ada"})
    assert live.ask("http://api.shop.test/x")["body"] == b"ada"


@pytest.mark.parametrize(
    ("policy", "error"),
    [(lambda request, status: {}["vary"], KeyError), (lambda request, status: {"X-One": "\u2192"}, UnicodeEncodeError)],
)
def test_a_mistake_in_a_policy_comes_out_where_it_was_asked_for(live, policy, error):
    live.site(API, {"/x": "ada"}, policy)
    with pytest.raises(error):
        browsing(live).page(APP).fetch(f"{API}/x")
    live.site(API, {"/x": "ada"})
    assert browsing(live).page(APP).fetch(f"{API}/x")["status"] == 200


def test_after_a_connection_that_broke_there_is_another(live):
    live.site(API, {"/x": "ada"})
    live.ask(f"{API}/x")
    live._calls[API]._connection.sock.shutdown(socket.SHUT_RDWR)
    with pytest.raises(LabError, match=r"no answer from api\.shop\.test"):
        live.ask(f"{API}/x")
    assert live.ask(f"{API}/x")["body"] == b"ada"


def test_nobody_there(live):
    with pytest.raises(LabError, match="nobody answers"):
        live.ask(f"{API}/x")
    with pytest.raises(LabError, match="nobody answers"):
        live.port(API)
    assert browsing(live).page(APP).fetch(f"{API}/x")["blocked"] == "network"


@pytest.mark.parametrize("use", [lambda web: web.ask(f"{API}/x"), lambda web: web.port(API), lambda web: web.ca_pem])
def test_it_is_used_in_a_with_block(use):
    web = LiveWeb()
    web.site(API, {"/x": "ada"})
    with pytest.raises(LabError, match="with block"):
        use(web)


def test_curl_needs_no_leave(live):
    web, _ = world(web=live)
    assert web.ask(f"{API}/orders")["body"] == b"ada"
    assert sent(web) == [("GET", f"{API}/orders", "", "")]
