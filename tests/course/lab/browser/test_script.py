"""What script may hand to fetch, and what fetch makes of it."""

import pytest

from tests.course.lab.browser.deciding import API, APP, Deciding, world

URL = f"{API}/orders"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"method": "CONNECT"}, "CONNECT"),
        ({"method": "trace"}, "trace"),
        ({"method": "A B"}, "A B"),
        ({"body": "x"}, "no body with GET"),
        ({"method": "head", "body": ""}, "no body with HEAD"),
        ({"credentials": True}, "credentials is one of omit, same-origin, include"),
        ({"mode": "navigate"}, "mode is one of"),
        ({"method": "PUT", "mode": "no-cors"}, "no-cors"),
        ({"method": "POST", "body": "x", "streamed": True, "mode": "no-cors"}, "streamed"),
        ({"method": "POST", "streamed": True}, "streamed"),
        ({"headers": {"X One": "1"}}, "X One"),
        ({"headers": {"X-One": "a\r\nb"}}, "X-One"),
        ({"headers": {"X-One": "\u2192"}}, "X-One"),
        ({"url": "https://ada@api.shop.test/"}, "user name"),
        ({"url": "ftp://api.shop.test/"}, "ftp"),
        ({"url": "https://api.shop.test/a b"}, "spaces"),
    ],
)
def test_refuses_what_javascript_refuses(known, told):
    web, browser = world()
    with pytest.raises(ValueError, match=told):
        browser.page(APP).fetch(**{"url": URL} | known)
    assert web.arrivals == []


@pytest.mark.parametrize(
    ("body", "typed", "content"),
    [
        (None, "", b""),
        ("héllo", "text/plain;charset=UTF-8", "héllo".encode()),
        ("", "text/plain;charset=UTF-8", b""),
        (b"bytes", "", b"bytes"),
        ({"a": "b c", "d": "é"}, "application/x-www-form-urlencoded;charset=UTF-8", b"a=b+c&d=%C3%A9"),
    ],
)
def test_a_body_brings_its_type(body, typed, content):
    web, browser = world()
    browser.page(APP).fetch(URL, method="POST", body=body)
    (arrived,) = web.arrivals
    assert arrived.body == content
    assert (f"content-type: {typed}\n" in arrived.headers) is bool(typed)


@pytest.mark.parametrize("known", [{"headers": {"content-TYPE": "application/json"}}, {"streamed": True}])
def test_a_type_is_added_only_where_there_is_none_and_all_is_known(known):
    decisions = Deciding()
    _, browser = world(decisions)
    browser.page(APP).fetch(URL, method="POST", body="x", **known)
    ((request,),) = decisions.asked("preflight")
    assert request["headers"] == list(known.get("headers", {}).items())


OWN = ["Cookie", "HOST", "Origin", "Content-Length", "Sec-Fetch-Site", "Proxy-Authorization"]


@pytest.mark.parametrize("name", [*OWN, "Access-Control-Request-Method"])
def test_some_fields_are_the_browser_s_own(name):
    decisions = Deciding()
    web, browser = world(decisions)
    browser.page(APP).fetch(URL, headers={name: "stolen", "Accept": "text/html"})
    ((request,),) = decisions.asked("preflight")
    assert request["headers"] == [("Accept", "text/html")]
    assert "stolen" not in web.arrivals[0].headers


@pytest.mark.parametrize(("value", "goes"), [("PUT", True), ("TRACE", False), ("put, track", False)])
def test_a_method_that_fetch_refuses_cannot_hide_in_a_field(value, goes):
    web, browser = world()
    browser.page(APP).fetch(URL, headers={"X-HTTP-Method-Override": value})
    assert ("x-http-method-override" in web.arrivals[-1].headers) is goes


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://API.shop.test:443", "https://api.shop.test/"),
        ("https://api.shop.test:8443/x?", "https://api.shop.test:8443/x"),
        ("/x#there", "https://app.shop.test/x"),
        ("x?y", "https://app.shop.test/shop/x?y"),
        ("//api.shop.test/x", "https://api.shop.test/x"),
    ],
)
def test_addresses_are_made_whole(url, asked):
    decisions = Deciding()
    _, browser = world(decisions)
    browser.page(f"{APP}/shop/").fetch(url)
    assert decisions.asked("same_origin")[0] == (f"{APP}/shop/", asked)


def test_time_goes_on_only():
    _, browser = world()
    with pytest.raises(ValueError, match="time"):
        browser.wait(-1)
