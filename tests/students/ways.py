"""What the one test cell of a small lesson says in a plain kernel and where it is graded."""

from pathlib import Path

import nbformat

from classroom.build import build
from classroom.grade import grade_notebook
from classroom.lesson import Course, Lesson, is_answer, is_test
from tests.students.test_habits import run_plainly


def lesson_of(text: str, name: str, root: Path) -> Lesson:
    """The lesson of that text, built."""
    folder = root / "lessons" / name
    folder.mkdir(parents=True)
    (folder / f"{name[3:]}.py").write_text(text, encoding="utf-8")
    lesson = Course(root).lesson(name)
    build(lesson).write(root)
    return lesson


def both_ways(lesson: Lesson, answer: str, folder: Path) -> tuple[str, str]:
    """What the test cell says of an answer, plainly and graded; nothing where it passes."""
    notebook = nbformat.read(lesson.release, as_version=4)
    for cell in filter(is_answer, notebook.cells):
        cell.source = answer
    handed = nbformat.writes(notebook).encode()
    graded = grade_notebook(lesson, lesson.course.root, handed)
    return said(run_plainly(handed, folder)), said(graded, whole=True)


def said(notebook: nbformat.NotebookNode, whole: bool = False) -> str:
    """The message; ``whole``: what feedback adds to its headline."""
    (cell,) = filter(is_test, notebook.cells)
    failures = [output for output in cell.outputs if output.output_type == "error"]
    return "".join("\n".join(failure.traceback[1:]) if whole else failure.evalue for failure in failures)
