"""An invented class, made of a lesson's own answer files, taken from submissions to feedback and marks."""

import json
import shutil
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode

from classroom.build import build
from classroom.errors import CourseError
from classroom.feedback import write_feedback
from classroom.grade import grade_assignment
from classroom.grade.job import session_pool
from classroom.lesson import Course, Lesson, grade_id, is_test
from classroom.marks.export import file_for
from classroom.report.gather import gather
from classroom.report.page import page
from classroom.sandbox.limits import Limits
from classroom.writing import write

LIMITS = Limits(cpu_s=3, wall_s=30)


def hold_class(lesson: Lesson, told: Callable[..., None]):
    """Build, release, submit, grade, give feedback, export; returns what became of it and the course folder."""
    root = lesson.course.root / "build" / "class"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(lesson.folder, root / "lessons" / lesson.name, ignore=shutil.ignore_patterns("__pycache__"))
    own = Course(root).lesson(lesson.name)
    told("building and releasing")
    build(own).write(root)
    for student, content in submissions(own).items():
        folder = root / "submitted" / student / own.name
        folder.mkdir(parents=True)
        (folder / f"{own.slug}.ipynb").write_bytes(content)
    grade_assignment(
        own,
        root,
        limits=LIMITS,
        told=lambda done, total: told("grading", completed=done, total=total),
        sandbox=_has_sandbox(),
    )
    told("writing feedback")
    write_feedback(own, root)
    whole = gather(own, root)
    write(page(whole), root / "report.html")
    write(file_for("csv", whole.marks).text, root / "marks.csv")
    return whole, root.relative_to(lesson.course.root)


def _has_sandbox() -> bool:
    """Nobody is a stranger in this class: where there is no sandbox it goes without."""
    try:
        return bool(session_pool(True))
    except CourseError:
        return False


def submissions(lesson: Lesson) -> dict[str, bytes]:
    """What each student hands in; a student's name says what the submission is."""
    reference = {exercise.name: exercise.cell.source for exercise in lesson.exercises}
    other = {e.name: next(a.source for a in e.answers if a.right) for e in lesson.exercises}
    made = {"perfect": filled(lesson, reference), "another-way": filled(lesson, other)}
    for number in range(max(len(exercise.wrong) for exercise in lesson.exercises)):
        mistaken = {e.name: e.wrong[number].source for e in lesson.exercises if number < len(e.wrong)}
        made[f"mistaken-{number + 1:02d}"] = filled(lesson, reference | mistaken)
    made["untouched"] = filled(lesson, {})
    made["copied-answer-cell"] = _copied(lesson, reference)
    made["deleted-test-cell"] = _deleted(lesson, reference)
    made["infinite-loop"] = filled(lesson, reference | _endless(lesson))
    made["broken-json"] = filled(lesson, reference)[:-500]
    return made


def filled(lesson: Lesson, answers: dict[str, str]) -> bytes:
    """The released notebook with ``answers`` by exercise put into its answer cells."""
    return _bytes(_filled(lesson, answers))


def _filled(lesson: Lesson, answers: dict[str, str]) -> NotebookNode:
    notebook = nbformat.read(lesson.release, as_version=4)
    for cell in notebook.cells:
        if grade_id(cell) in answers:
            cell.source = answers[grade_id(cell)]
    return notebook


def _bytes(notebook: NotebookNode) -> bytes:
    return json.dumps(notebook, indent=1).encode()


def _copied(lesson: Lesson, answers: dict[str, str]) -> bytes:
    """The first answer cell stands there twice, the second time as the starter."""
    notebook = _filled(lesson, answers)
    at = next(i for i, cell in enumerate(notebook.cells) if grade_id(cell) in answers)
    starter = _filled(lesson, {}).cells[at]
    notebook.cells.insert(at + 1, nbformat.from_dict({**starter, "id": "copied"}))
    return _bytes(notebook)


def _deleted(lesson: Lesson, answers: dict[str, str]) -> bytes:
    notebook = _filled(lesson, answers)
    notebook.cells.remove(next(cell for cell in notebook.cells if is_test(cell)))
    return _bytes(notebook)


def _endless(lesson: Lesson) -> dict[str, str]:
    """The first exercise's function never returns."""
    first = lesson.exercises[0]
    return {first.name: f"def {first.defines[-1]}(*args):\n    while True:\n        pass\n"}
