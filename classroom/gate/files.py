"""Rules on files: rebuilt the same, none unlisted, nothing in the release that only instructors may see."""

import json
import re
import sys

from classroom.build import Built, build
from classroom.gate.finding import Finding
from classroom.lesson import Lesson

PYTHON = (3, 11)
ANSWER = re.compile(r"(right|wrong)_[a-z0-9_]+\.py|equivalent\.toml")
SECRET = re.compile("BEGIN SOLUTION|BEGIN HIDDEN TESTS|END SOLUTION|END HIDDEN TESTS")


def check_files(lesson: Lesson) -> list[Finding]:
    return _unlisted(lesson) + check_stale(lesson, build(lesson)) + check_leaks(lesson)


def check_stale(lesson: Lesson, built: Built) -> list[Finding]:
    """Outputs differ between Python versions, so only the project's own is held to the byte."""
    if sys.version_info[:2] != PYTHON:
        print(f"{lesson.name}: not compared byte by byte: this is Python {sys.version.split()[0]}, not 3.11")
        return []
    second = build(lesson).files
    again = [Finding("rebuild", name, "differs when built again") for name in built.files if second[name] != built.files[name]]
    stale = [Finding("stale", name, "differs from what the text gives: run classroom build") for name in built.stale(lesson.course.root)]
    return again + stale


def _unlisted(lesson: Lesson) -> list[Finding]:
    exercises = {exercise.name for exercise in lesson.exercises}
    return [
        Finding("unlisted", path.relative_to(lesson.folder).as_posix(), "belongs to no exercise of this lesson")
        for path in lesson.folder.rglob("*")
        if path.is_file() and path != lesson.text and lesson.data not in path.parents
        and not (path.parent.parent == lesson.folder / "answers" and path.parent.name in exercises and ANSWER.fullmatch(path.name))
        and "__pycache__" not in path.parts and not path.name.startswith(".")
    ]


def check_leaks(lesson: Lesson) -> list[Finding]:
    """No solution, hidden test or instructors' text in what students get."""
    folder = lesson.release.parent
    secrets = _secret_lines(lesson)
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        text = path.read_bytes().decode("utf-8", "replace")
        name = path.relative_to(lesson.course.root).as_posix()
        if SECRET.search(text):
            found.append(Finding("leak", name, "holds a mark of a solution or of hidden tests"))
        found += [Finding("leak", name, f"holds a line of a solution or hidden test: {line[:60]}") for line in secrets if line in text]
    return found


def _secret_lines(lesson: Lesson) -> list[str]:
    """Telling lines of solutions and hidden tests, as JSON writes them."""
    lines, hidden, seen = [], False, []
    for cell in lesson.notebook.cells:
        for line in cell.source.splitlines():
            if SECRET.search(line):
                hidden = "BEGIN" in line
            elif hidden:
                lines.append(line.strip())
            else:
                seen.append(line.strip())
    return sorted({json.dumps(line)[1:-1] for line in lines if len(line) > 30 and line not in seen})
