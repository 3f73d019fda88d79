"""Which cookies a browser takes, and with which requests they go."""

import pytest

from tests.course.lab.browser.deciding import API, APP, world

ANYWHERE = "Secure; SameSite=None"
EVIL = "https://evil.test"


def gone_with(web):
    """The cookies of the last request."""
    return web.arrivals[-1].cookie


def setting(text, **known):
    """A web whose API answers with a cookie, and a browser."""
    web, browser = world(**known)
    web.site(API, lambda request: (200, {"Set-Cookie": text}, "ada"))
    return web, browser


@pytest.mark.parametrize(
    ("page", "cookie", "goes"),
    [
        (APP, ANYWHERE, True),
        (APP, "SameSite=Strict", True),
        (APP, "", True),
        (EVIL, ANYWHERE, True),
        (EVIL, "Secure; SameSite=Lax", False),
        (EVIL, "SameSite=Strict", False),
        (EVIL, "Secure", False),
        (EVIL, "Secure; SameSite=Nonsense", False),
        ("https://shop.test.evil.test", "", False),
        ("https://evilshop.test", "", False),
    ],
)
def test_a_site_is_wider_than_an_origin(page, cookie, goes):
    web, browser = world()
    browser.cookie(API, f"session=7; {cookie}")
    browser.page(page).fetch(f"{API}/orders", credentials="include")
    assert gone_with(web) == ("session=7" if goes else "")


def test_a_site_has_a_scheme():
    web, browser = world()
    browser.cookie(API, "session=7; Secure; SameSite=Strict")
    browser.page("http://app.shop.test").fetch(f"{API}/orders", credentials="include")
    assert gone_with(web) == ""


def test_a_sandbox_is_of_no_site():
    web, browser = world()
    browser.cookie(API, "session=7; SameSite=Lax")
    browser.page(API, sandboxed=True).fetch(f"{API}/orders", credentials="include")
    assert gone_with(web) == ""


@pytest.mark.parametrize(
    ("page", "credentials", "goes"),
    [(API, "same-origin", True), (API, "omit", False), (API, "include", True),
     (APP, "same-origin", False), (APP, "omit", False), (APP, "include", True)],
)  # fmt: skip
def test_credentials_say_when_they_go_and_when_they_are_taken(page, credentials, goes):
    web, browser = setting("new=1")
    browser.cookie(API, "session=7")
    browser.page(page).fetch(f"{API}/orders", credentials=credentials)
    assert gone_with(web) == ("session=7" if goes else "")
    assert ("new" in [cookie["name"] for cookie in browser.cookies]) is goes


def test_after_a_redirect_abroad_they_do_not_go_with_same_origin():
    web, browser = world()
    web.site(APP, {"/x": (302, {"Location": f"{API}/orders"}, "")})
    browser.cookie(API, "session=7")
    browser.page(APP).fetch("/x")
    assert gone_with(web) == ""


@pytest.mark.parametrize(("page", "goes"), [(EVIL, False), (APP, True)])
def test_third_party_cookies_can_be_switched_off(page, goes):
    web, browser = setting(f"new=1; {ANYWHERE}", third_party_cookies=False)
    browser.cookie(API, f"session=7; {ANYWHERE}")
    browser.page(page).fetch(f"{API}/orders", credentials="include")
    assert gone_with(web) == ("session=7" if goes else "")
    assert len(browser.cookies) == 1 + goes


@pytest.mark.parametrize(
    ("text", "taken"),
    [(f"new=1; {ANYWHERE}", True), ("new=1", False), ("new=1; SameSite=Lax", False), ("new=1; SameSite=None", False)],
)
def test_what_would_not_go_to_another_site_is_not_taken_from_it(text, taken):
    _, browser = setting(text)
    browser.page(EVIL).fetch(f"{API}/orders", credentials="include")
    assert bool(browser.cookies) is taken


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("http://api.shop.test/", "a=1; Secure"),
        (API, "a=1; SameSite=None"),
        (API, "a=1; Domain=other.test"),
        (API, "a=1; Domain=test"),
        (API, "a=1; Domain=app.shop.test"),
        (API, "__Host-a=1; Secure"),
        (API, "__Host-a=1; Secure; Path=/; Domain=shop.test"),
        (API, "__Secure-a=1"),
        (API, "=1"),
    ],
)
def test_no_browser_takes_these(url, text):
    _, browser = world()
    with pytest.raises(ValueError, match="no browser takes"):
        browser.cookie(url, text)
    assert browser.cookies == []


@pytest.mark.parametrize(
    ("text", "url", "goes"),
    [
        ("a=1", "https://api.shop.test/x/y", True),
        ("a=1; Domain=shop.test", "https://other.shop.test/", True),
        ("a=1; Domain=.shop.test", "https://shop.test/", True),
        ("a=1", "https://other.shop.test/", False),
        ("a=1; Domain=shop.test", "https://evilshop.test/", False),
        ("a=1; Path=/x", "https://api.shop.test/x", True),
        ("a=1; Path=/x", "https://api.shop.test/x/y", True),
        ("a=1; Path=/x", "https://api.shop.test/xy", False),
        ("a=1; Path=x", "https://api.shop.test/z", True),
        ("a=1; Secure", "http://api.shop.test/", False),
        ("a=1", "http://api.shop.test:8080/", True),
        ("__Host-a=1; Secure; Path=/", "https://api.shop.test/", True),
    ],
)
def test_domain_path_and_secure(text, url, goes):
    web, browser = world()
    for origin in (
        "https://other.shop.test",
        "https://shop.test",
        "https://evilshop.test",
        "http://api.shop.test:8080",
    ):
        web.site(origin, {})
    web.site("http://api.shop.test", {})
    browser.cookie("https://api.shop.test/", text)
    browser.page(url).fetch(url)
    assert gone_with(web) == (text.partition(";")[0] if goes else "")


def test_without_a_path_it_is_the_folder_of_the_address():
    web, browser = world()
    browser.cookie(f"{API}/shop/login", "a=1")
    for path, cookie in (("/shop/x", "a=1"), ("/x", "")):
        browser.page(API).fetch(path)
        assert gone_with(web) == cookie


def test_longer_paths_come_first():
    web, browser = world()
    for text in ("a=1; Path=/", "b=2; Path=/x/y", "c=3; Path=/x", "d=4; Path=/"):
        browser.cookie(API, text)
    browser.page(API).fetch("/x/y")
    assert gone_with(web) == "b=2; c=3; a=1; d=4"


def test_a_cookie_ends():
    web, browser = world()
    browser.cookie(API, "a=1; Max-Age=60")
    for seconds, cookie in ((59, "a=1"), (1, "")):
        browser.wait(seconds)
        browser.page(API).fetch("/orders")
        assert gone_with(web) == cookie
    assert browser.cookies == []


def test_a_cookie_is_replaced_and_removed():
    _, browser = world()
    for text, values in (("a=1; Path=/", ["1"]), ("a=2; Path=/", ["2"]), ("a=; Path=/; Max-Age=0", [])):
        browser.cookie(API, text)
        assert [cookie["value"] for cookie in browser.cookies] == values


def test_several_come_with_one_answer():
    web, browser = world()
    web.site(API, lambda request: (200, [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2; HttpOnly")], "ada"))
    got = browser.page(API).fetch("/")
    assert "set-cookie" not in got["headers"]
    assert [(cookie["name"], cookie["http_only"]) for cookie in browser.cookies] == [("a", False), ("b", True)]
