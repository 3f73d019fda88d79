"""Each lesson's notebooks, in a real kernel: the source runs, the release fails where an answer is missing."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from classroom.build import build, dump, private_sockets, read_notebook
from classroom.index import index
from classroom.lesson import Course, is_answer, is_test, tags

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(lesson, tmp_path):
    """A place like a student's: the lesson's data and nothing else."""
    for name, data in Course(ROOT).lesson(lesson).files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def run_nbval(notebook: bytes, folder: Path) -> subprocess.CompletedProcess:
    path = folder / "lesson.ipynb"
    path.write_bytes(notebook)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbval-lax",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
        path.name,
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_source_runs_and_compared_outputs_hold(lesson, folder):
    done = run_nbval(Course(ROOT).lesson(lesson).source.read_bytes(), folder)
    assert done.returncode == 0, done.stdout[-3000:]
    assert not sorted(path.name for path in folder.iterdir() if path.name not in ("lesson.ipynb", "data"))


def test_a_changed_output_is_noticed(lesson, folder):
    """nbval compares what it is told to compare: spoil each kept plain output, and see red."""
    notebook = read_notebook(Course(ROOT).lesson(lesson).source)
    compared = [cell for cell in notebook.cells if "nbval-check-output" in tags(cell)]
    if not compared:
        pytest.fail(f"{lesson} compares no output at all: tag a deterministic cell nbval-check-output")
    compared[-1].outputs[0] = nbformat.v4.new_output("stream", text="something else\n")
    assert run_nbval(dump(notebook), folder).returncode == 1


def test_the_release_fails_exactly_where_an_answer_is_missing(lesson, folder):
    notebook = read_notebook(Course(ROOT).lesson(lesson).release)
    where = {"metadata": {"path": str(folder)}}
    config = private_sockets(str(folder))
    NotebookClient(notebook, config=config, timeout=120, allow_errors=True, resources=where).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    failed = {cell["id"] for cell in code if any(o.output_type == "error" for o in cell.outputs)}
    missing = {cell["id"] for cell in code if is_test(cell) or "needs-answer" in tags(cell)}
    assert failed - {cell["id"] for cell in code if is_answer(cell)} == missing


def test_source_and_release_are_what_the_text_gives(lesson):
    if sys.version_info[:2] != (3, 11):
        pytest.skip("outputs are compared byte by byte on the project's own Python, 3.11")
    assert build(Course(ROOT).lesson(lesson)).stale(ROOT) == []


def test_the_index_is_what_the_lessons_give():
    assert index(Course(ROOT)).stale(ROOT) == []
