import ssl

import httpx
import pytest

from course.lab import Journey
from course.lab.base._errors import LabError

NEAR = {"resolver": 0, "edge": 0, "balancer": 0, "timelines": 0}
PARTS = ("edge", "balancer", "api-a", "cache", "db", "queue")


def clicked(*, key=None, **options):
    """What a click gives, and its spans."""
    with Journey(delays=NEAR, **options) as lab:
        return lab.click(key=key), lab.spans()


def below(spans, own):
    return [span for span in spans if span["parent"] == own["id"]]


def only(spans, name, kind):
    (found,) = [span for span in spans if (span["name"], span["kind"]) == (name, kind)]
    return found


def begin(span):
    return span["start"]


def once(message, store):
    if not store["seen"](message["id"]):
        store["commit"]([*(("add", one, message["post"]) for one in message["followers"]), ("seen", message["id"])])
    store["ack"](message["id"])


def b_after_a(request, tries, inflight, healthy):
    return None if len(tries) > 1 else ("api-a", "api-b")[len(tries)]


@pytest.fixture(scope="module")
def cold():
    status, spans = clicked()
    assert status == 201
    return spans


def test_every_call_is_a_client_span_with_the_span_of_its_server_below(cold):
    for name in PARTS:
        calls = [span for span in cold if (span["name"], span["kind"]) == (name, "client")]
        assert calls, name
        assert all([child["kind"] for child in below(cold, call)][-1:] == ["server"] for call in calls)


def test_the_spans_are_one_tree_in_which_nobody_is_older_than_its_parent(cold):
    known = {span["id"]: span for span in cold}
    assert len(known) == len(cold)
    assert [span["name"] for span in cold if span["parent"] is None] == ["click"]
    assert all(known[span["parent"]]["start"] <= span["start"] for span in cold if span["parent"])
    assert all(span["start"] < span["end"] for span in cold)


def test_the_way_goes_through_all_parts(cold):
    way, span = [], only(cold, "click", "internal")
    while span:
        way.append(span["name"])
        span = next((one for one in below(cold, span) if one["name"] in ("post", "wait", *PARTS[:3])), None)
    assert way == ["click", "post", "wait", "edge", "edge", "balancer", "balancer", "api-a", "api-a"]
    host = only(cold, "api-a", "server")
    assert [span["name"] for span in below(cold, host)] == ["cache", "db", "fan-out"]


def test_a_worker_takes_the_message_below_the_one_who_put_it(cold):
    message = only(cold, "fan-out", "producer")
    assert [(span["name"], span["kind"]) for span in below(cold, message)] == [
        ("queue", "client"),
        ("worker-1", "consumer"),
    ]


def test_the_browser_keeps_address_and_connection_until_it_forgets():
    def phases(spans):
        return [span["name"] for span in below(spans, only(spans, "post", "client"))]

    with Journey(delays=NEAR) as lab:
        found = []
        for _ in range(2):
            lab.click()
            found.append(phases(lab.spans()))
        lab.forget()
        lab.click()
        found.append(phases(lab.spans()))
    cold, warm = ["dns", "tcp", "tls", "send", "wait", "receive"], ["send", "wait", "receive"]
    assert found == [cold, warm, cold]


def test_ids_hang_on_the_seed():
    def ids(seed):
        return sorted(span["id"] for span in clicked(seed=seed)[1])

    assert ids(3) == ids(3)
    assert not set(ids(3)) & set(ids(4))


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(
    ("part", "status"), [("edge", None), ("balancer", 502), ("api-a", 502), ("cache", 500), ("db", 500), ("queue", 500)]
)
def test_a_part_that_dies_leaves_a_failed_call_and_no_span(part, status, moment):
    with Journey(delays=NEAR) as lab:
        lab.kill(part, moment)
        assert lab.click() == status
        spans = lab.spans()
        call = min((span for span in spans if (span["name"], span["kind"]) == (part, "client")), key=begin)
        assert call["error"] == "broken off"
        assert "server" not in [child["kind"] for child in below(spans, call)]
        lab.restart(part)
        lab.forget()
        assert lab.click() == 201
        lab.spans()


def test_everybody_above_a_dead_part_reports_it():
    with Journey(delays=NEAR) as lab:
        lab.kill("db", "before")
        assert lab.click() == 500
        errors = [(span["name"], span["kind"], span["error"]) for span in lab.spans() if span["error"]]
    above = [(name, kind, "500") for name in ("api-a", "balancer", "edge") for kind in ("server", "client")]
    assert errors == [("db", "client", "broken off"), *above, ("wait", "internal", "500"), ("post", "client", "500")]


def test_what_was_done_before_the_death_stays_done():
    def posts(moment):
        with Journey(delays=NEAR) as lab:
            lab.kill("db", moment)
            lab.click()
            return lab.posts()

    assert (posts("before"), posts("after")) == ([], [(1, "eve", "hello")])


def test_a_dead_host_refuses_and_the_balancer_is_asked_again():
    asked = []

    def watched(request, tries, inflight, healthy):
        asked.append((request, tries, inflight, healthy))
        return b_after_a(request, tries, inflight, healthy)

    with Journey(delays=NEAR, next_host=watched) as lab:
        lab.kill("api-a")
        assert lab.click(key="7f3a") == 201
        assert only(lab.spans(), "api-a", "client")["error"] == "refused"
    wanted, idle = {"method": "POST", "key": "7f3a"}, {"api-a": 0, "api-b": 0}
    assert asked == [(wanted, [], idle, {"api-a", "api-b"}), (wanted, [("api-a", "refused")], idle, {"api-a", "api-b"})]


