"""Marks read from the gradebook: core and stretch apart, words, what hands did, what being late costs."""

import pytest

from classroom.errors import CourseError
from classroom.lesson import Course
from classroom.marks.gradebook import CORE, STRETCH, WORDS, read_marks
from tests.classroom.marks.conftest import DUE
from tests.tiny import NAME, write_tiny


def test_parts_are_of_the_core_or_stretch_or_in_words(marks):
    assert [(part.name, part.kind, part.most) for part in marks.parts] == [
        ("double", CORE, 3),
        ("total", STRETCH, 3),
        ("why", WORDS, 4),
    ]
    assert (marks.most(CORE), marks.most(STRETCH), marks.most(WORDS), marks.due) == (3, 3, 4, DUE)


def test_a_perfect_core_is_a_hundred_per_cent(marks, by_name):
    assert marks.core_percent(by_name["ada"]) == 100
    assert by_name["ada"].points == {"double": 3, "total": 3, "why": 3}
    assert (by_name["ada"].by_hand, by_name["ada"].penalty, by_name["ada"].late_s) == (3, 0, 0)


def test_a_late_penalty_is_taken_off_each_in_proportion(marks, by_name):
    late = by_name["ben"]
    assert (late.penalty, late.late_s) == (1.5, 3 * 3600)
    assert late.points == {"double": 3, "total": 3, "why": None}
    assert (marks.core_percent(late), marks.earned_percent(late)) == (75, 100)
    assert marks.counts(late, STRETCH) == 2.25


def test_what_a_hand_changed_counts_and_is_told(marks, by_name):
    changed = by_name["cy"]
    assert changed.points == {"double": 1, "total": 2.5, "why": 0}
    assert changed.by_hand == 2.5
    assert (changed.name, changed.lms_user_id) == ("cy", "")


def test_an_extension_is_no_submission(by_name):
    assert not by_name["dee"].graded
    assert by_name["eve"].graded


def test_one_student_is_read_alone(term):
    (mark,) = read_marks(*term, ["ben"]).students
    assert (mark.student, mark.penalty) == ("ben", 1.5)
    assert [mark.student for mark in read_marks(*term).only({"cy", "ada", "zoe"}).students] == ["ada", "cy"]
    with pytest.raises(CourseError, match="no student zoe"):
        read_marks(*term, ["zoe"])


def test_without_a_gradebook_or_the_lesson_in_it_the_way_is_told(term, tmp_path):
    write_tiny(tmp_path)
    lesson = Course(tmp_path).lesson(NAME)
    with pytest.raises(CourseError, match=f"no gradebook: run classroom grade {NAME}"):
        read_marks(lesson, tmp_path)
    assert not (tmp_path / "gradebook.db").exists()
    lesson.name = "02-other"
    with pytest.raises(CourseError, match="has no marks yet: run classroom grade 02-other"):
        read_marks(lesson, term[1])
