"""The measurements of a lesson are of that lesson: what it imports, its first figure, its kernel."""

import subprocess
import sys

import pytest

from bench.lessons import MEMORY, imports, measure
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
    assert list(values) == [f"{NAME}: {column}" for column in ("import", "first figure", "whole", "memory", "graded")]
    first, whole = values[f"{NAME}: first figure"], values[f"{NAME}: whole"]
    assert (0 < first < whole) if drawn else first is None
    assert 10 < values[f"{NAME}: memory"] < 2000
    assert 0 < values[f"{NAME}: graded"] < 10
    assert capsys.readouterr().out.startswith(NAME)


def test_a_kernels_memory_is_its_own_and_not_of_who_started_it():
    run = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {MEMORY!r}], check=True)"
    told = subprocess.check_output([sys.executable, "-c", f"held = b'x' * (400 << 20); {run}"], text=True)
    assert 2 < float(told) < 200


def test_memory_that_was_given_back_counts():
    told = subprocess.check_output([sys.executable, "-c", f"held = b'x' * (300 << 20); del held\n{MEMORY}"], text=True)
    assert 300 < float(told) < 500


def test_imports_are_each_taken_once(tmp_path):
    write_tiny(tmp_path)
    assert imports(Course(tmp_path).lesson(NAME)).splitlines() == [
        "from course.check import calling",
        "from course.check import rng, same",
        "from course.check import same",
    ]
