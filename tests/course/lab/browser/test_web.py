"""Sites without sockets: their pages, policies and logins, and what the ledger tells."""

import pytest

from course.lab import LabError, Web
from course.lab.events import Answered, Arrived, Effect
from tests.course.lab.browser.deciding import API

PREFLIGHT = {"Origin": "https://app.shop.test", "Access-Control-Request-Method": "PUT"}


@pytest.fixture
def web():
    return Web()


@pytest.mark.parametrize(
    ("page", "status", "headers", "body"),
    [
        ("ada", 200, {"content-type": "text/plain", "content-length": "3"}, b"ada"),
        (b"\x00", 200, {"content-type": "text/plain", "content-length": "1"}, b"\x00"),
        ((302, {"Location": "/y"}, ""), 302, {"location": "/y", "content-length": "0"}, b""),
        ((201, [("X-A", " 1 ")], "x"), 201, {"content-type": "text/plain", "x-a": "1", "content-length": "1"}, b"x"),
        ((200, {"Content-Type": "text/html"}, "x"), 200, {"content-type": "text/html", "content-length": "1"}, b"x"),
        ((204, {}, "x"), 204, {"content-type": "text/plain"}, b""),
        (lambda request: request["query"]["a"], 200, {"content-type": "text/plain", "content-length": "1"}, b"b"),
    ],
)
def test_a_page_is_a_text_or_all_of_an_answer_or_a_function(web, page, status, headers, body):
    web.site(API, {"/x": page})
    got = web.ask(f"{API}/x?a=b")
    assert (got["status"], dict(got["headers"]), got["body"]) == (status, headers, body)


@pytest.mark.parametrize("page", [7, None, {"a": 1}, (200, {}, 7)])
def test_content_is_text_or_bytes(web, page):
    web.site(API, {"/x": page})
    with pytest.raises(TypeError, match="str or bytes"):
        web.ask(f"{API}/x")


def test_a_page_that_is_a_function_is_told_all(web):
    asked = []
    web.site(API, {"/x": lambda request: asked.append(request) or "ada"})
    web.ask(f"{API}/x?a=1&b=", "POST", {"Cookie": "c=2; d=3", "X-A": "4"}, b"5")
    assert asked == [
        {
            "method": "POST",
            "url": f"{API}/x?a=1&b=",
            "path": "/x",
            "query": {"a": "1", "b": ""},
            "headers": {"cookie": "c=2; d=3", "x-a": "4"},
            "cookies": {"c": "2", "d": "3"},
            "body": b"5",
        }
    ]


def test_what_is_not_there_is_said_to_be_so(web):
    web.site(API, {})
    assert web.ask(f"{API}/x")["status"] == 404
    with pytest.raises(LabError, match=r"nobody answers at https://shop\.test"):
        web.ask("https://shop.test/x")


def test_a_head_has_no_body(web):
    web.site(API, {"/x": "ada"})
    got = web.ask(f"{API}/x", "HEAD")
    assert (got["body"], dict(got["headers"])["content-length"]) == (b"", "3")


@pytest.mark.parametrize("origin", ["https://api.shop.test/x", "https://api.shop.test?x", "api.shop.test", "null"])
def test_a_site_needs_an_origin(web, origin):
    with pytest.raises(ValueError, match="https://"):
        web.site(origin, {})


def test_a_site_takes_the_place_of_another(web):
    web.site(API, {"/x": "old"})
    web.site("https://API.shop.test:443/", {"/x": "new"})
    assert web.ask(f"{API}/x")["body"] == b"new"


@pytest.mark.parametrize(
    ("method", "path", "headers", "request_", "status"),
    [
        ("GET", "/x", {}, {"method": "GET", "origin": None, "asks": None}, 200),
        ("OPTIONS", "/none", PREFLIGHT, {"method": "OPTIONS", "origin": PREFLIGHT["Origin"], "asks": "PUT"}, 204),
        ("GET", "/none", {"Origin": "null"}, {"method": "GET", "origin": "null", "asks": None}, 404),
    ],
)
def test_a_policy_speaks_to_every_answer(web, method, path, headers, request_, status):
    asked = []
    web.site(API, {"/x": (200, {"Vary": "Accept"}, "")}, lambda *about: asked.append(about) or {"Vary": "Origin"})
    got = web.ask(API + path, method, headers)
    assert asked == [(request_, status)]
    assert [value for name, value in got["headers"] if name == "vary"] == ["Origin"]


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        (lambda request, status: None, "a policy gives a dict of fields, not None"),
        (lambda request, status: {"Access-Control-Max-Age": 600}, "texts: 'Access-Control-Max-Age': 600"),
    ],
)
def test_a_policy_that_gives_no_fields_is_told_so(web, policy, told):
    web.site(API, {}, policy)
    with pytest.raises(TypeError, match=told):
        web.ask(API)


