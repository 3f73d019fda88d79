"""A notebook whose visible checks pass in a plain kernel passes them when it is graded, hidden ones included."""

import warnings

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.warnings import MissingIDFieldWarning

from classroom.build import private_sockets
from classroom.grade import grade_notebook
from classroom.lesson import grade_id, is_test
from tests.students.habits import HABITS
from tests.students.notebook import Handed


def passed(notebook) -> set[str]:
    """The test cells without an error, by the texts that tell them: marks may be gone."""
    outputs = {cell.source: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    return {source for source, found in outputs.items() if not any(o.output_type == "error" for o in found)}


def run_plainly(content: bytes, folder) -> nbformat.NotebookNode:
    """From top to bottom in a kernel of its own, as JupyterLab's Run All."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MissingIDFieldWarning)  # a habit
        notebook = nbformat.reads(content.decode(), as_version=4)
    where = {"metadata": {"path": str(folder)}}
    config = private_sockets(str(folder))
    NotebookClient(
        notebook, config=config, timeout=120, allow_errors=True, resources=where, kernel_name="python3"
    ).execute()
    return notebook


@pytest.mark.parametrize("name", HABITS)
def test_grades_agree_with_what_the_student_saw(parcels, name, tmp_path):
    release = nbformat.read(parcels.release, as_version=4)
    handed = Handed(release)
    HABITS[name](handed)
    plainly = run_plainly(handed.bytes(), tmp_path)
    shown = {words_of(source) for source in passed(plainly)}
    graded = grade_notebook(parcels, parcels.course.root, handed.bytes())
    tests = {words_of(cell.source): grade_id(cell) for cell in release.cells if is_test(cell)}
    seen = {tests[known] for known in shown & tests.keys()}
    assert seen == set(tests.values()), "a habit is one of students whose answers are right"
    failing = {
        grade_id(cell): cell.outputs[0].traceback for cell in graded.cells if is_test(cell) and cell.get("outputs")
    }
    assert failing == {}


def words_of(source: str) -> str:
    """A test cell by what it says, whatever an editor made of its layout."""
    return "".join(source.replace("'", '"').split())
