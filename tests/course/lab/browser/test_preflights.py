"""Which preflights are spared, on the browser's own clock."""

import pytest

from tests.course.lab.browser.deciding import API, APP, OTHER, Deciding, browsing, world

PUT = {"method": "PUT", "body": "x"}


def asking(age=None, decisions=None, **known):
    """A web whose sites answer preflights with that Max-Age, and a browser."""
    web, browser = world(decisions, **known)
    headers = {} if age is None else {"Access-Control-Max-Age": age}
    for origin in (API, OTHER):
        web.site(origin, lambda request: (200, headers, "ada"))
    return web, browser


def preflights(web):
    return sum(event.preflight for event in web.arrivals)


@pytest.mark.parametrize(
    ("age", "longest", "seconds"),
    [
        (None, 7200, 5),
        ("600", 7200, 600),
        ("86400", 7200, 7200),
        ("86400", 600, 600),
        ("soon", 7200, 5),
        ("1.5", 7200, 5),
        ("", 7200, 5),
        ("1", 7200, 1),
    ],
)
def test_an_answer_counts_as_long_as_it_says_within_limits(age, longest, seconds):
    web, browser = asking(age, longest=longest)
    page = browser.page(APP)
    page.fetch(f"{API}/orders", **PUT)
    browser.wait(seconds - 0.5)
    page.fetch(f"{API}/orders", **PUT)
    assert preflights(web) == 1
    browser.wait(0.5)
    page.fetch(f"{API}/orders", **PUT)
    assert preflights(web) == 2


@pytest.mark.parametrize("age", ["0", "-1"])
def test_some_answers_are_not_kept(age):
    web, browser = asking(age)
    for _ in range(2):
        browser.page(APP).fetch(f"{API}/orders", **PUT)
    assert preflights(web) == 2


@pytest.mark.parametrize(
    ("page", "url", "known", "count"),
    [
        (APP, f"{API}/orders", {}, 1),
        (f"{APP}/other", f"{API}/orders#x", {}, 1),
        (APP, f"{API}/orders?a", {}, 2),
        (APP, f"{OTHER}/orders", {}, 2),
        ("https://evil.test", f"{API}/orders", {}, 2),
        (APP, f"{API}/orders", {"credentials": "include"}, 2),
        (APP, f"{API}/orders", {"headers": {"X-One": "1"}}, 1),
    ],
)
def test_it_counts_for_one_origin_and_one_address(page, url, known, count):
    web, browser = asking()
    browser.page(APP).fetch(f"{API}/orders", **PUT)
    browser.page(page).fetch(url, **PUT | known)
    assert preflights(web) == count


def test_what_was_asked_with_credentials_serves_without():
    decisions = Deciding()
    web, browser = asking(decisions=decisions)
    for credentials in ("include", "omit"):
        browser.page(APP).fetch(f"{API}/orders", **PUT, credentials=credentials)
    assert preflights(web) == 1
    assert [request["credentials"] for request, _ in decisions.asked("passes")] == [True, True]


def test_what_a_kept_answer_does_not_allow_is_asked_again():
    class Once(Deciding):
        def passes(self, request, answer):
            super().passes(request, answer)
            return len(self.asked("passes")) != 2

    web, browser = asking(decisions=Once())
    for _ in range(2):
        assert browser.page(APP).fetch(f"{API}/orders", **PUT)["status"] == 200
    assert preflights(web) == 2


def test_a_network_error_forgets_the_answer():
    decisions = Deciding()
    web, browser = asking(decisions=decisions)
    page = browser.page(APP)
    for readable in (("x-one",), None, ("x-one",)):
        decisions._readable = readable
        page.fetch(f"{API}/orders", **PUT)
    assert preflights(web) == 2


def test_each_browser_keeps_its_own():
    web, browser = asking()
    for one in (browser, browsing(web)):
        one.page(APP).fetch(f"{API}/orders", **PUT)
    assert preflights(web) == 2
