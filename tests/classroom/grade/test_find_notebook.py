"""Which notebook of a folder is graded: the only one that can be meant, and it is said."""

import json
import shutil

import pytest

from classroom.grade.find_notebook import find_notebook
from tests.banked import NAME


@pytest.fixture
def folder(banked, tmp_path):
    made = tmp_path / "submitted" / "ada" / NAME
    made.mkdir(parents=True)
    return made


def untouched(lesson) -> bytes:
    return lesson.release.read_bytes()


def finished(lesson, text="def total(fetch, count):\n    return 1") -> bytes:
    content = json.loads(untouched(lesson))
    for cell in content["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "total":
            cell["source"] = text
    return json.dumps(content).encode()


def test_the_one_with_the_lessons_name_is_meant(banked, folder):
    (folder / "tiny.ipynb").write_bytes(finished(banked))
    (folder / "scratch.ipynb").write_bytes(finished(banked, "x = 1"))
    assert find_notebook(folder, banked) == (finished(banked), None)


@pytest.mark.parametrize(
    "name", ["tiny-Copy1.ipynb", "tiny (1).ipynb", "TINY.ipynb", "01-tiny/tiny.ipynb", "a/b.IPYNB"]
)
@pytest.mark.parametrize("given", [True, False], ids=["beside the untouched one", "alone"])
def test_the_only_one_with_work_in_it_is_meant(banked, folder, name, given):
    if given:
        (folder / "tiny.ipynb").write_bytes(untouched(banked))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(finished(banked))
    content, note = find_notebook(folder, banked)
    assert content == finished(banked)
    told = "which is as it was given" if given else "which is missing"
    assert note == f"`{name}` was graded in place of `tiny.ipynb`, {told}."


def test_where_nobody_could_say_which_all_are_named(banked, folder):
    (folder / "one.ipynb").write_bytes(finished(banked))
    (folder / "two.ipynb").write_bytes(finished(banked))
    content, note = find_notebook(folder, banked)
    assert content is None
    assert "none could be chosen: `one.ipynb`, `two.ipynb`" in note


def test_copies_that_are_not_the_students_are_passed_over(banked, folder):
    (folder / "tiny.ipynb").write_bytes(untouched(banked))
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "tiny-checkpoint.ipynb").write_bytes(finished(banked))
    (folder / "link.ipynb").symlink_to(banked.release)
    (folder / "broken.ipynb").write_bytes(b"{")
    content, note = find_notebook(folder, banked)
    assert content == untouched(banked)
    assert "none could be chosen: `broken.ipynb`" in note


def test_a_notebook_of_another_lesson_is_not_taken(banked, folder):
    other = {"cells": [{"cell_type": "code", "source": "x = 1", "metadata": {}, "id": "x"}], "nbformat": 4}
    (folder / "other.ipynb").write_text(json.dumps(other))
    assert find_notebook(folder, banked)[0] is None


def test_an_empty_folder_has_none(banked, folder):
    assert find_notebook(folder, banked) == (None, None)
    shutil.rmtree(folder)
    folder.write_text("a file where a folder should be")
    assert find_notebook(folder, banked) == (None, None)
