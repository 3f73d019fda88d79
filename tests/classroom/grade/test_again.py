"""What has been graded from all the same is not run again; one exercise alone can be."""

import shutil

import pytest
from nbgrader.api import Gradebook

from classroom import grade
from classroom.errors import CourseError
from classroom.example_class import filled
from classroom.grade import grade_assignment, ledger
from classroom.grade.notebook_metadata import kept
from classroom.lesson import Course
from classroom.mark_changes import changes, fallen, marks_now
from classroom.sandbox.limits import Limits
from tests.classroom.grade.conftest import LIMITS, autograded, hand_in, scores
from tests.classroom.grade.test_gradebook_cells import mend, without
from tests.tiny import NAME

STUDENTS = ("perfect", "mistaken-01", "untouched")


@pytest.fixture
def course(graded, tmp_path):
    """A copy of the graded course with three of its students."""
    root = tmp_path / "course"
    shutil.copytree(graded[0], root, ignore=shutil.ignore_patterns("submitted"))
    for student in STUDENTS:
        shutil.copytree(graded[0] / "submitted" / student, root / "submitted" / student)
    lesson = Course(root).lesson(NAME)
    with book(root) as gradebook:
        for submission in gradebook.assignment_submissions(NAME):
            if submission.student.id not in STUDENTS:
                gradebook.remove_submission(NAME, submission.student.id)
    grade_assignment(lesson, root, limits=LIMITS)
    return root


@pytest.fixture
def ran(monkeypatch):
    """How many submissions were run since."""
    jobs, run = [], grade.grade_job
    monkeypatch.setattr(grade, "grade_job", lambda job: jobs.append(job) or run(job))
    return jobs


def book(root):
    return Gradebook(f"sqlite:///{root}/gradebook.db")


def grade_again(root, *students, limits=LIMITS, **how):
    return {g.student: g for g in grade_assignment(Course(root).lesson(NAME), root, students, limits=limits, **how)}


def test_what_is_the_same_is_not_run_again_and_told_as_before(course, ran):
    before = scores(course)
    first = grade_again(course, again=True)
    assert len(ran) == len(STUDENTS)
    second = grade_again(course)
    assert len(ran) == len(STUDENTS)
    assert scores(course) == before
    assert {name: (one.known, one.told()) for name, one in second.items()} == {
        name: (True, one.told()) for name, one in first.items()
    }


def changed_notebook(root):
    hand_in(root, "perfect", filled(Course(root).lesson(NAME), {}))


