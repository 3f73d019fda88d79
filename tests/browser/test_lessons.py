"""A student's first hour with each lesson: the index opens it, solved it runs, unsolved it says what is missing.

Notebooks run where students run them: in an environment that is made from the published repository alone.
"""

import ast
import json
import re
from pathlib import Path

import pytest

from classroom.build import read_notebook
from classroom.example_class import filled
from classroom.lesson import Course, grade_id
from tests.browser.jupyter import JupyterLab
from tests.browser.student import OPEN
from tests.tools import needs

ROOT = Path(__file__).parents[2]
THEMES = ["JupyterLab Light", "JupyterLab Dark"]
pytestmark = [pytest.mark.long, needs("chromium", package="chromium")]


@pytest.fixture(scope="module")
def lab(students, tmp_path_factory):
    with JupyterLab(tmp_path_factory.mktemp("lab"), python=students.bin / "python") as lab:
        yield lab


@pytest.fixture
def notebook(lesson):
    return Course(ROOT).lesson(lesson)


def put(lab, lesson, name, content: bytes) -> str:
    path = lab.work / lesson.name / name
    path.write_bytes(content)
    return path.relative_to(lab.folder).as_posix()


def solution(notebook) -> dict[str, str]:
    """References by exercise; an answer in words is any that is not the starter's."""
    return {
        grade_id(cell): cell.source if cell.cell_type == "code" else "Because the packets say so."
        for cell in notebook.notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }


def errors(notebook: dict) -> list[str]:
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return [output["ename"] for output in outputs if output["output_type"] == "error"]


def test_the_index_leads_to_the_lesson(student, notebook):
    student.open("work/index.ipynb")
    student.page.locator(f".jp-RenderedHTMLCommon td a[href*='{notebook.slug}.ipynb']").click()
    student.wait_for(f"{notebook.slug}.ipynb")
    assert student.page.locator(f"{OPEN} h1").first.inner_text().startswith(notebook.title)
    assert student.left() == []


def test_a_solved_copy_runs_and_shows_its_figures(student, lab, notebook):
    name = put(lab, notebook, "solved.ipynb", filled(notebook, solution(notebook)))
    student.open(name)
    student.run_all()
    saved = student.save(name)
    assert errors(saved) == []
    assert all(cell["execution_count"] for cell in saved["cells"] if cell["cell_type"] == "code")
    assert len(student.images()) == json.dumps(saved).count("<img ")
    assert student.mute() == []
    for theme in THEMES:
        student.theme(theme)
        assert student.axe() == [], theme
    assert student.left() == []


# Validate runs a notebook again, and that solved lessons pass is seen elsewhere.
@pytest.mark.lesson("02-ip-addresses")
def test_validate_says_of_a_solved_copy_that_it_is_valid(student, lab, notebook):
    student.open(put(lab, notebook, "valid.ipynb", filled(notebook, solution(notebook))))
    assert student.validate().get_attribute("class").startswith("validation-success")
    assert student.left() == []


def test_validate_on_a_starter_lists_each_failing_cell_and_says_what_to_do(student, lab, notebook):
    student.open(put(lab, notebook, "starter.ipynb", notebook.release.read_bytes()))
    message = student.validate()
    assert message.get_attribute("class").startswith("validation-failed")
    told = message.inner_text()
    graded = [cell for cell in read_notebook(notebook.release).cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert told.count("The following cell failed:") == len(graded)
    assert [exercise.name for exercise in notebook.exercises if not is_told(exercise, told)] == []
    assert "_calling.py" not in told


def is_told(exercise, text: str) -> bool:
    """Whether the messages say what is to be replaced, in words or by the line of the answer cell that raises."""
    nodes = ast.walk(ast.parse(exercise.cell.source))
    names = [*exercise.defines, *(node.name for node in nodes if isinstance(node, ast.FunctionDef))]  # methods, too
    return any(
        f"`raise NotImplementedError()` in the cell that defines {name}" in text or re.search(rf"\bin {name}[.(]", text)
        for name in names
    )
