"""The table of marks: who, what, what hands and lateness did, on a console of any width."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from classroom.grade import Graded
from classroom.marks.table import print_marks, reasons


@pytest.fixture
def printed(marks):
    def show(width: int = 100, shown=None) -> list[list[str]]:
        console = Console(file=io.StringIO(), width=width)
        print_marks(console, shown or marks)
        return [line.split() for line in console.file.getvalue().splitlines()]

    return show


@pytest.mark.parametrize("width", [20, 80, 200])
def test_nothing_is_lost_on_a_narrow_console(printed, width):
    rows = printed(width)
    assert ["student", "1", "2*", "3°", "core", "stretch", "late", "by", "hand"] in rows
    assert ["ada", "3/3", "3/3", "3/4", "100", "%", "3/3", "+3"] in rows
    assert ["ben", "3/3", "3/3", "…/4", "75", "%", "2.25/3", "−1.5"] in rows
    assert ["cy", "1/3", "2.5/3", "0/4", "33", "%", "2.5/3", "+2.5"] in rows
    assert ["dee", "–", "–", "–", "–", "–"] in rows


def test_numbers_and_signs_are_explained(printed):
    (key,) = [" ".join(line) for line in printed(300) if line[:2] == ["1", "double,"]]
    assert key == (
        "1 double, 2 total*, 3 why°; * stretch; ° in words; … waits for a mark by hand; – nothing graded; "
        "late: points off, in proportion from core and stretch"
    )


def test_what_nobody_has_takes_no_room(printed, marks):
    plain = replace(marks, students=tuple(mark for mark in marks.students if mark.student == "eve"))
    rows = printed(shown=plain)
    assert ["student", "1", "2*", "3°", "core", "stretch"] in rows
    assert "1 double, 2 total*, 3 why°; * stretch; ° in words" in [" ".join(row) for row in rows]


def test_reasons_are_a_line_each(term):
    lesson, _ = term
    believes, ended = {"test_total": "Nobody counts."}, {"test_double": "did not finish"}
    one = Graded("ada", {}, believes, ended, ("A cell is missing.",))
    assert reasons(lesson, one) == [
        "ada: A cell is missing.",
        "ada: total: believes: Nobody counts.",
        "ada: test_double: did not finish",
    ]
