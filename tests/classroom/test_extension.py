"""More time for one student, and what the course says of late submissions."""

from datetime import datetime

import pytest
from nbgrader.api import Gradebook

from classroom.build import build
from classroom.errors import CourseError
from classroom.extension import extend
from classroom.grade.gradebook_cells import register
from classroom.grade.record import nbgrader_config, using_nbgrader
from classroom.lesson import Course
from tests.tiny import NAME, write_tiny

DUE = datetime(2026, 11, 2, 12, 0)


@pytest.fixture
def tiny(tmp_path):
    write_tiny(tmp_path)
    lesson = Course(tmp_path).lesson(NAME)
    build(lesson, execute=False).write(tmp_path)
    return lesson


def gradebook(lesson):
    return Gradebook(f"sqlite:///{lesson.course.root / 'gradebook.db'}")


@pytest.fixture
def due(tiny):
    with using_nbgrader(), gradebook(tiny) as book:
        book.add_assignment(NAME, duedate=DUE)
        book.add_student("ada")
        book.add_student("ben")
    return tiny


def due_for(lesson, student):
    with gradebook(lesson) as book:
        return book.find_submission(NAME, student).duedate


def test_an_extension_is_for_one_and_the_next_takes_its_place(due):
    assert extend(due, due.course.root, "ada", 7) == f"{NAME} is due for ada at 2026-11-09 12:00 UTC"
    assert extend(due, due.course.root, "ada", 2) == f"{NAME} is due for ada at 2026-11-04 12:00 UTC"
    extend(due, due.course.root, "ben", 0)
    assert due_for(due, "ada") == datetime(2026, 11, 4, 12, 0)
    assert due_for(due, "ben") == DUE


def test_a_lesson_can_be_graded_after_an_extension(due):
    extend(due, due.course.root, "ada", 7)
    register(due, due.course.root)
    assert due_for(due, "ada") == datetime(2026, 11, 9, 12, 0)


def test_an_unknown_student_or_no_due_date_is_told(due):
    with pytest.raises(CourseError, match="nbgrader db student add eve"):
        extend(due, due.course.root, "eve", 7)
    with gradebook(due) as book:
        book.update_or_create_assignment(NAME, duedate=None)
    with pytest.raises(CourseError, match="has no due date"):
        extend(due, due.course.root, "ada", 7)


def test_grading_heeds_what_the_course_says_of_late_submissions_and_nothing_else(tmp_path):
    assert "LateSubmissionPlugin" not in nbgrader_config(tmp_path)
    settings = tmp_path / "nbgrader_config.py"
    settings.write_text(
        "c = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\nc.Autograde.autograde_preprocessors = []\n"
    )
    config = nbgrader_config(tmp_path)
    assert config.LateSubmissionPlugin.penalty_method == "zero"
    assert "Autograde" not in config
    settings.write_text("c = get_conf()\n")
    with pytest.raises(CourseError, match=r"nbgrader_config\.py cannot be read: NameError"):
        nbgrader_config(tmp_path)
