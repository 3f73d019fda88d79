"""The one writer: nbgrader's own converters put results into its gradebook and ``autograded/``."""

import logging
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import nbgrader.api
from nbformat import NotebookNode
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config, PyFileConfigLoader

from classroom.errors import CourseError, SubmissionError
from classroom.grade.gradebook_scores import charge_for_lateness, engine_of, newest_tables, save
from classroom.grade.notebook_metadata import keep
from classroom.grade.staging import put_together, staging, time_of
from classroom.grade.verdicts import LOST, outputs_of_test
from classroom.lesson import Lesson, grade_id, is_solution, is_test


def finished(rebuilt, result: dict, before: dict[str, list] | None = None) -> NotebookNode:
    """The rebuilt notebook with the outputs of its run and judged cells, notes on top.

    Tests that were not judged now have the outputs of ``before``.
    """
    from classroom.grade.sanitize import sanitized_outputs, sanitized_prose

    notebook, tested = rebuilt.notebook, False
    keep(notebook, rebuilt.notes, result)
    for cell in notebook.cells:
        name = grade_id(cell)
        if cell.cell_type != "code":
            if cell["id"] in rebuilt.own or is_solution(cell):
                cell.source = sanitized_prose(cell.source)
            continue
        if is_test(cell) and name not in result["verdicts"]:
            cell.outputs, tested = nbformat.from_dict(before[name]), True
        elif is_test(cell):
            verdict, ending = result["verdicts"][name], result["endings"].get(name)
            cell.outputs = nbformat.from_dict(outputs_of_test(name, verdict, ending, result["told"].get(name, [])))
            tested = True
        else:
            cell.outputs = sanitized_outputs(nbformat.from_dict(_ran(cell["id"], result, tested)))
        cell.execution_count = None
    if rebuilt.notes:
        text = "**Notes on this submission**\n\n" + "\n".join(f"- {note}" for note in rebuilt.notes)
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, id="grading-notes"))
    return notebook


def _ran(cell_id: str, result: dict, tested: bool) -> list[dict]:
    """Its outputs; once ``tested``, how it ended is the student's to choose by what was seen of a hidden test."""
    if ending := result["endings"].get(cell_id):
        ending = LOST if tested else ending
        line = f"This cell {ending}. The rest was graded without it."
        return [{"output_type": "error", "ename": "NotFinished", "evalue": line, "traceback": [line]}]
    return result["outputs"].get(cell_id, [])


def record(
    lesson: Lesson,
    course: Path,
    student: str,
    notebook: NotebookNode,
    submitted: Path,
    only: frozenset[str] | None = None,
) -> None:
    """Put a student's finished notebook in its place and its marks into the gradebook, or leave both as they were.

    Manual scores and comments stay; with ``only`` the marks of other cells, too.
    """
    config, place = nbgrader_config(course), place_of(lesson, course, student)
    with using_nbgrader(), staging(course) as scratch:
        folder = scratch / "new"
        put_together(folder, lesson, notebook, submitted)
        with _in_place(course / "autograded" / student / lesson.name, folder, scratch / "old"):
            save(notebook, place, config, time_of(submitted), only)


def recorded_at(lesson: Lesson, course: Path, student: str) -> Path:
    """Where a student's graded notebook is."""
    return course / "autograded" / student / lesson.name / f"{lesson.slug}.ipynb"


def outputs_before(lesson: Lesson, course: Path, student: str) -> dict[str, list] | None:
    """The outputs of test cells by grade id, as they were recorded last; None where nothing was."""
    try:
        notebook = nbformat.reads(recorded_at(lesson, course, student).read_text(encoding="utf-8"), as_version=4)
    except (OSError, ValueError):
        return None
    return {grade_id(cell): cell.outputs for cell in notebook.cells if is_test(cell)}


def pay_for_lateness(lesson: Lesson, course: Path, student: str) -> None:
    """An extension, or another rule, counts for marks that stay as they are, too."""
    with using_nbgrader():
        charge_for_lateness(place_of(lesson, course, student), nbgrader_config(course))


def place_of(lesson: Lesson, course: Path, student: str) -> dict[str, str]:
    """As nbgrader's converters name it."""
    return {"student": student, "assignment": lesson.name, "notebook": lesson.slug, "db_url": db_url(course)}


def has_tables(course: Path) -> bool:
    """Whether there is a gradebook yet; an empty file is none."""
    path = course / "gradebook.db"
    return path.is_file() and path.stat().st_size > 0


def db_url(course: Path) -> str:
    return f"sqlite:///{course / 'gradebook.db'}"


@contextmanager
def _in_place(place: Path, new: Path, aside: Path) -> Iterator[None]:
    """``new`` stands in ``place``; if what is done meanwhile fails, what was there stands there again."""
    if os.path.lexists(place) and not place.is_dir():
        raise SubmissionError(f"autograded/{place.parent.name}/{place.name} is no folder: remove it and grade again")
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        place.rename(aside)
    try:
        new.rename(place)
        yield
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        if aside.is_dir():
            aside.rename(place)
        raise


def nbgrader_config(course: Path) -> Config:
    config = _late_submissions(course)
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.db_url = db_url(course)
    return config


LATE = ("AssignLatePenalties", "LateSubmissionPlugin")


def _late_submissions(course: Path) -> Config:
    """What ``nbgrader_config.py`` says of late submissions; the rest of it is for nbgrader's own commands."""
    if not (course / "nbgrader_config.py").is_file():
        return Config()
    try:
        own = PyFileConfigLoader("nbgrader_config.py", str(course)).load_config()
    except Exception as error:
        raise CourseError(f"nbgrader_config.py cannot be read: {type(error).__name__}: {error}") from None
    return Config({name: own[name] for name in LATE if name in own})


def coursedir(lesson: Lesson, config: Config) -> CourseDirectory:
    return CourseDirectory(config=config, assignment_id=lesson.name)


ASKED_ONCE = {"create_engine": engine_of, "get_alembic_version": newest_tables}


@contextmanager
def using_nbgrader() -> Iterator[None]:
    """nbgrader logs each step; only when it fails are its errors told, in the exception.

    It opens the gradebook many times for each notebook, with one engine for all of them, and starts no process to learn
    which tables a new one has.
    """
    logger = logging.getLogger("traitlets")
    errors: list[str] = []
    listener = logging.Handler(logging.ERROR)
    listener.emit = lambda record: errors.append(record.getMessage())
    before = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.ERROR)
    plain = {name: getattr(nbgrader.api, name) for name in ASKED_ONCE}
    vars(nbgrader.api).update(ASKED_ONCE)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Object of type .* not in session", SAWarning)
            yield
    except NbGraderException as error:
        raise CourseError(f"nbgrader: {error}\n" + "\n".join(errors)) from error
    finally:
        vars(nbgrader.api).update(plain)
        logger.setLevel(before)
        logger.removeHandler(listener)
