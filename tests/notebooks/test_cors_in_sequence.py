"""The lab's browser with lesson 9's decisions, and what platform tests say of answers, redirects and cookies."""

import pytest

from course.lab import Browser, Web
from tests.notebooks import platform_tests as facts
from tests.notebooks.references import references

DECISIONS = ("same_origin", "preflight", "passes", "may_read")
OWN = {"X-Own": "1"}
LEAVE = {"Access-Control-Allow-Headers": "x-own", "Access-Control-Allow-Credentials": "true"}
pytestmark = pytest.mark.lesson("09-cors")


@pytest.fixture(scope="module")
def decisions():
    space = references("09-cors")
    return {name: space[name] for name in DECISIONS}


def browsing(decisions, answer):
    """Every site answers alike; a browser without anything kept."""
    web = Web()
    for origin in (facts.PAGE, facts.FOREIGN, facts.THIRD):
        web.site(origin, answer)
    return web, Browser(web, **decisions)


def shared(request, **more):
    """Whoever asks may read."""
    return {"Access-Control-Allow-Origin": request["headers"].get("origin", "*")} | LEAVE | more


def shown(decisions, name, exposed=(), credentials="omit"):
    def answer(request):
        fields = [*shared(request).items(), *(("Access-Control-Expose-Headers", one) for one in exposed)]
        return 200, [*fields, (name, "x")], "read"

    _, browser = browsing(decisions, answer)
    got = browser.page(facts.PAGE).fetch(f"{facts.FOREIGN}/x", credentials=credentials)
    assert got["body"] == b"read"
    return name.lower() in got["headers"]


@pytest.mark.parametrize("name", [*facts.SHOWN, *facts.EXPOSED, *facts.NEVER])
def test_fields_of_an_answer(decisions, name):
    assert shown(decisions, name) is (name in facts.SHOWN)
    assert shown(decisions, name, [name]) is (name not in facts.NEVER)


def test_an_old_field_is_not_hidden(decisions):
    """Set-Cookie2 ended with RFC 6265, and the lesson names Set-Cookie alone."""
    assert shown(decisions, facts.NEVER_TO_FETCH, [facts.NEVER_TO_FETCH])


def test_a_star_exposes_all_but_cookies_unless_there_are_credentials(decisions):
    assert shown(decisions, "Test", ["*"])
    assert shown(decisions, "Test", ["*", "set-cookie"])
    assert not shown(decisions, "Set-Cookie", ["*", "set-cookie"])
    assert not shown(decisions, "Test", ["*"], "include")


def test_a_field_that_is_called_star_is_exposed_by_its_name(decisions):
    assert shown(decisions, "*", ["*"])
    assert shown(decisions, "*", ["*"], "include")


@pytest.mark.parametrize("status", facts.REDIRECTING)
def test_a_preflight_is_not_redirected(decisions, status):
    def answer(request):
        moved = request["method"] == "OPTIONS" and request["path"] == "/first"
        return status if moved else 200, shared(request, Location=f"{facts.FOREIGN}/second"), "read"

    web, browser = browsing(decisions, answer)
    got = browser.page(facts.PAGE).fetch(f"{facts.FOREIGN}/first", headers=OWN)
    assert (got["blocked"], len(web.arrivals)) == ("preflight", 1)


def going(status, to, allowed=True):
    def answer(request):
        if request["path"] == "/first":
            return status if request["method"] != "OPTIONS" else 200, shared(request, Location=to), ""
        leave = {} if allowed else {"Access-Control-Allow-Headers": "x-other"}
        return 200, shared(request) | leave, "read"

    return answer


@pytest.mark.parametrize("status", facts.REDIRECTING)
@pytest.mark.parametrize(("first", "then"), facts.WAYS)
def test_what_needs_a_preflight_is_asked_again_where_a_redirect_leads(decisions, status, first, then):
    """It passes or fails there. Back at the page's own origin, the browser vouches for nobody any more."""
    for allowed in (True, False):
        _, browser = browsing(decisions, going(status, f"{then}/second", allowed))
        got = browser.page(facts.PAGE).fetch(f"{first}/first", headers=OWN)
        assert bool(got["body"]) is allowed


@pytest.mark.parametrize("named", facts.NAMED)
@pytest.mark.parametrize("status", facts.REDIRECTING)
@pytest.mark.parametrize(("first", "then"), facts.WAYS)
def test_a_redirect_with_a_user_or_a_password_ends_there(decisions, status, first, then, named):
    to = f"{then}/second".replace("://", f"://{named}")
    _, browser = browsing(decisions, going(status, to))
    assert browser.page(facts.PAGE).fetch(f"{first}/first")["blocked"]


def test_a_preflight_is_kept_for_other_values(decisions):
    web, browser = browsing(
        decisions, lambda request: (200, shared(request, **{"Access-Control-Max-Age": "12000"}), "")
    )
    for value in ("test1", "test2"):
        browser.page(facts.PAGE).fetch(f"{facts.FOREIGN}/x", method="POST", headers={"X-Own": value})
    assert [arrived.method for arrived in web.arrivals] == ["OPTIONS", "POST", "POST"]


@pytest.mark.parametrize(("sets", "asked", "credentials", "sent"), facts.COOKIES)
def test_cookies(decisions, sets, asked, credentials, sent):
    cookie = {"Set-Cookie": "a=1; Secure; SameSite=None"}
    web, browser = browsing(decisions, lambda request: (200, shared(request, **cookie), ""))
    page = browser.page(facts.PAGE)
    page.fetch(f"{sets}/x", credentials=credentials)
    page.fetch(f"{asked}/x", credentials=credentials)
    assert bool(web.arrivals[-1].cookie) is sent
