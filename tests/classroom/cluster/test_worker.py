"""What a worker says when it is asked, and that it runs nothing before it has agreed."""

import json
from pathlib import Path

import pytest

from classroom.cluster import worker
from classroom.errors import CourseError
from tests.tiny import NAME

KEY = Path("/nowhere/worker-key.pem")


def asked(**others):
    made = json.loads(worker.question(NAME, "[]", (("data/words.txt", b"\x00plain"),)))
    return json.dumps(made | others).encode()


def test_a_worker_that_differs_objects_before_anything_runs(monkeypatch):
    monkeypatch.setattr(worker, "warm_up", lambda *_: pytest.fail("it was warmed up"))
    other = worker.grader() | {"course": "another"}
    assert worker.objection(asked(grader=other), KEY).startswith("its package course is not the one here")
    assert worker.name_of(asked(grader=other)) not in worker.AGREED


def test_a_worker_whose_sandbox_does_not_hold_objects(monkeypatch):
    def fail(*_):
        raise CourseError("there is no sandbox for student code here")

    monkeypatch.setattr(worker, "warm_up", fail)
    assert worker.objection(asked(), KEY) == "there is no sandbox for student code here"
    with pytest.raises(worker.NotAsked):
        worker.run_job(worker.name_of(asked()), len, b"job")


def test_a_worker_whose_private_key_student_code_could_read_objects():
    assert "its private key lies in /usr" in worker.objection(asked(), Path("/usr/share/worker-key.pem"))


def test_a_worker_that_agrees_has_run_what_it_was_sent(monkeypatch):
    ran = []
    monkeypatch.setattr(worker, "warm_up", lambda *told: ran.append(told))
    monkeypatch.setattr(worker, "AGREED", set())
    assert worker.objection(asked(), KEY) is None
    assert ran == [(NAME, "[]", (("data/words.txt", b"\x00plain"),), True)]
    assert worker.run_job(worker.name_of(asked()), len, b"job") == 3
