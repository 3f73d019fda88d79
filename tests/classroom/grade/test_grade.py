"""Whatever is handed in, the class is graded: a mark or a stated reason for each."""

import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment

from classroom import grade
from classroom.errors import CourseError
from classroom.feedback import write_feedback
from classroom.grade import grade_assignment
from classroom.grade.gradebook_cells import register
from classroom.grade.plan import FIXED_SEED, seed
from classroom.grade.record import record
from classroom.lesson import Course, grade_id
from classroom.marks.gradebook import read_marks
from tests.classroom.grade.conftest import LIMITS, autograded, hand_in, scores
from tests.tiny import NAME

FULL = {"test_double": 1, "test_double_any": 2, "test_total": 3}


def test_every_submission_has_its_mark(graded):
    root, _, _ = graded
    assert scores(root) == {
        "perfect": 6,
        "another-way": 6,
        "mistaken-01": 1 + 2 * 0 + 0,
        "mistaken-02": 1,
        "mistaken-03": 1,
        "untouched": 0,
        "copied-answer-cell": 6,
        "deleted-test-cell": 6,
        "infinite-loop": 3,
        "broken-json": 0,
    }


def test_gradebook_and_result_agree(graded):
    root, _, results = graded
    told = {student: sum(FULL[t] for t, ok in one.passed.items() if ok) for student, one in results.items()}
    assert told == scores(root)


@pytest.mark.parametrize(
    ("student", "reason"),
    [
        ("broken-json", "could not be read"),
        ("deleted-test-cell", "the released ones were used: `test_double`."),
    ],
)
def test_what_was_odd_is_told_on_top_of_the_graded_notebook(graded, student, reason):
    root, _, results = graded
    assert reason in " ".join(results[student].notes)
    assert reason in autograded(root, student).cells[0].source


def test_an_infinite_loop_costs_its_own_exercise_only(graded):
    _, _, results = graded
    one = results["infinite-loop"]
    assert one.passed == {"test_double": False, "test_double_any": False, "test_total": True}
    assert "2 s of processor time" in one.endings["test_double"]


def test_each_mistake_is_named(graded):
    _, lesson, results = graded
    for exercise in lesson.exercises:
        for number, answer in enumerate(exercise.wrong, start=1):
            beliefs = results[f"mistaken-{number:02d}"].beliefs
            assert answer.belief in [beliefs.get(test) for test in exercise.tests]


def test_neither_graded_notebook_nor_feedback_tells_a_hidden_test(graded):
    root, lesson, results = graded
    write_feedback(lesson, root)
    for student in results:
        page = (root / "feedback" / student / NAME / "tiny.html").read_text()
        notebook = (root / "autograded" / student / NAME / "tiny.ipynb").read_text()
        for text in (page, notebook):
            assert "BEGIN HIDDEN" not in text
            assert "randrange(10" not in text
            assert "-14" not in text
            assert "FACTOR *" not in text or student not in ("untouched", "broken-json")


def test_feedback_states_property_and_belief(graded):
    root, lesson, _ = graded
    write_feedback(lesson, root)
    page = (root / "feedback" / "mistaken-01" / NAME / "tiny.html").read_text()
    assert "negative numbers are doubled too" in page
    assert "There is nothing below nought." in page


def test_marks_stand_in_the_gradebook_by_exercise(graded):
    root, lesson, _ = graded
    marks = read_marks(lesson, root)
    assert len(marks.students) == len(scores(root))
    (perfect,) = [mark for mark in marks.students if mark.student == "perfect"]
    assert perfect.points == {"double": 3, "total": 3}
    assert marks.core_percent(perfect) == 100


def test_feedback_tells_core_and_stretch_apart(graded):
    root, lesson, _ = graded
    write_feedback(lesson, root)
    page = (root / "feedback" / "perfect" / NAME / "tiny.html").read_text()
    assert "(Score: 3.0 / 3.0)" in page
    assert "<strong>Core: 100 %</strong>, 3 of 3 points. Stretch, beyond the core: 3 of 3 points." in page


