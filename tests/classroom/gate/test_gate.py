"""The whole gate: a tidy lesson passes it, and one that cannot be looked at is a finding, not a crash."""

import json

import pytest

from classroom import gate
from classroom.build import read_notebook
from classroom.example_class import filled
from classroom.gate import Finding, inspect
from classroom.grade.belief_cache import BeliefCache
from classroom.grade.belief_replay import beliefs_behind
from classroom.grade.job import make_job
from classroom.grade.rebuild import orders, rebuild
from classroom.grade.run_submission import run_all
from classroom.sandbox.limits import Limits


def snapshot(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_tidy_lesson_has_no_finding_and_nothing_is_written(tidy, sessions):
    before, told = snapshot(tidy.course.root), []
    report = inspect(tidy, sessions, told.append)
    assert report.findings == []
    assert (report.score, report.survivors) == (1.0, [])
    assert list(report.mutants) == ["packets", "even"]
    assert all(killed == made > 4 for killed, made in report.mutants.values())
    assert told[0] == "building"
    assert told[-1] == "even"
    assert snapshot(tidy.course.root) == before


def test_one_exercise_can_be_run_alone(tidy, sessions):
    told = []
    report = inspect(tidy, sessions, told.append, only=["even"])
    assert (report.findings, list(report.mutants)) == ([], ["even"])
    assert told == ["building", "reference and release", "even"]


class NothingNew:
    """A session pool that replays what is known so far, and nothing else."""

    def __init__(self, sessions):
        self.run_on = sessions.run_on

    def run(self, *_):
        pytest.fail("the gate has run all that there is to know of these beliefs")


def test_grading_knows_what_the_wrong_answers_do(tidy, sessions):
    belief_cache, even = BeliefCache(), tidy.exercise("even")
    inspect(tidy, sessions, only=["even"], belief_cache=belief_cache)
    source = next(answer.source for answer in even.wrong if answer.name == "wrong_nought_is_odd")
    submitted = rebuild(filled(tidy, {"even": source}), read_notebook(tidy.release))
    defines = {test: exercise.defines for exercise in tidy.exercises for test in exercise.tests}
    asked = orders(submitted, read_notebook(tidy.source), defines, "its seed", {})
    asked = [order for order in asked if order["do"] == "run" or order["id"] in even.tests]
    job = json.loads(make_job(tidy, asked, Limits(), sandbox=True))
    ran = run_all(sessions, asked, tidy.files(), Limits())
    named = beliefs_behind(ran, job, tidy.files(), Limits(), NothingNew(sessions), belief_cache)
    sessions.end_idle()
    assert named == {"test_even": "Nought is neither even nor odd."}


def test_an_exercise_that_is_not_there_is_one_finding(tidy, sessions):
    (finding,) = inspect(tidy, sessions, only=["even", "odd"]).findings
    assert "there is no exercise odd; the exercises are: packets, even" in finding.text


def test_the_findings_of_every_rule_come_out(tidy, sessions, monkeypatch):
    rules = {name for name in vars(gate) if name.startswith("check_")} - {
        "check_readable",
        "check_mutants",
        "check_domain",
        "check_bank",
        "check_plays",
        "check_arguments",
    }
    for name in rules:
        monkeypatch.setattr(gate, name, lambda *given, name=name: [Finding(name, "here", "broken")])
    report = inspect(tidy, sessions)
    assert {finding.rule for finding in report.findings} == rules
    assert list(report.mutants) == ["packets", "even"]


def test_a_reference_that_does_not_end_well_stops_the_sessions(tidy, sessions, monkeypatch):
    monkeypatch.setattr(gate, "check_built", lambda lesson: [])
    tidy.text.write_text(tidy.text.read_text().replace("return not number & 1", "import os; os._exit(0)"))
    report = inspect(tidy.course.lesson(tidy.name), sessions)
    assert [(finding.rule, finding.where) for finding in report.findings] == [("cost", "01-tidy")]
    assert report.mutants == {}


@pytest.mark.parametrize(
    ("old", "new", "where", "told"),
    [
        ("return not number & 1", "return %time 1", "01-tidy", "invalid syntax"),
        ("def even(number):", "%time\ndef even(number):", "even", "not plain Python"),
        ("sizes[-1] - HEADER", "sizes[-1] - )", "01-tidy", "tidy.py, line 12: unmatched ')': sizes[-1] - )"),
        ('test="test_even" points=1', 'test="test_even"', "01-tidy", "needs points=N"),
        ('test="test_even"', 'test="test_odd"', "01-tidy", "belongs to no answer cell"),
        ('test="test_packets_rest"', 'test="test_packets"', "01-tidy", "used twice"),
    ],
)
def test_what_cannot_be_built_is_one_finding(edit, sessions, old, new, where, told):
    (finding,) = inspect(edit(old, new), sessions).findings
    assert (finding.rule, finding.where) == ("lesson", where)
    assert told in finding.text


def test_an_empty_text_is_one_finding(tidy, sessions):
    tidy.text.write_text("")
    assert inspect(tidy.course.lesson(tidy.name), sessions).findings == [
        Finding("lesson", "01-tidy", "its text has no cells")
    ]
