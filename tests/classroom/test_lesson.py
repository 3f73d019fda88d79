"""A lesson as its files describe it."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from classroom.errors import CourseError
from classroom.lesson import Course, defined_names, exercises_of, hidden_regions, read_answers
from classroom.text import MARKS
from tests.tiny import NAME, write_tiny


@pytest.fixture
def course(tmp_path):
    write_tiny(tmp_path)
    return Course(tmp_path)


@pytest.fixture
def tiny(course):
    return course.lesson(NAME)


def graded(mark, name, source=""):
    known = {"grade_id": name, "schema_version": 3, **MARKS[mark]}
    return new_code_cell(source, metadata={"nbgrader": known})


def test_lessons_are_folders_with_a_number_and_a_slug(course):
    for name in ("02-next", "notes", "3-x", "04_x", "05-X"):
        (course.root / "lessons" / name).mkdir()
    (course.root / "lessons" / "06-file").write_text("")
    assert course.names() == [NAME, "02-next"]


def test_an_unknown_lesson_is_refused_with_the_known_ones(course):
    with pytest.raises(CourseError, match="there is no lesson '04-dns'; the lessons are: 01-tiny"):
        course.lesson("04-dns")


def test_a_course_without_lessons_says_so(tmp_path):
    assert Course(tmp_path).names() == []
    with pytest.raises(CourseError, match="none yet"):
        Course(tmp_path).lesson("x")


def test_all_lessons_or_those_named(course):
    assert [one.name for one in course.lessons()] == [NAME]
    assert [one.name for one in course.lessons((NAME,))] == [NAME]


def test_paths_follow_from_the_name(course):
    (course.root / "lessons" / "02-who-asks").mkdir()
    lesson = course.lesson("02-who-asks")
    assert lesson.slug == "who_asks"
    shown = [p.relative_to(course.root).as_posix() for p in (lesson.text, lesson.source, lesson.release)]
    assert shown == [
        "lessons/02-who-asks/who_asks.py",
        "source/02-who-asks/who_asks.ipynb",
        "release/02-who-asks/who_asks.ipynb",
    ]


def test_a_lesson_without_a_text_says_which_to_write(course):
    (course.root / "lessons" / "02-empty").mkdir()
    with pytest.raises(CourseError, match=r"02-empty has no text: write lessons/02-empty/empty\.py"):
        _ = course.lesson("02-empty").notebook


def test_exercises_come_in_order_with_their_tests_and_answers(tiny):
    double, total = tiny.exercises
    assert (double.name, double.tests) == ("double", ["test_double", "test_double_any"])
    assert (total.name, total.tests) == ("total", ["test_total"])
    assert [answer.name for answer in double.wrong] == ["wrong_positive", "wrong_small", "wrong_square"]
    assert [answer.name for answer in double.answers if answer.right] == ["right_sum"]
    assert tiny.exercise("total") is total
    assert double.answer("wrong_small").belief == "Small numbers only."


def test_minutes_and_kind_are_read_from_the_task(tiny):
    double, total = tiny.exercises
    assert [(e.stretch, e.minutes) for e in (double, total)] == [(False, 10), (True, 10)]
    assert double.task.startswith("### Exercise: double")


def test_the_title_is_the_first_heading(tiny):
    assert tiny.title == "Tiny"


def test_data_lies_beside_the_notebook(tiny):
    (tiny.data / "deep").mkdir()
    (tiny.data / "deep" / "a.bin").write_bytes(b"\x00")
    assert tiny.files() == {"data/deep/a.bin": b"\x00", "data/words.txt": b"plain data\n"}


def test_a_test_belongs_to_the_longest_answer_name_it_extends(tmp_path):
    cells = [graded("answer", name) for name in ("walk", "walk_up")]
    tests = ["test_walk", "test_walk_down", "test_walk_up", "test_walk_up_far", "test_walk_upper"]
    notebook = new_notebook(cells=cells + [graded("test", name) for name in tests])
    owned = {exercise.name: exercise.tests for exercise in exercises_of(notebook, tmp_path)}
    assert owned == {
        "walk": ["test_walk", "test_walk_down", "test_walk_upper"],
        "walk_up": ["test_walk_up", "test_walk_up_far"],
    }


@pytest.mark.parametrize("name", ["test_climb", "walk", "test_walker", "check_walk"])
def test_a_test_of_no_answer_is_refused(tmp_path, name):
    notebook = new_notebook(cells=[graded("answer", "walk"), graded("test", name)])
    with pytest.raises(CourseError, match=f"the test cell '{name}' belongs to no answer cell before it"):
        exercises_of(notebook, tmp_path)


def test_a_test_before_its_answer_is_refused(tmp_path):
    notebook = new_notebook(cells=[graded("test", "test_walk"), graded("answer", "walk")])
    with pytest.raises(CourseError, match="belongs to no answer cell before it"):
        exercises_of(notebook, tmp_path)


def test_written_answers_and_tasks_are_no_exercises(tmp_path):
    cells = [new_markdown_cell("x", metadata={"nbgrader": {"grade_id": m, **MARKS[m]}}) for m in ("written", "task")]
    assert exercises_of(new_notebook(cells=cells), tmp_path) == []


ANSWER = '''"""The first line is the belief.

More words.
Equal to: wrong_b, wrong_c.
"""


def walk(): pass
'''


def test_an_answer_file_says_its_belief_and_its_equals(tmp_path):
    (tmp_path / "wrong_a.py").write_text(ANSWER)
    (tmp_path / "right_a.py").write_text("def walk(): pass\n")
    right, wrong = read_answers(tmp_path)
    assert (wrong.name, wrong.belief, wrong.equals) == (
        "wrong_a",
        "The first line is the belief.",
        ("wrong_b", "wrong_c"),
    )
    assert (right.right, wrong.right) == (True, False)
    assert (right.belief, right.equals) == ("", ())
    assert wrong.source == ANSWER


def test_an_answer_that_is_not_python_is_refused_with_its_line(tmp_path):
    folder = tmp_path / "walk"
    folder.mkdir()
    (folder / "wrong_a.py").write_text("x = 1\ndef (\n")
    with pytest.raises(CourseError, match=r"answers/walk/wrong_a\.py: line 2: "):
        read_answers(folder)


def test_a_folder_without_answers_has_none(tmp_path):
    assert read_answers(tmp_path / "missing") == []


def test_defined_names_are_functions_and_classes_of_the_top():
    source = """
import x
y = 1
def f():
    def inner(): pass
async def g(): pass
class C:
    def m(self): pass
if y:
    def h(): pass
"""
    assert defined_names(source) == ["f", "g", "C"]


BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"


@pytest.mark.parametrize(
    ("source", "regions"),
    [
        ("", []),
        ("assert 1", []),
        (f"a\n{BEGIN}\nb\n{END}\nc", [(2, 4)]),
        (f"{BEGIN}\n{END}\nx\n{BEGIN}\nb\nb\n{END}", [(1, 2), (4, 7)]),
        (f"if x:\n    {BEGIN}\n    b\n    {END}", [(2, 4)]),
        (f"a\n{END}", []),
        (f"x = 'a\x0cb\u2028c\x85d'\n{BEGIN}\nb\n{END}", [(2, 4)]),
    ],
    ids=["empty", "none", "one", "two", "indented", "an end alone", "odd line separators"],
)
def test_hidden_regions_are_lines_as_python_counts_them(source, regions):
    assert hidden_regions(source) == regions
