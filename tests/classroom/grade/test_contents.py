"""Whatever is in a submission's folder, it ends in a mark or a stated reason, and the neighbours' marks are theirs."""

import json
import shutil

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from classroom.__main__ import main
from classroom.example_class import filled
from classroom.grade import grade_assignment
from classroom.grade.job_results import valid
from classroom.grade.staging import time_of
from classroom.lesson import Course
from tests.classroom.grade.conftest import LIMITS, autograded, hand_in, scores
from tests.classroom.grade.odd import NAMES, SAYS, TIMES, below, places
from tests.tiny import NAME

NEIGHBOURS = {"aaa": 6, "mmm": 0, "zzz": 6}


# No two runs differ. A failure is told as it was found: each step of making it smaller would grade a class.
STEADY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=3,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large],
)


@pytest.fixture
def course(graded, tmp_path):
    return with_neighbours(graded, tmp_path / "course")


def with_neighbours(graded, root):
    """An ungraded course with three ordinary students."""
    for tree in ("lessons", "source", "release"):
        shutil.copytree(graded[0] / tree, root / tree)
    for student, mark in NEIGHBOURS.items():
        like = "perfect" if mark else "untouched"
        hand_in(root, student, (graded[0] / "submitted" / like / NAME / "tiny.ipynb").read_bytes())
    return root


def outcomes(root, **how):
    return {one.student: one for one in grade_assignment(Course(root).lesson(NAME), root, limits=LIMITS, **how)}


def check_all(root, graded) -> None:
    marks = scores(root)
    assert {name: marks[name] for name in NEIGHBOURS} == NEIGHBOURS
    for student, one in graded.items():
        assert one.reason or student in marks, student
        assert not (one.reason and student in marks), one.reason
    assert not [path for path in root.rglob("*") if path.name.startswith(".recording-")]


@STEADY
@given(found=st.lists(places, min_size=9, max_size=9, unique_by=lambda one: one.name))
def test_neighbours_have_the_marks_that_they_would_have_had(graded, tmp_path_factory, found):
    course = with_neighbours(graded, tmp_path_factory.mktemp("odd") / "course")
    for one in found:
        one.write(course / "submitted", Course(course).lesson(NAME))
    results = outcomes(course)
    assert len(results) == len(NEIGHBOURS) + len(found)
    check_all(course, results)
    again = outcomes(course)
    assert {name: one.reason for name, one in again.items()} == {name: one.reason for name, one in results.items()}


def test_each_of_the_names_is_a_folder_that_is_graded_or_named(graded, course):
    for name in NAMES:
        place = below(course / "submitted", name) / NAME
        shutil.copytree(graded[0] / "submitted" / "perfect" / NAME, place)
    told = {name: one.reason for name, one in outcomes(course).items() if one.reason}
    assert list(told) == ["caf?"]
    assert "could not be graded (UnicodeEncodeError" in told["caf?"]
    assert scores(course) == NEIGHBOURS | {name.decode(): 6 for name in NAMES if name != b"caf\xe9"}


@pytest.mark.parametrize("content", TIMES, ids=lambda content: repr(content[:20]))
def test_a_time_is_read_or_it_counts_as_none(tmp_path, content):
    (tmp_path / "timestamp.txt").write_bytes(content)
    told = time_of(tmp_path)
    readable = [TIMES[2], TIMES[5]]
    assert told == "2026-11-20 10:00:00 UTC" if content in readable else told is None or content in (b"1 2 3", b"a b c")


def test_a_time_that_cannot_be_read_is_told_and_costs_nothing(course):
    (course / "submitted" / "aaa" / NAME / "timestamp.txt").write_bytes("hier à midi".encode())
    (course / "submitted" / "zzz" / NAME / "timestamp.txt").mkdir()
    graded = outcomes(course)
    check_all(course, graded)
    for student in ("aaa", "zzz"):
        assert "holds no date that can be read" in graded[student].notes[0]
        assert "holds no date" in autograded(course, student).cells[0].source


def test_what_lies_where_results_go_costs_one_submission(course):
    (course / "autograded").mkdir()
    (course / "autograded" / "aaa").write_text("in the way")
    (course / "autograded" / "mmm").mkdir()
    (course / "autograded" / "mmm" / NAME).write_text("in the way")
    graded = outcomes(course)
    assert "could not be graded" in graded["aaa"].reason
    assert graded["mmm"].reason == f"autograded/mmm/{NAME} is no folder: remove it and grade again"
    assert scores(course)["zzz"] == 6
    (course / "autograded" / "aaa").unlink()
    (course / "autograded" / "mmm" / NAME).unlink()
    check_all(course, outcomes(course))


def test_a_list_at_the_end_and_exit_code_1(course):
    shutil.rmtree(course / "submitted" / "mmm" / NAME)
    (course / "submitted" / "mmm" / NAME).write_text("no folder")
    done = CliRunner().invoke(main, ["grade", NAME, "--course", str(course)])
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "classroom: 1 of 3 have no new marks:",
        f"  mmm: submitted/mmm/{NAME} is no folder: put the notebook into one",
    ]
    rows = [line.split() for line in done.stdout.splitlines()]
    assert [row[0] for row in rows if row[1:2] == ["3/3"]] == ["aaa", "zzz"]


def test_what_student_code_says_is_written_without_halves_of_pairs(course):
    hand_in(course, "halves", filled(Course(course).lesson(NAME), {"double": SAYS}))
    one = outcomes(course)["halves"]
    assert (one.reason, scores(course)["halves"]) == (None, 0)
    assert "? out" in (course / "autograded" / "halves" / NAME / "tiny.ipynb").read_text(encoding="utf-8")


def test_a_result_has_no_halves_of_pairs_wherever_they_stand():
    told = {
        "verdicts": {"t": {"text": "\ud800 in a failure", "kind": "\udfff"}},
        "outputs": [["\ud83d\ude00", 1, None]],
    }
    clean = {"verdicts": {"t": {"text": "? in a failure", "kind": "?"}}, "outputs": [["\U0001f600", 1, None]]}
    assert valid(json.dumps(told).encode()) == clean
