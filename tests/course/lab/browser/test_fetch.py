"""What is sent, in which order, and what of it script gets: with decisions that are given."""

import pytest

from course.lab import Blocked, Read, Web
from tests.course.lab.browser.deciding import API, APP, ASKING, OTHER, Deciding, browsing, sent, world

NOTHING = {"status": 0, "headers": {}, "body": b""}


def test_script_gets_the_fields_that_may_be_read():
    web, browser = world()
    got = browser.page(APP).fetch(f"{API}/orders")
    fields = {"content-type": "text/plain", "x-one": "1"}
    assert got == {"status": 200, "headers": fields, "body": b"ada", "blocked": ""}
    assert web.reads[0].fields == "content-type: text/plain\nx-one: 1\n"


def test_an_answer_that_may_not_be_read_has_arrived_and_acted():
    web, browser = world(Deciding(readable=None))
    assert browser.page(APP).fetch(f"{API}/orders", method="POST", body="x") == NOTHING | {"blocked": "answer"}
    assert [effect.value for effect in web.ledger] == [b"x"]
    assert isinstance(web.log[-1], Blocked)
    assert web.reads == []


def test_fields_that_may_be_read_are_named_in_any_case_and_need_not_be_there():
    _, browser = world(Deciding(readable={"X-TWO", "etag"}))
    assert browser.page(APP).fetch(f"{API}/orders")["headers"] == {"x-two": "2"}


def test_a_preflight_says_what_it_was_given_and_brings_no_cookie():
    web, browser = world()
    browser.cookie(API, "session=7; Secure; SameSite=None")
    browser.page(APP).fetch(f"{API}/orders", method="PUT", body="x", credentials="include")
    asked, put = web.arrivals
    assert (asked.method, asked.cookie, asked.preflight) == ("OPTIONS", "", True)
    for name, value in ASKING.items():
        assert f"{name.lower()}: {value}\n" in asked.headers
    assert (put.method, put.origin, put.cookie) == ("PUT", APP, "session=7")


def test_nothing_goes_after_a_preflight_that_does_not_pass():
    web, browser = world(Deciding(passes=False))
    assert browser.page(APP).fetch(f"{API}/orders", method="PUT")["blocked"] == "preflight"
    assert [event.method for event in web.arrivals] == ["OPTIONS"]


def test_decisions_get_requests_and_answers_as_they_were_promised():
    decisions = Deciding()
    _, browser = world(decisions)
    browser.page(f"{APP}/shop").fetch(f"{API}/orders?a#b", "put", [("X-One", " 1 ")], "x", credentials="include")
    request = {
        "origin": APP,
        "url": f"{API}/orders?a",
        "method": "put",
        "headers": [("X-One", "1"), ("Content-Type", "text/plain;charset=UTF-8")],
        "streamed": False,
        "credentials": True,
    }
    assert decisions.asked("same_origin")[0] == (f"{APP}/shop", f"{API}/orders?a")
    assert decisions.asked("preflight") == [(request,)]
    assert decisions.asked("passes") == [(request, {"status": 204, "headers": []})]
    ((_, response),) = decisions.asked("may_read")
    assert response["status"] == 200
    assert ("x-two", "2") in response["headers"]


def test_nothing_is_decided_about_a_page_s_own_site():
    decisions = Deciding(passes=False, readable=None)
    web, browser = world(decisions)
    web.site(APP, {"/x": (200, {"Set-Cookie": "a=1", "X-Any": "1"}, "mine")})
    got = browser.page(APP).fetch("/x", method="PUT", headers={"X-Own": "1"})
    assert (got["headers"]["x-any"], "set-cookie" in got["headers"]) == ("1", False)
    assert {call[0] for call in decisions.calls} == {"same_origin"}


@pytest.mark.parametrize(("method", "origin"), [("GET", ""), ("HEAD", ""), ("POST", APP), ("DELETE", APP)])
def test_at_home_origin_goes_with_what_changes_things(method, origin):
    web, browser = world()
    web.site(APP, {"/x": "mine"})
    browser.page(APP).fetch("/x", method=method)
    assert sent(web) == [(method, f"{APP}/x", origin, "")]


def test_a_sandboxed_page_is_nowhere_at_home():
    web, browser = world()
    browser.page(API, sandboxed=True).fetch(f"{API}/orders")
    assert sent(web) == [("GET", f"{API}/orders", "null", "")]
    (read,) = web.reads
    assert (read.page, read.origin) == (API, "null")


@pytest.mark.parametrize(
    ("method", "on_the_wire"), [("delete", "DELETE"), ("Post", "POST"), ("patch", "patch"), ("Patch", "Patch")]
)
def test_some_methods_become_capitals(method, on_the_wire):
    web, browser = world()
    browser.page(APP).fetch(f"{API}/orders", method=method)
    assert [event.method for event in web.arrivals] == [on_the_wire]


def redirecting(*ways, decisions=None):
    """A browser after a call that goes by ``ways``, each a URL, with a status between two of them."""
    web = Web()
    pages = {}
    for at in range(0, len(ways) - 1, 2):
        pages[ways[at]] = ways[at + 1], {"Location": ways[at + 2]}, b""
    for origin in {way.rpartition("/")[0] for way in ways[::2]}:
        web.site(origin, lambda request: pages.get(request["url"], "there"))
    return web, browsing(web, decisions)