def test_a_second_run_gives_the_same_marks_and_keeps_what_a_person_entered(graded):
    root, lesson, _ = graded
    before = scores(root)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        grade = gradebook.find_grade("test_total", "tiny", NAME, "untouched")
        grade.manual_score, grade.extra_credit = 2, 0.5
        gradebook.find_comment("total", "tiny", NAME, "untouched").manual_comment = "shown in class"
        gradebook.db.commit()
    grade_assignment(lesson, root, ("untouched", "perfect"), limits=LIMITS, again=True)
    assert scores(root) == before | {"untouched": 2.5}
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        assert gradebook.find_comment("total", "tiny", NAME, "untouched").comment == "shown in class"
        grade = gradebook.find_grade("test_total", "tiny", NAME, "untouched")
        grade.manual_score, grade.extra_credit = None, None
        gradebook.db.commit()


def test_without_a_notebook_the_reason_is_stated(graded):
    root, lesson, _ = graded
    (root / "submitted" / "empty-handed" / NAME).mkdir(parents=True)
    (one,) = grade_assignment(lesson, root, ("empty-handed",), limits=LIMITS)
    assert one.notes == ("No notebook was handed in.",)
    assert not any(one.passed.values())
    assert scores(root).pop("empty-handed") == 0


def test_an_unknown_student_is_a_sentence(graded):
    root, lesson, _ = graded
    with pytest.raises(CourseError, match="no submission by nobody"):
        grade_assignment(lesson, root, ("nobody",))


def test_no_submission_at_all_says_where_to_put_them(tmp_path, graded):
    _, lesson, _ = graded
    with pytest.raises(CourseError, match=f"submitted/<student>/{NAME}/tiny.ipynb"):
        grade_assignment(lesson, tmp_path)


def longer(cell):
    cell.source = f"# longer\n{cell.source}"


def dearer(cell):
    cell.metadata.nbgrader.points = 7


@pytest.mark.parametrize(("name", "change"), [("test_double", longer), ("double", longer), ("test_double", dearer)])
def test_what_has_changed_in_a_lesson_is_entered_and_what_has_not_is_not(graded, tmp_path, monkeypatch, name, change):
    shutil.copytree(graded[0], tmp_path / "course")
    root = tmp_path / "course"
    lesson, entered = Course(root).lesson(NAME), []
    start = GenerateAssignment.start
    monkeypatch.setattr(GenerateAssignment, "start", lambda self: entered.append(start(self)))
    register(lesson, root)
    assert not entered
    notebook = nbformat.read(lesson.source, as_version=4)
    change(next(cell for cell in notebook.cells if grade_id(cell) == name))
    nbformat.write(notebook, lesson.source)
    register(lesson, root)
    register(lesson, root)
    assert len(entered) == 1
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        if change is longer:
            assert gradebook.find_source_cell(name, "tiny", NAME).source.startswith("# longer\n")
        else:
            assert gradebook.find_graded_cell(name, "tiny", NAME).max_score == 7


def test_the_seed_follows_secret_assignment_and_submission():
    drawn = {seed(key, name, secret) for key in "ab" for name in ("01", "02") for secret in (b"s", b"t")}
    assert len(drawn) == 8
    assert seed("a", "01", b"s") == seed("a", "01", b"s")
    assert seed("a", "01", None) == seed("b", "02", None) == FIXED_SEED


def test_a_late_submission_keeps_its_time(graded):
    root, lesson, _ = graded
    hand_in(root, "late", (root / "submitted" / "perfect" / NAME / "tiny.ipynb").read_bytes())
    (root / "submitted" / "late" / NAME / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    grade_assignment(lesson, root, ("late",), limits=LIMITS)
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        assert str(gradebook.find_submission(NAME, "late").timestamp) == "2026-11-20 10:00:00"


def test_a_run_that_breaks_off_keeps_what_it_has_recorded(graded, tmp_path, monkeypatch):
    root, _, _ = graded
    for tree in ("lessons", "source", "release"):
        shutil.copytree(root / tree, tmp_path / tree)
    for student in ("perfect", "untouched", "mistaken-01"):
        shutil.copytree(root / "submitted" / student, tmp_path / "submitted" / student)
    recorded = []

    def stop_at_the_second(lesson, course, student, *rest):
        if recorded:
            raise CourseError("the disk is full")
        recorded.append(student)
        record(lesson, course, student, *rest)

    monkeypatch.setattr(grade, "record", stop_at_the_second)
    with pytest.raises(CourseError, match="the disk is full"):
        grade_assignment(Course(tmp_path).lesson(NAME), tmp_path, limits=LIMITS)
    assert scores(tmp_path) == {recorded[0]: scores(root)[recorded[0]]}
