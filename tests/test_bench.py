"""The measurements of a lesson are of that lesson: what it imports, its first figure, its kernel."""

import pytest

from bench.lessons import imports, measure
from classroom.build import build
from classroom.lesson import Course
from tests.tiny import NAME, write_tiny

DRAWN = """
# %%
from IPython.display import HTML

HTML("<figure>drawn</figure>")
"""


@pytest.mark.parametrize("drawn", [False, True])
def test_a_lesson_has_a_row_of_its_own(tmp_path, capsys, drawn):
    text = write_tiny(tmp_path) / "tiny.py"
    text.write_text(text.read_text() + DRAWN * drawn)
    course = Course(tmp_path)
    build(course.lesson(NAME)).write(tmp_path)
    values = {row["what"]: row["value"] for row in measure(course)}
    assert list(values) == [f"{NAME}: {column}" for column in ("import", "first figure", "whole", "memory")]
    first, whole = values[f"{NAME}: first figure"], values[f"{NAME}: whole"]
    assert (0 < first < whole) if drawn else first is None
    assert 10 < values[f"{NAME}: memory"] < 2000
    assert capsys.readouterr().out.startswith(NAME)


def test_imports_are_each_taken_once(tmp_path):
    write_tiny(tmp_path)
    assert imports(Course(tmp_path).lesson(NAME)).splitlines() == [
        "from course.check import calling",
        "from course.check import rng, same",
        "from course.check import same",
    ]
