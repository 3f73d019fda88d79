"""A lesson that is mended while its gradebook holds marks: what is new is entered, what is gone keeps its marks."""

import shutil

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment

from classroom.build import build
from classroom.grade import grade_assignment
from classroom.grade.gradebook_cells import register
from classroom.lesson import Course
from tests.classroom.grade.conftest import LIMITS, scores
from tests.tiny import NAME

FURTHER = """
# %% test="test_total_many" points=4
from course.check import calling


def same_again(n):
    return n


calling(total, same_again, 4).gives(6, think="six")
"""
WRITTEN = '\n# %% [markdown] written="why" points=5\n# Because sums are products.\n'


@pytest.fixture
def course(graded, tmp_path):
    """A copy of the graded course, to be mended."""
    shutil.copytree(graded[0], tmp_path / "course")
    return tmp_path / "course"


def mend(root, *changes, add=""):
    """The lesson after these changes of its text, built."""
    text = Course(root).lesson(NAME).text
    mended = text.read_text()
    for old, new in changes:
        assert mended.count(old) == 1
        mended = mended.replace(old, new)
    text.write_text(mended + add)
    build(Course(root).lesson(NAME), execute=False).write(root)
    return Course(root).lesson(NAME)


def without(name, text):
    """The change that takes a test cell off."""
    start = text.index(f'# %% test="{name}"')
    return text[start : text.index("# %%", start + 1)], ""


def book(root):
    return Gradebook(f"sqlite:///{root}/gradebook.db")


def most(root) -> float:
    with book(root) as gradebook:
        return gradebook.find_assignment(NAME).max_score


def test_a_test_cell_that_is_new_is_entered_for_all_and_counts_when_they_are_graded(course):
    before = scores(course)
    lesson = mend(course, add=FURTHER)
    register(lesson, course)
    assert scores(course) == before
    assert most(course) == 10
    grade_assignment(lesson, course, ("perfect", "untouched"), limits=LIMITS)
    assert scores(course) == before | {"perfect": 10}


def test_a_test_cell_that_is_gone_keeps_its_marks_and_leaves_the_maximum(course):
    before = scores(course)
    lesson = mend(course, without("test_double_any", Course(course).lesson(NAME).text.read_text()))
    for student in ("perfect", "mistaken-01", "untouched"):
        grade_assignment(lesson, course, (student,), limits=LIMITS)
    assert most(course) == 4
    assert scores(course) == before
    with book(course) as gradebook:
        assert gradebook.find_grade("test_double_any", "tiny", NAME, "perfect").score == 2


def test_a_cell_that_comes_back_counts_again(course):
    text = Course(course).lesson(NAME).text.read_text()
    lost = without("test_double_any", text)
    register(mend(course, lost), course)
    Course(course).lesson(NAME).text.write_text(text)
    register(mend(course), course)
    assert most(course) == 6


def test_points_that_have_changed_are_those_of_the_next_grading(course):
    lesson = mend(course, ('test="test_total" points=3', 'test="test_total" points=5'))
    grade_assignment(lesson, course, ("perfect", "infinite-loop"), limits=LIMITS)
    assert most(course) == 8
    assert {name: scores(course)[name] for name in ("perfect", "infinite-loop")} == {"perfect": 8, "infinite-loop": 5}


def test_words_to_mark_that_are_new_wait_and_marks_by_hand_stay(course):
    with book(course) as gradebook:
        gradebook.find_grade("test_total", "tiny", NAME, "mistaken-01").manual_score = 2
        gradebook.find_comment("total", "tiny", NAME, "mistaken-01").manual_comment = "nearly"
        gradebook.db.commit()
    before = scores(course)
    lesson = mend(course, add=FURTHER + WRITTEN)
    grade_assignment(lesson, course, ("mistaken-01",), limits=LIMITS)
    assert scores(course) == before | {"mistaken-01": before["mistaken-01"] + 4}  # the last test is new to it
    with book(course) as gradebook:
        assert gradebook.find_comment("total", "tiny", NAME, "mistaken-01").comment == "nearly"
        assert gradebook.find_comment("why", "tiny", NAME, "mistaken-01").comment == "No response."
        assert gradebook.find_grade("why", "tiny", NAME, "mistaken-01").score == 0


def test_what_is_entered_is_not_entered_again(course, monkeypatch):
    lesson = mend(
        course, without("test_double_any", Course(course).lesson(NAME).text.read_text()), add=FURTHER + WRITTEN
    )
    entered, start = [], GenerateAssignment.start
    monkeypatch.setattr(GenerateAssignment, "start", lambda self: entered.append(start(self)))
    for _ in range(3):
        register(lesson, course)
    assert len(entered) == 1
