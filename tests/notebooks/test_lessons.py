"""Each lesson's notebooks: the source runs in a real kernel, and all that is made is what the text gives.

That a release fails just where an answer is missing, `make check` proves (`check_release_runs`).
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from classroom.build import build, dump, read_notebook
from classroom.index import index
from classroom.lesson import tags
from tests.lessons import COURSE, ROOT


@pytest.fixture
def folder(lesson, tmp_path):
    """A place like a student's: the lesson's data and nothing else."""
    for name, data in COURSE.lesson(lesson).files().items():
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
        "-p",
        "nbval.plugin",
        "--nbval-lax",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
        path.name,
    ]
    alone = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # loading the others takes a quarter of a second
    return subprocess.run(command, cwd=folder, env=alone, capture_output=True, text=True, check=False)


def test_the_source_runs_and_of_its_outputs_only_a_spoiled_one_differs(lesson, folder):
    """nbval compares what it is told to compare: a cell at the end, whose kept output is wrong, is all it finds."""
    notebook = read_notebook(COURSE.lesson(lesson).source)
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


def keep_outputs(notebook, lesson) -> None:
    """Instead of running it once more: what its cells give is compared above, in the sandbox and by `make check`."""
    kept = {cell["id"]: cell for cell in read_notebook(lesson.source).cells}
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell["id"] in kept:
            cell.outputs = kept[cell["id"]].outputs
    notebook.metadata["language_info"] = {"name": "python"}


def test_source_and_release_are_what_the_text_gives(lesson, monkeypatch):
    monkeypatch.setattr("classroom.build.run_notebook", keep_outputs)
    assert build(COURSE.lesson(lesson)).stale(ROOT) == []


def test_the_index_is_what_the_lessons_give():
    assert index(COURSE).stale(ROOT) == []
