"""What is written at once is what nbgrader writes cell by cell."""

import os
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook, MissingEntry, get_alembic_version
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades

from classroom.grade.gradebook_scores import _Rows, newest_tables
from classroom.grade.record import coursedir, nbgrader_config, record, using_nbgrader
from tests.classroom.grade.conftest import autograded
from tests.tiny import NAME

GRADES = ("auto_score", "manual_score", "extra_credit", "needs_manual_grade")


def rows(root, student) -> dict:
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        notebook = gradebook.find_submission_notebook("tiny", NAME, student)
        told = {("grade", g.name): tuple(getattr(g, field) for field in GRADES) for g in notebook.grades}
        told |= {("comment", c.name): (c.auto_comment, c.manual_comment) for c in notebook.comments}
        return told | {"late": notebook.late_submission_penalty, "score": notebook.score}


@pytest.fixture
def own(graded, tmp_path):
    """A copy of the graded course, to be written to."""
    root, lesson, _ = graded
    shutil.copytree(root, tmp_path / "course")
    return tmp_path / "course", lesson


def stock(lesson, root, student) -> None:
    """nbgrader's own converter over the notebook that was recorded; it runs nothing."""
    shutil.copytree(root / "autograded" / student, root / "finished" / student)
    config = nbgrader_config(root)
    config.CourseDirectory.submitted_directory = "finished"
    config.CourseDirectory.student_id = student
    config.CourseDirectory.source_directory = str(lesson.source.parent.parent)
    config.Autograde.sanitize_preprocessors = []
    config.Autograde.autograde_preprocessors = [SaveAutoGrades, AssignLatePenalties]
    config.Autograde.force = True
    with using_nbgrader():
        Autograde(coursedir=coursedir(lesson, config), config=config).start()


@pytest.mark.parametrize("student", ["perfect", "mistaken-01", "untouched", "infinite-loop", "broken-json"])
def test_rows_and_notebook_are_those_of_nbgrader(own, student):
    root, lesson = own
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        gradebook.find_grade("test_double", "tiny", NAME, student).manual_score = 0.5
        gradebook.find_comment("total", "tiny", NAME, student).manual_comment = "seen"
        gradebook.db.commit()
    submitted = root / "submitted" / student / NAME
    record(lesson, root, student, autograded(root, student), submitted)
    ours, text = rows(root, student), (root / "autograded" / student / NAME / "tiny.ipynb").read_text()
    assert ours["grade", "test_double"][-1] is True, "what a person has marked is to be looked at again"
    stock(lesson, root, student)
    assert rows(root, student) == ours
    assert (root / "autograded" / student / NAME / "tiny.ipynb").read_text() == text


def test_a_cell_that_the_gradebook_does_not_know_is_missing(own):
    root, _ = own
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        known = _Rows(gradebook, gradebook.find_submission_notebook("tiny", NAME, "perfect"))
        assert known.find_grade("test_double", "tiny", NAME, "perfect").auto_score == 1
        with pytest.raises(MissingEntry, match="no cell stranger"):
            known.find_comment("stranger", "tiny", NAME, "perfect")


def test_a_submission_is_written_whole_or_not_at_all(own, monkeypatch):
    """Broken off in the middle of a notebook, it leaves the marks of before."""
    root, lesson = own
    before = rows(root, "mistaken-01")
    real, calls = SaveAutoGrades._add_score, []

    def broken(self, cell, resources):
        calls.append(cell)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(self, cell, resources)

    monkeypatch.setattr(SaveAutoGrades, "_add_score", broken)
    perfect = nbformat.read(root / "autograded" / "perfect" / NAME / "tiny.ipynb", as_version=4)
    with pytest.raises(KeyboardInterrupt):
        record(lesson, root, "mistaken-01", perfect, root / "submitted" / "mistaken-01" / NAME)
    assert rows(root, "mistaken-01") == before


def test_a_new_gradebook_has_the_version_of_tables_that_nbgrader_finds(monkeypatch):
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # it starts alembic by name
    assert newest_tables() == get_alembic_version()
