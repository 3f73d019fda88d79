"""The command line: help with an example, errors as one sentence, exit codes."""

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from classroom.__main__ import main
from classroom.build import build as build_lesson
from classroom.grade.gradebook_cells import register
from classroom.lesson import Course
from tests.tiny import write_tiny


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_shows_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: classroom {command}" in result.output


@pytest.mark.parametrize(
    "arguments",
    [(name, "99-none") for name in ("build", "check", "grade", "marks", "report")] + [("class", "--lesson", "99-none")],
    ids=lambda a: a[0],
)
def test_an_unknown_lesson_is_one_sentence_and_exit_1(arguments, tmp_path):
    write_tiny(tmp_path)
    result = run(*arguments, "--course", str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr.strip() == "classroom: there is no lesson '99-none'; the lessons are: 01-tiny"


@pytest.fixture
def marked(tmp_path, monkeypatch):
    """A course folder with marks, as the working directory; one student has an id in other systems, one has none."""
    monkeypatch.chdir(tmp_path)
    write_tiny(tmp_path)
    lesson = Course(tmp_path).lesson("01-tiny")
    build_lesson(lesson, execute=False).write(tmp_path)
    (tmp_path / "roster.csv").write_bytes("id;last_name;lms_user_id\nada;Müller;17\nben;B;\n".encode("latin-1"))
    entered = run("roster", "roster.csv")
    assert (entered.exit_code, entered.output) == (0, "2 students are in the gradebook now, or were\n")
    register(lesson, tmp_path)
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        for student in ("ada", "ben"):
            book.update_or_create_submission("01-tiny", student)
            for cell, earned in {"test_double": 1, "test_double_any": 0, "test_total": 0}.items():
                grade = book.find_grade(cell, "tiny", "01-tiny", student)
                grade.auto_score, grade.needs_manual_grade = earned, False
        book.db.commit()
    return tmp_path


def test_marks_are_shown_and_written_for_another_system(marked):
    shown = run("marks", "01-tiny")
    assert shown.exit_code == 0
    assert ["ada", "1/3", "0/3", "33", "%", "0/3"] in [line.split() for line in shown.output.splitlines()]
    written = run("marks", "01-tiny", "--to", "csv", "--out", "all.csv")
    assert (written.exit_code, written.output) == (0, "all.csv: 2 students\n")
    assert "ada,Müller,,,17,,33.33" in (marked / "all.csv").read_text("utf-8-sig")


def test_who_cannot_travel_is_named_and_the_others_do(marked):
    written = run("marks", "01-tiny", "--to", "canvas", "--only", "core")
    assert written.exit_code == 1
    assert written.stderr.startswith("classroom: left out: ben has no lms_user_id")
    lines = (marked / "01-tiny-canvas.csv").read_text("utf-8").splitlines()
    assert lines[1:] == ["    Points Possible,,,,,100", "Müller,17,,,,33.33"]


def test_a_report_is_told_in_short_and_written(marked):
    told = run("report", "01-tiny")
    assert told.exit_code == 0
    assert "2 graded, 0 of them late" in told.output
    assert told.output.splitlines()[-1] == "The whole report: build/report/01-tiny.html"
    assert "Tiny: how the class did" in (marked / "build" / "report" / "01-tiny.html").read_text("utf-8")
    refused = run("report", "01-tiny", "--out", "none/page.html")
    assert refused.exit_code == 1
    assert "none/page.html cannot be written: No such file or directory. Name another file" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "moodle", "--ids", "sis"], "--ids is for --to canvas"),
        (["--out", "marks.csv"], "say --to csv, canvas or moodle, too"),
        (["--to", "csv", "--only", "total score"], "no column 'total score'"),
        (["--to", "csv", "--out", "none/marks.csv"], "cannot be written"),
    ],
)
def test_what_does_not_fit_together_is_one_sentence(marked, arguments, said):
    result = run("marks", "01-tiny", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_grading_what_was_never_built_says_what_to_run(tmp_path):
    write_tiny(tmp_path)
    result = run("grade", "01-tiny", "--course", str(tmp_path))
    assert result.exit_code == 1
    assert "run classroom build 01-tiny" in result.stderr
    assert not (tmp_path / "gradebook.db").exists()
