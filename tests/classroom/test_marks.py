"""The table of marks: who, what, and why not, on a console of any width."""

import io

import pytest
from rich.console import Console

from classroom.grade import Graded
from classroom.lesson import Course
from classroom.marks import marks_table, print_marks
from tests.tiny import NAME, write_tiny

PASSED = {"test_double": True, "test_double_any": True, "test_total": False}


@pytest.fixture
def printed(tmp_path):
    """``printed(width)``: the marks of two students as a console of that width shows them."""
    write_tiny(tmp_path)
    lesson = Course(tmp_path).lesson(NAME)
    believes = {"test_total": "The order does not matter."}
    graded = [
        Graded("somebody-with-a-long-name", PASSED, believes, {}, ("A cell is missing.",)),
        Graded("untouched", {}, {}, {"test_double": "did not finish"}, ()),
    ]

    def show(width: int) -> str:
        console = Console(file=io.StringIO(), width=width)
        print_marks(console, marks_table(lesson, graded))
        return console.file.getvalue()

    return show


@pytest.mark.parametrize("width", [20, 80, 200])
def test_nothing_is_lost_on_a_narrow_console(printed, width):
    rows = [line.split() for line in printed(width).splitlines()]
    assert ["somebody-with-a-long-name", "3/3", "0/3", "100", "%"] in rows
    assert ["untouched", "0/3", "0/3", "0", "%"] in rows
    assert ["student", "1", "2*", "core"] in rows
    assert "…" not in printed(width)


def test_numbers_reasons_and_beliefs_stand_below(printed):
    lines = printed(200).splitlines()
    assert "1 double, 2 total * (* stretch)" in lines
    assert "somebody-with-a-long-name: A cell is missing." in lines
    assert "somebody-with-a-long-name: total: believes: The order does not matter." in lines
    assert "untouched: test_double: did not finish" in lines
