"""A student's folder with two small lessons, as JupyterLab saves them."""

import json

import pytest

STARTER = "def walk():\n    raise NotImplementedError()"
ANSWER = "def walk():\n    return 1"


def marked(name, source, count=None, error=False, **marks):
    outputs = [{"output_type": "error", "ename": "AssertionError", "evalue": "", "traceback": []}] if error else []
    starter = {"starter": STARTER} if marks.get("solution") else {}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"nbgrader": {"grade_id": name, "grade": False, "solution": False, **marks}, **starter},
        "source": source.splitlines(keepends=True),
        "execution_count": count,
        "outputs": outputs,
    }


def lesson_cells(source=STARTER, ran=None, tested=(None, None), error=False):
    return [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Walks & <climbs>\n\nAbout."},
        marked("walk", source, ran, solution=True),
        marked("test_walk", "assert walk()", tested[0], error, grade=True),
        marked("test_walk_far", "assert walk()", tested[1], grade=True),
    ]


def write_lesson(folder, name, cells):
    path = folder / name / f"{name[3:].replace('-', '_')}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


@pytest.fixture
def desk(tmp_path):
    """Lesson 1 answered and tested, lesson 2 as it was given."""
    write_lesson(tmp_path, "01-walks", lesson_cells(ANSWER, 3, (4, 5)))
    write_lesson(tmp_path, "02-far-walks", lesson_cells())
    return tmp_path
