"""All that is known of a class, from its gradebook and its graded notebooks."""

import json
import shutil

import pytest
from nbgrader.api import Gradebook

from classroom.errors import CourseError
from classroom.grade.notebook_metadata import KEY
from classroom.lesson import Course
from classroom.marks.gradebook import read_marks
from classroom.report.gather import gather
from classroom.report.item_analysis import standings
from classroom.report.page import page
from tests.tiny import NAME


@pytest.fixture
def course(graded, tmp_path):
    """The tiny lesson's class, graded, in a folder of its own."""
    shutil.copytree(graded[0], tmp_path / "course")
    return Course(tmp_path / "course").lesson(NAME)


def notebook(lesson, student):
    return lesson.course.root / "autograded" / student / NAME / "tiny.ipynb"


def test_marks_beliefs_notes_and_what_is_not_written_come_together(course):
    whole = gather(course, course.course.root)
    by_name = {student.mark.student: student for student in whole.students}
    assert by_name["perfect"].facts.failures == {}
    assert by_name["untouched"].unwritten == {"double", "total"}
    assert by_name["infinite-loop"].unwritten == frozenset()
    assert "2 s of processor time" in by_name["infinite-loop"].facts.endings["test_double"]
    assert len(by_name["broken-json"].facts.notes) == 1
    assert (whole.absent, whole.waiting, whole.unknown) == ((), (), ())
    double, total = standings(whole)
    beliefs = {answer.belief for answer in course.exercise("double").wrong}
    assert beliefs == {belief for belief, _ in double.beliefs}
    assert (total.unwritten, total.stretch) == (2, True)  # the untouched one, and the one that cannot be read
    assert "Small numbers only." in page(whole)


def test_what_is_handed_in_and_not_graded_is_told_and_so_is_what_nothing_is_known_of(course):
    root = course.course.root
    (root / "submitted" / "new" / NAME).mkdir(parents=True)
    notebook(course, "another-way").write_text("{")
    older = json.loads(notebook(course, "perfect").read_text())
    del older["metadata"][KEY]
    notebook(course, "perfect").write_text(json.dumps(older))
    notebook(course, "untouched").unlink()
    whole = gather(course, root)
    assert whole.waiting == ("new",)
    assert whole.unknown == ("another-way", "perfect", "untouched")


def test_an_answer_that_calls_an_earlier_one_that_is_wrong_is_known_to(course):
    path = notebook(course, "mistaken-01")
    text = json.loads(path.read_text())
    for cell in text["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "total":
            cell["source"] = "def total(fetch, count):\n    return double(fetch(0))\n"
    path.write_text(json.dumps(text))
    whole = gather(course, course.course.root)
    below = {student.mark.student: student.below for student in whole.students}
    assert below["mistaken-01"] == {"total": ["double"]}
    assert below["mistaken-02"] == {}


def test_before_anything_is_graded_the_way_is_told(course):
    root = course.course.root
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        for mark in read_marks(course, root).students:
            book.remove_submission(NAME, mark.student)
    with pytest.raises(CourseError, match=f"nothing of {NAME} has been graded yet: run classroom grade {NAME}"):
        gather(course, root)
    (root / "gradebook.db").unlink()
    with pytest.raises(CourseError, match=f"run classroom grade {NAME}"):
        gather(course, root)
