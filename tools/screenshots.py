"""Take README's screenshots: a lesson in JupyterLab in both themes, and the index, in a real browser.

python tools/bootstrap.py long --collect-only   # brings what drives the browser, once
.venv/bin/python tools/screenshots.py [FOLDER]  # by default docs/
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from classroom.example_class import filled  # noqa: E402
from classroom.lesson import Course  # noqa: E402
from tests.browser.conftest import ARGUMENTS  # noqa: E402
from tests.browser.jupyter import JupyterLab  # noqa: E402
from tests.browser.student import OPEN, Student  # noqa: E402
from tests.tools import which  # noqa: E402

LESSON = "04-dns"
SIZE = {"width": 1280, "height": 800}
THEMES = {"lesson": "JupyterLab Light", "lesson-dark": "JupyterLab Dark"}


def main(folder: str = str(ROOT / "docs")) -> None:
    with tempfile.TemporaryDirectory() as place, JupyterLab(Path(place)) as lab, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=ARGUMENTS)
        student = Student(browser.new_page(viewport=SIZE), lab)
        lesson = Course(ROOT).lesson(LESSON)
        some = lesson.exercises[:3]
        notebook = lab.work / LESSON / f"{lesson.slug}.ipynb"
        notebook.write_bytes(filled(lesson, {exercise.name: exercise.cell.source for exercise in some}))
        name = notebook.relative_to(lab.folder).as_posix()
        student.open(name)
        student.run_all()
        student.save(name)
        for file, theme in THEMES.items():
            student.theme(theme)
            figure = student.page.locator(f"{OPEN} .jp-OutputArea figure").first
            figure.evaluate("element => element.scrollIntoView({block: 'center'})")
            student.page.screenshot(path=Path(folder) / f"{file}.png")
        student.theme("JupyterLab Light")
        student.open("work/index.ipynb")
        student.run_all()
        student.page.locator(f"{OPEN} table").first.evaluate("element => element.scrollIntoView({block: 'start'})")
        student.page.screenshot(path=Path(folder) / "index.png")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
