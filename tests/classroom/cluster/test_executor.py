"""Workers are asked before they get a job, and a lost one's jobs are run by another."""

import threading

import pytest

from classroom.cluster import executor, worker
from classroom.cluster.executor import Cluster
from classroom.errors import CourseError
from tests.classroom.cluster.dask_like import Client

FITS: dict[str, None] = {}


def length(job):
    return str(len(job)).encode()


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    """Nobody looks for workers but the test, results are there at once, this process is a worker that has agreed."""
    monkeypatch.setattr(executor, "LOOK_S", 3600.0)
    monkeypatch.setattr(Cluster, "_fetch", Cluster._done)
    monkeypatch.setattr(worker, "AGREED", {worker.name_of(worker.question("01-tiny", "[]", ()))})


@pytest.fixture
def begun():
    made = []

    def begin(objections=FITS, patience_s=3600.0, **threads):
        said = []
        cluster = Cluster(Client(threads, objections), said.append, patience_s)
        made.append(cluster)
        cluster.begin("01-tiny", "[]", (), True)
        return cluster, cluster.client, said

    yield begin
    for cluster in made:
        cluster.shutdown()


def test_a_job_goes_to_a_worker_and_its_result_comes_back(begun):
    cluster, client, said = begun(one=1)
    future = cluster.submit(length, b"four")
    client.sent[0].work()
    assert (future.result(0), said) == (b"4", [])


def test_what_a_job_raises_comes_back_too(begun):
    cluster, client, _ = begun(one=1)
    future = cluster.submit(bytes.decode, b"\xff")
    client.sent[0].work()
    assert isinstance(future.exception(0), UnicodeDecodeError)


def test_a_worker_that_differs_is_named_and_gets_no_job(begun):
    cluster, client, said = begun(objections={"one": "its package course is not the one here"}, one=8, two=1)
    cluster.submit(length, b"a")
    cluster.submit(length, b"b")
    assert [sent.address for sent in client.sent] == ["two"]
    assert said == ["worker one gets no jobs: its package course is not the one here"]


def test_a_worker_that_cannot_be_asked_is_named_too(begun):
    lacking = ModuleNotFoundError("No module named 'classroom'")
    _, _, said = begun(objections={"one": lacking}, one=1, two=1)
    assert said == ["worker one gets no jobs: it could not be asked (ModuleNotFoundError: No module named 'classroom')"]


@pytest.mark.parametrize(
    ("threads", "told"), [({}, "the scheduler has no workers yet"), ({"one": 1}, "no worker may get a job")]
)
def test_without_a_worker_that_fits_nothing_begins(begun, threads, told):
    with pytest.raises(CourseError, match=f"nothing was graded, as {told}"):
        begun(objections={"one": "no"}, **threads)


def test_without_the_sandbox_nothing_begins():
    cluster = Cluster(Client({"one": 1}, FITS), print)
    with pytest.raises(CourseError, match="--scheduler goes with the sandbox only: without it student code could read"):
        cluster.begin("01-tiny", "[]", (), False)
    assert cluster.client.asked == []


def test_a_lost_workers_jobs_are_run_by_another(begun):
    cluster, client, said = begun(one=2, two=1)
    futures = [cluster.submit(length, b"x" * n) for n in range(3)]
    del client.threads["one"]
    cluster._look()
    assert said == ["worker one is gone; jobs that are run again: 2"]
    for _ in futures:
        client.at("two")[0].work()
    assert [future.result(0) for future in futures] == [b"0", b"1", b"2"]


def test_what_a_lost_worker_says_late_is_not_taken_twice(begun):
    cluster, client, _ = begun(one=1, two=1)
    future = cluster.submit(length, b"abc")
    (first,) = client.sent
    other = "two" if first.address == "one" else "one"
    del client.threads[first.address]
    cluster._look()
    first.status = "pending"
    first.work()
    assert not future.done()
    client.at(other)[0].work()
    assert future.result(0) == b"3"