def changed_time(root):
    (root / "submitted" / "perfect" / NAME / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")


def lost_notebook(root):
    shutil.rmtree(root / "autograded" / "perfect")


def removed_student(root):
    with book(root) as gradebook:
        gradebook.remove_submission(NAME, "perfect")


def another_schema(root):
    with ledger.Known(f"sqlite:///{root}/gradebook.db") as gradebook:
        gradebook.db.execute(ledger.text(f"UPDATE {ledger.TABLE} SET \"schema\" = 0 WHERE student = 'perfect'"))
        gradebook.db.commit()


CHANGES = [changed_notebook, changed_time, lost_notebook, removed_student, another_schema]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_has_changed_is_run_again_and_nobody_else(course, ran, change):
    change(course)
    graded = grade_again(course)
    assert len(ran) == 1
    assert [name for name, one in graded.items() if not one.known] == ["perfect"]


def test_other_limits_another_lesson_or_another_secret_count(course, ran):
    grade_again(course, "perfect", limits=Limits(cpu_s=3, wall_s=60))
    assert len(ran) == 1
    (course / "grading-secret").write_text("ours")
    grade_again(course, "perfect")
    assert len(ran) == 2
    mend(course, ('test="test_total" points=3', 'test="test_total" points=5'))
    grade_again(course, "perfect")
    assert len(ran) == 3
    assert scores(course)["perfect"] == 8


def test_an_extension_counts_for_marks_that_stay(course, ran):
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    changed_time(course)
    with book(course) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-11-19 12:00 UTC")
    for days, penalty in ((0, 6), (7, None)):
        with book(course) as gradebook:
            gradebook.grant_extension(NAME, "perfect", days=days)
        grade_again(course, "perfect")
        with book(course) as gradebook:
            assert gradebook.find_submission_notebook("tiny", NAME, "perfect").late_submission_penalty == penalty
    assert len(ran) == 1


def test_one_exercise_alone_is_run_and_only_its_marks_may_change(course, ran):
    points = [('test="test_total" points=3', 'test="test_total" points=5')]
    mend(course, *points, ('test="test_double" points=1', 'test="test_double" points=2'))
    double = autograded(course, "mistaken-01").cells
    grade_again(course, exercises=("total",))
    assert all(b'"test_total"' in job and b'"id": "test_double' not in job.split(b'"files"')[0] for job in ran)
    assert scores(course) == {"perfect": 1 + 2 + 5, "mistaken-01": 1, "untouched": 0}
    assert [c.outputs for c in autograded(course, "mistaken-01").cells if c["id"].startswith("test-double")] == [
        c.outputs for c in double if c["id"].startswith("test-double")
    ]
    grade_again(course)
    assert scores(course) == {"perfect": 2 + 2 + 5, "mistaken-01": 2, "untouched": 0}


def test_one_exercise_is_told_with_the_rest(course):
    whole = grade_again(course, again=True)
    facts = {student: kept(autograded(course, student).metadata) for student in whole}
    assert {n: g.told() for n, g in grade_again(course, exercises=("double",)).items()} == {
        n: g.told() for n, g in whole.items()
    }
    assert {student: kept(autograded(course, student).metadata) for student in whole} == facts
    assert any(of.failures for of in facts.values())
    assert all(one.known for one in grade_again(course).values())


def test_marks_by_hand_stay_when_one_exercise_is_graded(course):
    with book(course) as gradebook:
        for test in ("test_double", "test_total"):
            gradebook.find_grade(test, "tiny", NAME, "untouched").manual_score = 0.5
        gradebook.db.commit()
    grade_again(course, exercises=("total",))
    assert scores(course)["untouched"] == 1
    with book(course) as gradebook:
        assert not gradebook.find_grade("test_double", "tiny", NAME, "untouched").needs_manual_grade


def test_what_was_handed_in_since_is_graded_as_a_whole_or_not_at_all(course, ran):
    before = scores(course)
    changed_notebook(course)
    graded = grade_again(course, exercises=("total",))
    assert f"classroom grade {NAME} --student perfect" in graded["perfect"].reason
    assert [graded[name].reason for name in STUDENTS[1:]] == [None, None]
    assert scores(course) == before
    assert len(ran) == 2


def test_an_exercise_that_is_not_there_is_a_sentence(course):
    with pytest.raises(CourseError, match="there is no exercise walk; the exercises are: double, total"):
        grade_again(course, exercises=("walk",))


def test_before_and_after_are_told_and_whose_marks_fall(course):
    lesson = Course(course).lesson(NAME)
    before = marks_now(lesson, course)
    mend(course, ('test="test_total" points=3', 'test="test_total" points=1'))
    grade_again(course)
    after = marks_now(lesson, course)
    assert [(c.student, c.where, c.before, c.after) for c in changes(lesson, before, after)] == [
        ("perfect", "total", 3, 1)
    ]
    assert list(fallen(before, after)) == ["perfect (6 to 4)"]


def test_a_cell_that_is_gone_takes_nobodys_marks(course):
    lesson = Course(course).lesson(NAME)
    before = marks_now(lesson, course)
    mend(course, without("test_double_any", lesson.text.read_text()))
    grade_again(course)
    assert changes(lesson, before, marks_now(lesson, course)) == []
