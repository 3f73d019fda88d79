"""Lesson 12's references do in the lab what the lesson says of them."""

import json
from itertools import pairwise

import pytest

from course.lab import Journey, har
from tests.course.lab.trace.har_rules import faults
from tests.notebooks.references import FOLDER, references

NEAR = {"resolver": 0, "edge": 0, "balancer": 0, "timelines": 0}
LINES = {"ann": ["p1"], "bob": ["p1"], "cid": ["p1"]}
LESSON = "12-journey-of-a-request"
pytestmark = pytest.mark.lesson(LESSON)


@pytest.fixture(scope="module")
def answers():
    return references(LESSON)


@pytest.fixture(scope="module")
def cold_and_warm():
    """The spans of a cold click and a warm one, and what the browser asked for."""
    with Journey(delays=NEAR) as lab:
        lab.click()
        cold = lab.spans()
        lab.click()
        return cold, lab.spans(), lab.requests


def test_what_the_waterfall_gives_is_saved_as_a_har(answers, cold_and_warm):
    cold, warm, requests = cold_and_warm
    rows = answers["waterfall"](cold) + answers["waterfall"](warm)
    assert [row["name"] for row in rows] == ["post", "post"]
    assert rows[0]["connect"] > rows[0]["ssl"] > 0 < rows[0]["dns"]
    assert [rows[1][name] for name in ("dns", "connect", "ssl")] == [-1, -1, -1]
    assert faults(json.loads(json.dumps(har(rows, requests)))) == []


def test_a_har_that_counts_ssl_twice_is_none(answers, cold_and_warm):
    cold, _, requests = cold_and_warm
    (row,) = answers["waterfall"](cold)
    twice = row | {"time": row["time"] + row["ssl"]}
    assert faults(har([twice], requests[:1])) == ["entry 0: time: is not the sum of the timings without ssl"]


def test_nobody_waits_for_the_fan_out(answers, cold_and_warm):
    path = answers["critical_path"](cold_and_warm[0])
    assert path[:6] == ["click", "post", "dns", "tcp", "tls", "send"]
    assert {"cache", "db"} < set(path)
    assert not {"worker-1", "timelines"} & set(path)


def test_the_critical_path_goes_down_and_forwards(answers, cold_and_warm):
    spans = cold_and_warm[0]
    starts = {}
    for span in spans:
        starts.setdefault(span["name"], []).append(span["start"])
    path = answers["critical_path"](spans)
    assert all(min(starts[one]) <= max(starts[other]) for one, other in pairwise(path))


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("part", ["edge", "balancer", "api-a", "cache", "db", "queue", "timelines", "worker-1"])
def test_the_part_that_died_is_named(answers, part, moment):
    with Journey(delays=NEAR, work=answers["work"]) as lab:
        lab.kill(part, moment)
        lab.click()
        assert answers["broken_part"](lab.spans()) == part


def test_nothing_broke_where_nothing_died(answers):
    with Journey(delays=NEAR, work=answers["work"], next_host=answers["next_host"]) as lab:
        assert lab.click() == 201
        assert answers["broken_part"](lab.spans()) is None


@pytest.mark.parametrize("moment", ["before", "after"])
def test_workers_do_their_work_once(answers, moment):
    with Journey(delays=NEAR, work=answers["work"]) as lab:
        lab.kill("worker-1", moment)
        assert lab.click() == 201
        lab.spans()
        assert lab.timelines() == LINES


@pytest.mark.parametrize(("key", "status", "rows"), [(None, 502, 1), ("7f3a", 201, 1)])
def test_a_post_goes_to_a_second_host_only_with_a_key(answers, key, status, rows):
    with Journey(delays=NEAR, next_host=answers["next_host"]) as lab:
        lab.kill("api-a", "after")
        assert lab.click(key=key) == status
        lab.spans()
        assert len(lab.posts()) == rows


def test_a_host_that_refuses_costs_nothing(answers):
    with Journey(delays=NEAR, next_host=answers["next_host"]) as lab:
        lab.kill("api-a")
        assert lab.click() == 201
        lab.spans()
        assert len(lab.posts()) == 1


def test_the_recorded_clicks_are_told(answers):
    recorded = json.loads((FOLDER / "lessons" / LESSON / "data" / "traces.json").read_text())
    assert [answers["broken_part"](one["spans"]) for one in recorded] == [one["broke"] for one in recorded]