def test_a_host_that_dies_at_work_is_told_as_dropped():
    outcomes = []

    def watched(request, tries, inflight, healthy):
        outcomes.extend(tries)
        return b_after_a(request, tries, inflight, healthy)

    with Journey(delays=NEAR, next_host=watched) as lab:
        lab.kill("api-a", "after")
        assert lab.click(key="7f3a") == 201
        lab.spans()
        assert lab.posts() == [(1, "eve", "hello")], "the key makes one row of two"
    assert outcomes == [("api-a", "dropped")]


def test_without_a_key_each_post_is_a_row_of_its_own():
    with Journey(delays=NEAR, next_host=b_after_a) as lab:
        lab.kill("api-a", "after")
        assert lab.click() == 201
        lab.spans()
        assert len(lab.posts()) == 2


def test_health_checks_see_who_lives():
    with Journey(delays=NEAR) as lab:
        lab.kill("api-b")
        assert lab.check() == {"api-a"}
        lab.restart("api-b")
        assert lab.check() == {"api-a", "api-b"}


@pytest.mark.parametrize(("moment", "lines"), [("before", []), ("after", ["p1"])])
def test_a_worker_that_acknowledges_first_may_lose_its_work(moment, lines):
    with Journey(delays=NEAR) as lab:
        lab.kill("worker-1", moment)
        assert lab.click() == 201
        lab.spans()
        assert lab.timelines().get("ann", []) == lines
        assert lab.waiting() == 0


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_message_that_is_not_acknowledged_comes_again(moment):
    with Journey(delays=NEAR, work=once) as lab:
        lab.kill("worker-1", moment)
        assert lab.click() == 201
        spans = lab.spans()
        taken = [
            span["name"] for span in below(spans, only(spans, "fan-out", "producer")) if span["kind"] == "consumer"
        ]
        assert taken == ["worker-1", "worker-2"]
        assert lab.timelines() == {"ann": ["p1"], "bob": ["p1"], "cid": ["p1"]}
        assert lab.waiting() == 0


def test_a_message_waits_where_all_workers_are_dead():
    with Journey(delays=NEAR, work=once) as lab:
        lab.kill("worker-1")
        lab.kill("worker-2")
        assert lab.click() == 201
        lab.spans()
        assert lab.waiting() == 1


def test_a_message_that_nobody_manages_is_put_aside():
    deliveries = []

    def never(message, store):
        deliveries.append(message["delivery"])

    with Journey(delays=NEAR, work=never) as lab:
        lab.click()
        lab.spans()
        assert lab.waiting() == 0
    assert deliveries == [1, 2, 3, 4, 5]


def test_a_slow_part_answers_all_the_same():
    with Journey(delays=NEAR) as lab:
        lab.slow("db", 30)
        assert lab.click() == 201
        slow = only(lab.spans(), "db", "server")
    assert slow["end"] - slow["start"] >= 30


def test_what_a_students_function_raises_reaches_the_student():
    def lost(request, tries, inflight, healthy):
        raise KeyError("healthy")

    def tired(message, store):
        raise ZeroDivisionError

    with Journey(delays=NEAR, next_host=lost) as lab, pytest.raises(KeyError, match="healthy"):
        lab.click()
    with Journey(delays=NEAR, work=tired) as lab:
        assert lab.click() == 201
        with pytest.raises(ZeroDivisionError):
            lab.spans()


def test_mistakes_are_told():
    with pytest.raises(LabError, match="with block"):
        Journey().click()
    with pytest.raises(ValueError, match="no part is called 'egde'"):
        Journey(delays={"egde": 1}).__enter__()
    with Journey(delays=NEAR) as lab:
        with pytest.raises(LabError, match="no click yet"):
            lab.spans()
        with pytest.raises(ValueError, match="no part is called 'kafka'"):
            lab.kill("kafka")
        with pytest.raises(ValueError, match="now, before, after"):
            lab.kill("db", "later")
        assert lab.click() == 201
        assert [(one["method"], one["status"]) for one in lab.requests] == [("POST", 201)]


def test_a_stranger_who_tells_of_no_span_gets_page_and_answer():
    def fetched(lab, method, path, **fields):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with httpx.Client(http1=False, http2=True, verify=context, trust_env=False, timeout=60) as client:
            answer = client.request(method, f"https://127.0.0.1:{lab.port}{path}", **fields)
        return answer.status_code, answer.content

    with Journey(delays=NEAR) as lab:
        status, page = fetched(lab, "GET", "/")
        assert (status, page[:15]) == (200, b"<!doctype html>")
        assert fetched(lab, "GET", "/favicon.ico") == (404, b"")
        posted = fetched(lab, "POST", "/posts", content="hello", headers={"authorization": "Bearer 5f0c"})
        assert posted == (201, b'"p1"')
        assert fetched(lab, "POST", "/posts", content="hello")[0] == 401
        assert lab.posts() == [(1, "eve", "hello")]
