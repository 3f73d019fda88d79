"""Lesson 9's decisions, and the lab's browser with them, held against tables of the public web platform tests."""

import pytest

from course.lab import Browser, Web
from tests.notebooks import platform_tests as facts
from tests.notebooks.references import references

LESSON = "09-cors"
DECISIONS = ("same_origin", "preflight", "passes", "may_read")
URL = f"{facts.FOREIGN}/x"
PLAIN = {"origin": facts.PAGE, "url": URL, "method": "POST", "headers": [], "streamed": False, "credentials": False}
pytestmark = pytest.mark.lesson(LESSON)


@pytest.fixture(scope="module")
def decisions():
    space = references(LESSON)
    return {name: space[name] for name in DECISIONS}


def pairs(table):
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.parametrize(("name", "value"), pairs(facts.STRAIGHT))
def test_goes_straight(decisions, name, value):
    assert decisions["preflight"](PLAIN | {"headers": [(name, value)]}) is None


@pytest.mark.parametrize(("name", "value"), pairs(facts.ASKED))
def test_is_asked_about(decisions, name, value):
    asked = decisions["preflight"](PLAIN | {"headers": [(name, value)]})
    assert asked["Access-Control-Request-Headers"] == name.lower()


@pytest.mark.parametrize(("method", "asked"), facts.METHODS.items())
def test_methods(decisions, method, asked):
    found = decisions["preflight"](PLAIN | {"method": method})
    assert (found and found["Access-Control-Request-Method"]) == asked


def test_several_names(decisions):
    found = decisions["preflight"](PLAIN | {"method": "GET", "headers": facts.SEVERAL})
    assert found["Access-Control-Request-Headers"] == facts.SORTED


def passing(decisions, credentials, methods, headers, method, name):
    request = PLAIN | {"method": method, "credentials": credentials, "headers": [(name, "1")] if name else []}
    leave = [("Access-Control-Allow-Methods", methods), ("Access-Control-Allow-Headers", headers)]
    sharing = [("Access-Control-Allow-Origin", facts.PAGE), ("Access-Control-Allow-Credentials", "true")]
    return decisions["passes"](request, {"status": 200, "headers": leave + sharing})


@pytest.mark.parametrize("case", facts.STARS)
def test_stars(decisions, case):
    *asked, passes = case
    assert passing(decisions, *asked) is passes


def test_a_star_is_no_name(decisions):
    """To Fetch and the platform tests it is one: method and field are called so. The lesson has no such case."""
    *asked, passes = facts.NAMED_STAR
    assert passing(decisions, *asked) is not passes


@pytest.mark.parametrize("status", [*facts.PASSING, *facts.FAILING])
def test_a_status_of_a_preflight(decisions, status):
    request = PLAIN | {"headers": [("x-force-preflight", "")]}
    allowed = [("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "x-force-preflight")]
    assert decisions["passes"](request, {"status": status, "headers": allowed}) is (status in facts.PASSING)


def browsing(decisions, sites):
    web = Web()
    for origin, answer in sites.items():
        web.site(origin, answer)
    return web, Browser(web, **decisions)


@pytest.mark.parametrize("allowed", [*facts.SHARED, *facts.UNSHARED])
def test_whom_an_answer_names(decisions, allowed):
    answer = 200, [("Access-Control-Allow-Origin", allowed)], "read"
    _, browser = browsing(decisions, {facts.FOREIGN: lambda request: answer})
    read = browser.page(facts.PAGE).fetch(URL)["body"]
    assert read == (b"read" if allowed in facts.SHARED else b"")


@pytest.mark.parametrize("values", facts.TWICE)
def test_two_origins_are_none(decisions, values):
    headers = [("Access-Control-Allow-Origin", value) for value in values]
    assert decisions["may_read"](PLAIN, {"status": 200, "headers": headers}) is None


@pytest.mark.parametrize("word", ["true", *facts.NOT_TRUE])
def test_credentials_are_allowed_by_one_word(decisions, word):
    headers = [("Access-Control-Allow-Origin", facts.PAGE), ("Access-Control-Allow-Credentials", word)]
    found = decisions["may_read"](PLAIN | {"credentials": True}, {"status": 200, "headers": headers})
    assert (found is None) is (word != "true")


@pytest.mark.parametrize(("first", "allowed", "second", "then_allowed", "origin"), facts.REDIRECTS)
def test_redirects(decisions, first, allowed, second, then_allowed, origin):
    def site(request):
        if request["path"] == "/first":
            return 302, sharing(allowed) | {"Location": f"{second}/second"}, ""
        return 200, sharing(then_allowed), "last"

    web, browser = browsing(decisions, dict.fromkeys((first, second), site))
    got = browser.page(facts.PAGE).fetch(f"{first}/first")
    assert got["body"] == (b"" if origin is None else b"last")
    if origin is not None:
        assert web.arrivals[-1].origin == origin


def sharing(allowed):
    return {} if allowed == "none" else {"Access-Control-Allow-Origin": allowed}
