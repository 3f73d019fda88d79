"""The one writer: nbgrader's own converters put results into its gradebook and ``autograded/``."""

import logging
import os
import shutil
import stat
import sys
import tempfile
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

from classroom.errors import CourseError
from classroom.grade.saving import Saver, engine_of, newest_tables
from classroom.grade.verdicts import LOST, outputs_of_test
from classroom.lesson import Lesson, grade_id, is_solution, is_test


def finished(rebuilt, result: dict) -> NotebookNode:
    """The rebuilt notebook with the outputs of its run and judged cells, notes on top."""
    from classroom.grade.harmless import harmless_outputs, harmless_prose

    notebook, tested = rebuilt.notebook, False
    for cell in notebook.cells:
        name = grade_id(cell)
        if cell.cell_type != "code":
            if cell["id"] in rebuilt.own or is_solution(cell):
                cell.source = harmless_prose(cell.source)
            continue
        if is_test(cell):
            verdict, ending = result["verdicts"][name], result["endings"].get(name)
            cell.outputs = nbformat.from_dict(outputs_of_test(name, verdict, ending, result["told"].get(name, [])))
            tested = True
        else:
            cell.outputs = harmless_outputs(nbformat.from_dict(_ran(cell["id"], result, tested)))
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


def record(lesson: Lesson, course: Path, student: str, notebook: NotebookNode, submitted: Path) -> None:
    """Write a student's finished notebook; manual scores and comments in the gradebook stay."""
    with tempfile.TemporaryDirectory() as staging:
        folder = Path(staging) / student / lesson.name
        folder.mkdir(parents=True)
        _copy_other_files(submitted, folder)
        (folder / f"{lesson.slug}.ipynb").touch()
        config = nbgrader_config(course)
        config.CourseDirectory.submitted_directory = staging
        config.CourseDirectory.source_directory = str(lesson.source.parent.parent)
        config.Saver.force = True
        with using_nbgrader():
            Saver(notebook, coursedir=coursedir(lesson, config), config=config).start()


def _copy_other_files(submitted: Path, folder: Path) -> None:
    """The time stamp, the exchange's secret and what else was handed in; regular files only, no links."""
    for place, _, names in os.walk(submitted):
        for path in (Path(place) / name for name in names):
            if stat.S_ISREG(path.lstat().st_mode) and path.suffix != ".ipynb":
                target = folder / path.relative_to(submitted)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)


def nbgrader_config(course: Path) -> Config:
    config = _late_submissions(course)
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.db_url = f"sqlite:///{course / 'gradebook.db'}"
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

    It starts ``alembic`` by name, so the folder of this Python's commands has to be on the path; once, and not for each
    new gradebook. It opens the gradebook many times for each notebook, with one engine for all of them.
    """
    commands = str(Path(sys.executable).parent)
    if commands not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([commands, os.environ.get("PATH", os.defpath)])
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
