"""Around the lessons: progress in the index, and handing in through the Assignment List."""

import json
import shutil
import subprocess

import nbformat
import pytest

from classroom.build import build
from classroom.example_class import filled
from classroom.lesson import Course
from tests.browser.jupyter import ROOT, JupyterLab
from tests.browser.student import OPEN, Student
from tests.tiny import NAME, write_tiny
from tests.tools import needs

LESSON = "04-dns"
pytestmark = [pytest.mark.long, needs("chromium", package="chromium"), pytest.mark.lesson(LESSON)]
SUBMITTED = "#submitted_assignments_list"
HEADING = "Who may announce it?"
IN_SIGHT = "heading => { const top = heading.getBoundingClientRect().top; return top > 0 && top < 300; }"


def test_the_index_shows_progress_and_leads_on(student, lab):
    lesson = Course(ROOT).lesson(LESSON)
    first, second = lesson.exercises[:2]
    notebook = lab.work / LESSON / f"{lesson.slug}.ipynb"
    notebook.write_bytes(filled(lesson, {first.name: first.cell.source}))
    name = notebook.relative_to(lab.folder).as_posix()
    student.open(name)
    student.run_all()
    student.save(name)
    student.open("work/index.ipynb")
    student.run_all()
    row = student.page.locator(f"{OPEN} .jp-OutputArea tr:has(a[href*='{lesson.slug}.ipynb'])")
    assert f"1 of {len(lesson.exercises)}\t{second.name}" in row.inner_text()
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        student.theme(theme)
        assert student.axe() == [], theme
    row.locator("a").click()
    student.wait_for(notebook.name)
    assert student.left() == []


@pytest.mark.parametrize(("page", "link"), [("short-way", HEADING), ("glossary", f"8 · {HEADING}")])
def test_a_page_beside_the_index_leads_to_sections(student, page, link):
    """JupyterLab shows a notebook that a link opens from its top, and finds a heading in one that is open."""
    student.open(f"work/{page}.ipynb")
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        student.theme(theme)
        assert student.axe() == [], theme
    student.page.locator(f"{OPEN} a", has_text=link).first.click()
    student.wait_for("routing.ipynb")
    student.page.locator(".lm-TabBar-tab", has_text=f"{page}.ipynb").first.click()
    student.page.locator(f"{OPEN} a", has_text=link).first.click()
    heading = student.page.locator(f"{OPEN} h2", has_text=HEADING)
    student.page.wait_for_function(IN_SIGHT, arg=heading.element_handle())
    assert student.left() == []


@pytest.fixture
def released(tmp_path):
    """An instructor's course with a released lesson, and a student's JupyterLab on the same exchange."""
    course, home, exchange = tmp_path / "course", tmp_path / "student", tmp_path / "exchange"
    for folder in (course, home, exchange):
        folder.mkdir()
    exchange.chmod(0o777)
    settings = f"c.Exchange.root = {str(exchange)!r}\n"
    shutil.copy(ROOT / "nbgrader_config.py", course)
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(settings)
    write_tiny(course)
    lesson = Course(course).lesson(NAME)
    build(lesson).write(course)
    with JupyterLab(home, f'c = get_config()\nc.CourseDirectory.course_id = "networking"\n{settings}') as lab:

        def nbgrader(*command):
            subprocess.run(["nbgrader", *command], cwd=course, env=lab.environment, check=True, capture_output=True)

        nbgrader("db", "assignment", "add", NAME)
        nbgrader("release_assignment", NAME)
        yield lesson, lab, exchange


def test_the_assignment_list_fetches_and_submits(chromium, released):
    lesson, lab, exchange = released
    student = Student(chromium.new_page(), lab)
    student.page.goto(f"{lab.address}/lab?reset")
    student.choose("Nbgrader", "nbgrader:open-assignment-list")
    student.page.locator("#released_assignments_list button:has-text('Fetch')").click()
    submit = student.page.locator("#fetched_assignments_list button:has-text('Submit')")
    submit.wait_for()
    fetched = lab.folder / NAME / "tiny.ipynb"
    assert nbformat.read(fetched, as_version=4).cells == nbformat.read(lesson.release, as_version=4).cells
    solved = filled(lesson, {exercise.name: exercise.cell.source for exercise in lesson.exercises})
    fetched.write_bytes(solved)
    submit.click()
    student.page.locator(f"{SUBMITTED} .list_item:has-text('{NAME}')").first.wait_for()
    (handed_in,) = exchange.glob(f"networking/inbound/*+{NAME}+*/tiny.ipynb")
    assert json.loads(handed_in.read_bytes()) == json.loads(solved)
    assert student.left() == []
    student.page.close()