@pytest.mark.parametrize(
    ("cookie", "method", "first", "status"),
    [
        ("", "GET", False, 401),
        ("session=8", "GET", False, 401),
        ("a=b; session=7", "GET", False, 200),
        ("", "OPTIONS", False, 204),
        ("", "OPTIONS", True, 401),
        ("session=7", "OPTIONS", True, 204),
    ],
)
def test_who_is_not_logged_in_is_turned_away(web, cookie, method, first, status):
    web.site(API, {"/x": "ada"}, login={"session": "7"}, login_first=first)
    assert web.ask(f"{API}/x", method, {"Cookie": cookie} if cookie else {})["status"] == status


def test_a_function_in_the_place_of_pages_answers_preflights_too(web):
    web.site(API, lambda request: (405, {}, request["method"]))
    assert web.ask(f"{API}/x", "OPTIONS", PREFLIGHT)["status"] == 405


def test_a_shared_cache_gives_the_second_origin_the_first_one_s_answer(web):
    for vary, allowed in (
        ({}, ["a", "a", "a"]),
        ({"Vary": "Origin"}, ["a", "b", "a"]),
        ({"Vary": "*"}, ["a", "b", "a"]),
    ):
        web.site(API, {"/x": "ada"}, lambda r, _, v=vary: {"Access-Control-Allow-Origin": r["origin"]} | v, cached=True)
        got = [dict(web.ask(f"{API}/x", headers={"Origin": origin})["headers"]) for origin in ("a", "b", "a")]
        assert [headers["access-control-allow-origin"] for headers in got] == allowed
        assert ("x-cache" in got[2]) is (vary != {"Vary": "*"})


def test_a_shared_cache_keeps_gets_that_went_well_by_address(web):
    counts = iter(range(10))
    pages = {"/x": lambda request: str(next(counts)), "/y": lambda request: (500, {}, str(next(counts)))}
    web.site(API, pages, cached=True)
    asked = [("GET", "/x"), ("GET", "/x"), ("GET", "/x?a"), ("POST", "/x"), ("GET", "/y"), ("GET", "/y"), ("GET", "/x")]
    assert [web.ask(API + path, method)["body"] for method, path in asked] == [b"0", b"0", b"1", b"2", b"3", b"4", b"0"]


def test_the_log_tells_of_what_arrived_and_what_was_said(web):
    web.site(API, {"/x": "ada"})
    web.ask(f"{API}/x", "PUT", {"X-A": "1", "Origin": "null"}, b"new")
    web.ask(f"{API}/x", "OPTIONS", PREFLIGHT)
    arrived, effect, answered, asked, _ = web.log
    assert arrived == Arrived(0, "PUT", f"{API}/x", "null", "", "x-a: 1\norigin: null\n", b"new", False)
    assert effect == Effect(1, 0, "PUT", "/x", b"new")
    assert answered == Answered(2, 0, 200, "content-type: text/plain\ncontent-length: 3\n", b"ada")
    assert asked.preflight
    assert (web.arrivals, web.ledger) == ([arrived, asked], [effect])


@pytest.mark.parametrize(("method", "path", "count"), [("GET", "/x", 0), ("POST", "/x", 1), ("POST", "/none", 0)])
def test_only_what_changes_something_is_an_effect(web, method, path, count):
    web.site(API, {"/x": "ada"})
    web.ask(API + path, method)
    assert len(web.ledger) == count


def test_the_log_begins_anew(web):
    web.site(API, {"/x": "ada"})
    web.ask(f"{API}/x")
    web.clear()
    web.ask(f"{API}/x")
    assert [event.n for event in web.log] == [0, 1]