def test_a_worker_that_comes_later_is_asked_and_helps(begun):
    cluster, client, _ = begun(one=1)
    for _ in range(2):
        cluster.submit(length, b"x")
    client.threads["late"] = 1
    cluster._look()
    assert ("ask", "late") in client.asked
    assert len(client.at("late")) == 1


def test_a_worker_that_began_anew_under_its_address_is_asked_again(begun, monkeypatch):
    cluster, client, _ = begun(one=1)
    agreed = set(worker.AGREED)
    worker.AGREED.clear()
    future = cluster.submit(length, b"xx")
    client.sent[0].work()
    assert not future.done()
    worker.AGREED.update(agreed)
    cluster._look()
    assert client.asked.count(("ask", "one")) == 2
    client.at("one")[0].work()
    assert future.result(0) == b"2"


def test_a_job_that_takes_three_workers_with_it_is_given_up(begun):
    cluster, client, _ = begun(one=1, two=1, three=1, four=1)
    future = cluster.submit(length, b"x")
    for _ in range(3):
        del client.threads[next(sent for sent in client.sent if sent.status == "pending").address]
        cluster._look()
    assert str(future.exception(0)) == "3 workers were lost over it"


def test_without_any_worker_it_is_waited_for_some_time_and_no_longer(begun):
    cluster, client, _ = begun(patience_s=5000.0, one=1)
    future = cluster.submit(length, b"x")
    client.threads.clear()
    cluster._look()
    assert not future.done()
    cluster._look()
    with pytest.raises(CourseError, match=r"no worker is left\. What has been recorded stays"):
        future.result(0)


def test_a_worker_that_keeps_its_result_keeps_nobody_elses(begun, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(executor, "LOOK_S", 3600.0)
    monkeypatch.setattr(worker, "AGREED", {worker.name_of(worker.question("01-tiny", "[]", ()))})
    cluster, client, _ = begun(one=1, two=1)
    futures = [cluster.submit(length, b"x") for _ in range(2)]
    go_on, told = threading.Event(), client.sent[0].result
    client.sent[0].result = lambda: go_on.wait(60) and told()
    for sent in client.sent:
        sent.work()
    assert futures[1].result(60) == b"1"
    assert not futures[0].done()
    go_on.set()
    assert futures[0].result(60) == b"1"


def test_a_scheduler_that_ends_ends_the_run(begun):
    cluster, client, _ = begun(one=1)
    future = cluster.submit(length, b"x")
    client.sent[0].end("cancelled")
    with pytest.raises(CourseError, match="the scheduler has let a job go"):
        future.result(0)


def test_a_scheduler_that_does_not_answer_three_times_ends_the_run(begun, monkeypatch):
    cluster, client, _ = begun(one=1)
    future, silent = cluster.submit(length, b"x"), [False, True, False, True, True, True]

    def identity(n_workers):
        if silent.pop(0):
            raise OSError("timed out")
        return {"workers": {"one": {"nthreads": 1}}}

    monkeypatch.setattr(client.scheduler, "identity", identity)
    monkeypatch.setattr(executor, "LOOK_S", 0.0)
    cluster._keep_looking()
    with pytest.raises(CourseError, match=r"does not answer any more \(timed out\)\. What has been recorded"):
        future.result(0)
    assert silent == []


def test_in_the_end_workers_rest_and_the_client_is_closed(begun):
    cluster, client, _ = begun(one=1)
    cluster.shutdown()
    assert client.asked[-1] == ("rest", "one")
    assert client.closed


def test_given_up_nothing_is_left_to_do(begun):
    cluster, client, _ = begun(one=1)
    for _ in range(2):
        cluster.submit(length, b"x")
    cluster.shutdown(wait=False, cancel_futures=True)
    assert [sent.status for sent in client.sent] == ["cancelled"]
    assert client.closed
