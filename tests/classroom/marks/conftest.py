"""A gradebook as a term leaves it: on time, late, marked by hand, an extension and nothing else, a name that bites."""

from datetime import datetime

import pytest
from nbgrader.api import Gradebook

from classroom.build import build
from classroom.grade.gradebook_cells import register
from classroom.lesson import Course
from classroom.marks.gradebook import read_marks
from tests.tiny import NAME, TEXT, write_tiny

DUE = datetime(2026, 11, 2, 12, 0)
WRITTEN = '\n# %% [markdown] written="why" points=4\n# Because sums are products.\n'
FULL = {"test_double": 1, "test_double_any": 2, "test_total": 3}
HAND = {"why": None}
STUDENTS = {
    "ada": ("Ada", "Ames", "ada@uni.example", "17"),
    "ben": ("Ben", "Böhm, jr", "ben@uni.example", "18"),
    "cy": (None, None, None, None),
    "dee": ("Dee", "Doe", "dee@uni.example", "20"),
    "eve": ("=HYPERLINK(1)", "@Eve", "+eve@uni.example", "19"),
}
GRADES = {
    "ada": (datetime(2026, 11, 2, 11, 0), FULL | HAND),
    "ben": (datetime(2026, 11, 2, 15, 0), FULL | HAND),
    "cy": (None, dict.fromkeys(FULL, 0) | {"test_double": 1, "why": 0}),
    "eve": (datetime(2026, 11, 1, 9, 0), dict.fromkeys(FULL, 0) | {"why": 0}),
}


@pytest.fixture(scope="session")
def term_once(tmp_path_factory):
    """The course folder; only to be read."""
    root = tmp_path_factory.mktemp("term")
    text = write_tiny(root) / "tiny.py"
    text.write_text(TEXT + WRITTEN)
    lesson = Course(root).lesson(NAME)
    build(lesson, execute=False).write(root)
    register(lesson, root)
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        book.update_or_create_assignment(NAME, duedate=DUE)
        for student, (first, last, email, lms) in STUDENTS.items():
            book.add_student(student, first_name=first, last_name=last, email=email, lms_user_id=lms)
        book.update_or_create_submission(NAME, "dee")
        book.grant_extension(NAME, "dee", days=2)
        for student, (at, points) in GRADES.items():
            book.update_or_create_submission(NAME, student, timestamp=at)
            for cell, earned in points.items():
                grade = book.find_grade(cell, "tiny", NAME, student)
                grade.auto_score, grade.needs_manual_grade = earned, earned is None
        words = book.find_grade("why", "tiny", NAME, "ada")
        words.manual_score, words.needs_manual_grade = 3, False
        changed = book.find_grade("test_total", "tiny", NAME, "cy")
        changed.manual_score, changed.extra_credit = 2, 0.5
        book.find_submission_notebook("tiny", NAME, "ben").late_submission_penalty = 1.5
        book.db.commit()
    return root


@pytest.fixture
def term(term_once):
    return Course(term_once).lesson(NAME), term_once


@pytest.fixture
def marks(term):
    return read_marks(*term)


@pytest.fixture
def by_name(marks):
    return {mark.student: mark for mark in marks.students}