@pytest.mark.parametrize(
    ("ways", "origins"),
    [
        ([f"{API}/a", 302, f"{API}/b"], [APP, APP]),
        ([f"{API}/a", 302, f"{OTHER}/b"], [APP, "null"]),
        ([f"{API}/a", 302, f"{APP}/b"], [APP, "null"]),
        ([f"{APP}/a", 302, f"{API}/b"], ["", APP]),
        ([f"{APP}/a", 302, f"{API}/b", 302, f"{API}/c"], ["", APP, APP]),
        ([f"{API}/a", 307, f"{OTHER}/b", 307, f"{API}/c"], [APP, "null", "null"]),
    ],
)
def test_from_one_foreign_origin_to_another_origin_is_null(ways, origins):
    web, browser = redirecting(*ways)
    browser.page(APP).fetch(ways[0])
    assert [event.origin for event in web.arrivals] == origins


@pytest.mark.parametrize(
    ("method", "status", "then"),
    [("POST", 301, "GET"), ("POST", 302, "GET"), ("POST", 303, "GET"), ("POST", 307, "POST"), ("POST", 308, "POST"),
     ("DELETE", 302, "DELETE"), ("DELETE", 303, "GET"), ("HEAD", 303, "HEAD")],
)  # fmt: skip
def test_some_redirects_make_a_get_of_it(method, status, then):
    web, browser = redirecting(f"{API}/a", status, f"{API}/b")
    body = "x" if method == "POST" else None
    browser.page(APP).fetch(f"{API}/a", method=method, body=body, headers={"Content-Language": "en"})
    last = web.arrivals[-1]
    assert last.method == then
    assert last.body == (b"x" if then == "POST" else b"")
    assert ("content-language" in last.headers) is (then == method)


@pytest.mark.parametrize(("to", "goes"), [(f"{API}/b", True), (f"{OTHER}/b", False)])
def test_authorization_stays_with_its_origin(to, goes):
    web, browser = redirecting(f"{API}/a", 302, to)
    browser.page(APP).fetch(f"{API}/a", headers={"Authorization": "Bearer 9f2c"})
    assert ("authorization" in web.arrivals[-1].headers) is goes


def test_a_redirect_must_be_readable_too():
    web, browser = redirecting(f"{API}/a", 302, f"{API}/b", decisions=Deciding(readable=None))
    assert browser.page(APP).fetch(f"{API}/a")["blocked"] == "answer"
    assert len(web.arrivals) == 1


def test_a_redirect_is_asked_about_anew():
    web, browser = redirecting(f"{API}/a", 307, f"{OTHER}/b")
    browser.page(APP).fetch(f"{API}/a", method="PUT", body="x")
    assert [(event.method, event.url) for event in web.arrivals] == [
        ("OPTIONS", f"{API}/a"),
        ("PUT", f"{API}/a"),
        ("OPTIONS", f"{OTHER}/b"),
        ("PUT", f"{OTHER}/b"),
    ]


@pytest.mark.parametrize(("times", "blocked"), [(20, ""), (21, "redirect")])
def test_twenty_redirects_are_the_most(times, blocked):
    ways = [part for at in range(times) for part in (f"{API}/{at}", 302)]
    web, browser = redirecting(*ways, f"{API}/end")
    assert browser.page(APP).fetch(f"{API}/0")["blocked"] == blocked
    assert len(web.arrivals) == 21


@pytest.mark.parametrize("to", ["data:,x", "https://ada@api.shop.test/b", "https://", "ftp://api.shop.test/b"])
def test_there_are_places_where_no_redirect_leads(to):
    _, browser = redirecting(f"{API}/a", 302, f"{API}/b")
    browser.web.site(API, {"/a": (302, {"Location": to}, "")})
    assert browser.page(APP).fetch(f"{API}/a")["blocked"] == "redirect"


@pytest.mark.parametrize(("status", "blocked"), [(303, ""), (302, "redirect"), (307, "redirect")])
def test_what_was_streamed_cannot_be_sent_again(status, blocked):
    _, browser = redirecting(f"{API}/a", status, f"{API}/b")
    got = browser.page(APP).fetch(f"{API}/a", method="POST", body="x", streamed=True)
    assert got["blocked"] == blocked


def test_a_secure_page_asks_for_nothing_in_the_clear():
    web, browser = world()
    web.site("http://api.shop.test", {"/orders": "ada"})
    assert browser.page(APP).fetch("http://api.shop.test/orders")["blocked"] == "mixed content"
    assert web.arrivals == []
    assert browser.page("http://app.shop.test").fetch("http://api.shop.test/orders")["status"] == 200


def test_nobody_there_is_a_network_error():
    _, browser = world()
    assert browser.page(APP).fetch("https://nobody.test/")["blocked"] == "network"


def test_in_mode_same_origin_nothing_goes_elsewhere():
    web, browser = world()
    assert browser.page(APP).fetch(f"{API}/orders", mode="same-origin")["blocked"] == "mode"
    assert web.arrivals == []


def test_in_mode_no_cors_the_answer_stays_closed():
    decisions = Deciding(readable=None)
    web, browser = world(decisions)
    fields = {"X-One": "1", "Range": "bytes=0-", "Accept": "text/html"}
    got = browser.page(APP).fetch(f"{API}/orders", method="POST", body="x", headers=fields, mode="no-cors")
    assert got == NOTHING | {"blocked": ""}
    (arrived,) = web.arrivals
    assert (arrived.method, arrived.origin) == ("POST", APP)
    assert "x-one" not in arrived.headers
    assert "range" not in arrived.headers
    assert "accept: text/html" in arrived.headers
    assert not [event for event in web.log if isinstance(event, Read | Blocked)]
    assert decisions.asked("may_read") == []
