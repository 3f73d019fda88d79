"""nbgrader's own feedback and export tell core and stretch apart."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from classroom.marks.by_nbgrader import CoreApart
from tests.tiny import NAME

CONFIG = Path(__file__).parents[3] / "nbgrader_config.py"


@pytest.fixture
def summed(term):
    """What a student's feedback has on top, and the score of its page."""

    def of(student: str, assignment: str = NAME) -> tuple[str, float, float]:
        known = {"db_url": f"sqlite:///{term[1] / 'gradebook.db'}", "assignment": assignment, "student": student}
        given = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("the lesson")])
        notebook, resources = CoreApart().preprocess(given, {"nbgrader": known | {"score": 6.0, "max_score": 10.0}})
        return notebook.cells[0].source, resources["nbgrader"]["score"], resources["nbgrader"]["max_score"]

    return of


def test_a_page_says_core_stretch_words_and_lateness(summed):
    assert summed("ada") == (
        "**Core: 100 %**, 3 of 3 points. Stretch, beyond the core: 3 of 3 points. "
        "In words, marked by hand: 3 of 4 points.",
        3,
        3,
    )
    text, score, _ = summed("ben")
    assert score == 2.25
    assert text.endswith("not marked yet. Taken off for being late, in proportion from each: 1.5 points.")


def test_what_is_no_lesson_stays_as_it_is(summed):
    assert summed("ada", "midterm") == ("the lesson", 6, 10)


def test_nbgrader_export_has_columns_for_both_and_runs_nothing(term, tmp_path):
    _, root = term
    course = tmp_path / "course"
    shutil.copytree(root, course)
    shutil.copy(CONFIG, course)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        book.add_assignment("midterm")
    command = [str(Path(sys.executable).parent / "nbgrader"), "export", "--to=marks.csv"]
    done = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with (course / "marks.csv").open(encoding="utf-8") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}
    assert len(rows) == 10
    ben = rows[NAME, "ben"]
    assert [ben[name] for name in ("raw_score", "late_submission_penalty", "score", "max_score")] == [
        "6.0",
        "1.5",
        "4.5",
        "10.0",
    ]
    assert [ben[name] for name in ("core_percent", "core", "core_max", "stretch")] == ["75.0", "2.25", "3", "2.25"]
    assert ben["last_name"] == "Böhm, jr"
    assert rows[NAME, "eve"]["first_name"] == "'=HYPERLINK(1)"
    assert (rows[NAME, "dee"]["core_percent"], rows[NAME, "dee"]["core_max"]) == ("", "3")
    assert (rows["midterm", "ada"]["score"], rows["midterm", "ada"]["core"]) == ("0.0", "")
