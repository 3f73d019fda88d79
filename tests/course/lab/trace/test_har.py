import copy
import json

import pytest

from course.lab import har
from tests.course.lab.trace.har_rules import faults

COLD = {"name": "post", "dns": 20, "connect": 80, "ssl": 40, "send": 0, "wait": 60, "receive": 5, "time": 165}
WARM = {"name": "post", "dns": -1, "connect": -1, "ssl": -1, "send": 0, "wait": 60, "receive": 5, "time": 65}
ASKED = {
    "started": "2026-11-30T00:00:00.000+00:00",
    "method": "POST",
    "url": "https://post.test/posts",
    "headers": {"idempotency-key": "7f3a"},
    "body": "hellö",
    "status": 201,
}


def made():
    return json.loads(json.dumps(har([COLD, WARM], [ASKED, ASKED])))


def test_it_is_a_har():
    assert faults(made()) == []


def test_it_says_what_was_asked_and_how_long_it_took():
    cold, warm = made()["log"]["entries"]
    assert (cold["time"], warm["time"]) == (165, 65)
    assert cold["timings"] == {name: COLD[name] for name in COLD if name not in ("name", "time")} | {"blocked": -1}
    assert cold["request"]["postData"]["text"] == "hellö"
    assert cold["request"]["bodySize"] == 6
    assert {"name": "idempotency-key", "value": "7f3a"} in cold["request"]["headers"]
    assert cold["response"]["status"] == 201


def test_timings_of_other_requests_are_refused():
    with pytest.raises(ValueError, match="2 requests, and timings of 1"):
        har([COLD], [ASKED, ASKED])


CHANGES = {
    "log.version": lambda har: har["log"].update(version="1.1"),
    "creator.name": lambda har: har["log"]["creator"].pop("name"),
    "request.cookies": lambda har: har["log"]["entries"][0]["request"].pop("cookies"),
    "response.content": lambda har: har["log"]["entries"][1]["response"].pop("content"),
    "timings.wait": lambda har: har["log"]["entries"][0]["timings"].pop("wait"),
    "negative wait": lambda har: har["log"]["entries"][0]["timings"].update(wait=-1),
    "negative dns": lambda har: har["log"]["entries"][0]["timings"].update(dns=-20),
    "ssl above connect": lambda har: har["log"]["entries"][0]["timings"].update(ssl=81),
    "ssl counted twice": lambda har: har["log"]["entries"][0].update(time=205),
    "a header without value": lambda har: har["log"]["entries"][0]["request"]["headers"][0].pop("value"),
    "no time zone": lambda har: har["log"]["entries"][0].update(startedDateTime="2026-11-30T00:00:00"),
}


@pytest.mark.parametrize("what", list(CHANGES))
def test_the_rules_see_what_is_no_har(what):
    broken = copy.deepcopy(made())
    CHANGES[what](broken)
    assert faults(broken)
