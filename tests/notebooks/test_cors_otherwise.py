"""Where Chromium 156 does otherwise than the Fetch standard, or than lesson 9 tells for the sake of brevity."""

import pytest

from course.lab import LiveWeb, Web
from tests.course.lab.browser.chromium import Chromium
from tests.course.lab.browser.exchanges import ORIGINS
from tests.course.lab.browser.playing import in_chromium, in_the_lab, serve
from tests.course.lab.browser.telling import API, APP, EXPOSE, METHODS, NAMES, ORIGIN, fields, one
from tests.notebooks.references import references
from tests.tools import needs

LESSON = "09-cors"
DECISIONS = ("same_origin", "preflight", "passes", "may_read")
pytestmark = [pytest.mark.long, pytest.mark.lesson(LESSON), needs("chromium", package="chromium")]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Plays a case, once or twice, in Chromium and in the lab: what came of its last step."""
    decisions = {name: references(LESSON)[name] for name in DECISIONS}
    pure, pure_plan, plan, count = Web(), {}, {}, iter(range(1000))
    serve(pure, ORIGINS, pure_plan)

    def play(case, times=1):
        url = f"{case['site']}/o{next(count)}"
        step = {"page": case["page"], "origin": case["page"], "sandboxed": False, **case["call"], "url": url}
        exchange = {"steps": [step] * times, "answers": {url: case["answers"]}}
        return in_chromium(web, plan, exchange, chromium)[-1], in_the_lab(pure, pure_plan, exchange, decisions)[-1]

    with LiveWeb() as web:
        serve(web, ORIGINS, plan)
        with Chromium(web, ORIGINS, tmp_path_factory.mktemp("profile")) as chromium:
            yield play


def methods(step):
    return [method for method, *_ in step["arrived"]]


def test_a_star_covers_authorization(both):
    """Fetch makes an exception of it; Chromium tells the developer that it will do so some day."""
    chromium, lab = both(fields(("Authorization", "Bearer 9f2c"), leave={NAMES: "*"}))
    assert (methods(chromium), chromium["status"]) == (["OPTIONS", "GET"], 200)
    assert (methods(lab), lab["status"]) == (["OPTIONS"], 0)


@pytest.mark.parametrize("name", ["DPR", "Device-Memory", "Width", "Viewport-Width", "RTT", "Downlink"])
def test_hints_of_old_go_straight(both, name):
    chromium, lab = both(fields((name, "1"), leave={NAMES: name}))
    assert methods(chromium) == ["GET"]
    assert methods(lab) == ["OPTIONS", "GET"]


@pytest.mark.parametrize(("value", "straight"), [("on", True), ("1", False)])
def test_save_data_goes_straight_if_it_is_on(both, value, straight):
    chromium, lab = both(fields(("Save-Data", value), leave={NAMES: "Save-Data"}))
    assert (methods(chromium) == ["GET"]) is straight
    assert methods(lab) == ["OPTIONS", "GET"]


def test_a_user_agent_of_script_is_dropped(both):
    """Fetch lets script set it, and has it asked for."""
    chromium, lab = both(fields(("User-Agent", "mine"), leave={NAMES: "User-Agent"}))
    assert methods(chromium) == ["GET"]
    assert methods(lab) == ["OPTIONS", "GET"]


@pytest.mark.parametrize(
    ("name", "values"),
    [("Accept", ["a" * 100, "b" * 100]), ("Content-Type", ["text/plain", "text/plain"])],
)
def test_fields_are_joined_before_they_are_judged(both, name, values):
    """Fetch judges each value by itself; joined, these are too long, or no type. So no sum ever reaches 1024."""
    chromium, lab = both(fields(*((name, value) for value in values), method="POST", body=b"x"))
    assert methods(chromium) == ["OPTIONS", "POST"]
    assert methods(lab) == ["POST"]


@pytest.mark.parametrize("name", ["If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range"])
def test_a_condition_is_asked_about_each_time(both, name):
    """It keeps the request away from the cache of answers, and in Chromium from that of preflights, too."""
    chromium, lab = both(fields((name, '"v1"'), method="PUT", leave={NAMES: name}), times=2)
    assert methods(chromium) == ["OPTIONS", "PUT"]
    assert methods(lab) == ["PUT"]


def test_a_kept_preflight_outlives_an_answer_that_may_not_be_read(both):
    """Fetch forgets what it keeps for a request that ends in a network error."""
    chromium, lab = both(one(method="PUT", told={ORIGIN: None}), times=2)
    assert methods(chromium) == ["PUT"]
    assert methods(lab) == ["OPTIONS", "PUT"]


def test_a_number_of_64_bits_is_asked_about(both):
    chromium, lab = both(fields(("Range", f"bytes={2**63}-")))
    assert methods(chromium) == ["OPTIONS", "GET"]
    assert methods(lab) == ["GET"]
    chromium, lab = both(fields(("Range", f"bytes={2**62}-")))
    assert methods(chromium) == methods(lab) == ["GET"]


def test_an_answer_of_a_proxy_is_a_network_error(both):
    """Status 407: nobody behind a script could type a password."""
    chromium, lab = both(one(status=407))
    assert (chromium["status"], lab["status"]) == (0, 407)


@pytest.mark.parametrize(
    "leave",
    [{METHODS: "PUT GET"}, {METHODS: "PUT, (a)"}, {METHODS: '"PUT"'}, {NAMES: "x-one, x two"}, {NAMES: "x-one, y;"}],
)
def test_a_list_that_is_none_refuses_all(both, leave):
    """Fetch has it so; the lesson speaks of lists that are well formed."""
    chromium, lab = both(fields(("X-One", "1"), leave=leave))
    assert methods(chromium) == ["OPTIONS"]
    assert methods(lab) == ["OPTIONS", "GET"]


@pytest.mark.parametrize("listed", ["x-one, x two", "x-one, y;", 'x-one, "x-two"'])
def test_a_list_that_is_none_exposes_nothing(both, listed):
    chromium, lab = both(one(told={EXPOSE: listed}))
    assert "x-one" not in chromium["fields"]
    assert "x-one" in lab["fields"]


def test_third_party_cookies_are_blocked_unless_the_profile_says_otherwise(tmp_path):
    """Debian's default; a browser of the lab does so when it is told."""
    plan, pure_plan, pure = {}, {}, Web()
    url, login = f"{API}/x", f"{API}/login"
    cookies = {"Set-Cookie": "session=7; Secure; SameSite=None", "Cache-Control": "no-store"}
    case = {"headers": [], "body": None, "method": "GET", "sandboxed": False}
    steps = [case | {"page": API, "origin": API, "url": login, "credentials": "same-origin"}]
    steps += [
        case | {"page": page, "origin": page, "url": url, "credentials": "include"}
        for page in ("https://evil.test", APP)
    ]
    exchange = {"steps": steps, "answers": {login: (None, (200, cookies, b"")), url: (None, (200, cookies, b""))}}
    serve(pure, ORIGINS, pure_plan)
    decisions = {name: references(LESSON)[name] for name in DECISIONS}
    lab = in_the_lab(pure, pure_plan, exchange, decisions, third_party_cookies=False)
    with LiveWeb() as web:
        serve(web, ORIGINS, plan)
        with Chromium(web, ORIGINS, tmp_path, third_party_cookies=False) as chromium:
            seen = in_chromium(web, plan, exchange, chromium)
    assert seen == lab
    assert [step["arrived"][0][3] for step in seen] == ["", "", "session=7"]
