"""Each lesson's notebooks, in a real kernel: the source runs, the release fails where an answer is missing."""

import re
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


def test_the_source_runs_and_of_its_outputs_only_a_spoiled_one_differs(lesson, folder):
    """nbval compares what it is told to compare: a cell at the end, whose kept output is wrong, is all it finds."""
    notebook = read_notebook(Course(ROOT).lesson(lesson).source)
    if not any("nbval-check-output" in tags(cell) for cell in notebook.cells):
        pytest.fail(f"{lesson} compares no output at all: tag a deterministic cell nbval-check-output")
    wrong = nbformat.v4.new_output("execute_result", {"text/plain": "41"}, execution_count=1)
    tagged = {"tags": ["nbval-check-output"]}
    notebook.cells.append(nbformat.v4.new_code_cell("6 * 7", execution_count=1, outputs=[wrong], metadata=tagged))
    done = run_nbval(dump(notebook), folder)
    spoiled = sum(cell.cell_type == "code" for cell in notebook.cells) - 1
    assert re.findall(r"^FAILED lesson\.ipynb::Cell (\d+)", done.stdout, re.M) == [str(spoiled)], done.stdout[-3000:]
    assert f"1 failed, {spoiled} passed" in done.stdout
    assert not sorted(path.name for path in folder.iterdir() if path.name not in ("lesson.ipynb", "data"))


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
