"""An answer gets its starter back; what stood there is never lost."""

import json

import pytest

from course.desk import DeskError, reset
from tests.course.desk.conftest import ANSWER, STARTER, lesson_cells, marked, write_lesson


def cells(folder):
    return json.loads((folder / "01-walks" / "walks.ipynb").read_text())["cells"]


def test_the_starter_is_back_and_the_answer_is_kept(desk):
    notebook = lesson_cells(ANSWER, 3, (4, 5))
    notebook[1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "printed"}]
    write_lesson(desk, "01-walks", notebook)
    before = cells(desk)
    told = reset("01-walks", "walk", desk)
    after = cells(desk)
    assert "".join(after[1]["source"]) == STARTER
    assert (after[1]["execution_count"], after[1]["outputs"]) == (None, [])
    assert [after[i] for i in (0, 2, 3)] == [before[i] for i in (0, 2, 3)]
    assert (desk / "01-walks" / "kept" / "walk-1.py").read_text() == ANSWER + "\n"
    assert "01-walks/kept/walk-1.py" in told


def test_every_answer_is_kept_not_only_the_last(desk):
    reset("01-walks", "walk", desk)
    write_lesson(desk, "01-walks", lesson_cells("def walk():\n    return 2"))
    reset("01-walks", "walk", desk)
    kept = sorted((desk / "01-walks" / "kept").iterdir())
    assert [path.read_text()[-2] for path in kept] == ["1", "2"]


def test_a_starter_is_left_alone(desk):
    before = (desk / "02-far-walks" / "far_walks.ipynb").read_bytes()
    assert "nothing to do" in reset("far-walks", "walk", desk)
    assert (desk / "02-far-walks" / "far_walks.ipynb").read_bytes() == before


@pytest.mark.parametrize("name", ["01-walks", "walks", "01", "1", "01-walks/"])
def test_a_lesson_has_short_names_too(desk, name):
    assert "is as it was given" in reset(name, "walk", desk)


@pytest.mark.parametrize(
    ("lesson", "exercise", "told"),
    [
        ("03-runs", "walk", r"no lesson '03-runs' here; the lessons are: 01-walks, 02-far-walks"),
        ("1", "run", r"no exercise 'run'; its exercises are: walk"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(desk, lesson, exercise, told):
    with pytest.raises(DeskError, match=told):
        reset(lesson, exercise, desk)


def test_a_notebook_without_starters_is_not_touched(desk):
    path = desk / "01-walks" / "walks.ipynb"
    path.write_text(path.read_text().replace('"starter"', '"other"'))
    before = path.read_bytes()
    with pytest.raises(DeskError, match="does not remember its starters"):
        reset("1", "walk", desk)
    assert path.read_bytes() == before
    assert not (desk / "01-walks" / "kept").exists()


def test_all_pieces_of_a_split_answer_are_kept_and_go(desk):
    notebook = lesson_cells("ONE = 1", 3, (5, 6))
    notebook.insert(2, marked("walk", "def walk():\n    return ONE", 4, solution=True))
    write_lesson(desk, "01-walks", notebook)
    reset("01-walks", "walk", desk)
    assert (desk / "01-walks" / "kept" / "walk-1.py").read_text() == "ONE = 1\n\ndef walk():\n    return ONE\n"
    after = cells(desk)
    assert ["".join(cell["source"]) for cell in after[1:3]] == [STARTER, "assert walk()"]
