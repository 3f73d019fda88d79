"""One browser, one JupyterLab and one page of it for all of these tests; each begins and ends with no notebook open."""

import pytest

from tests.browser.jupyter import JupyterLab
from tests.browser.student import Student
from tests.tools import which

VIEWPORT = {"width": 1280, "height": 900}
# Names resolve to nothing, so that a request that would leave the machine fails at once and is seen.
ARGUMENTS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    with JupyterLab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def anew(chromium, lab):
    """A page on which JupyterLab has not been loaded."""
    page = chromium.new_page(viewport=VIEWPORT)
    yield Student(page, lab)
    page.close()


@pytest.fixture(scope="session")
def shared_page(chromium):
    """JupyterLab takes longer to load than most of what is done with it."""
    return chromium.new_page(viewport=VIEWPORT)


@pytest.fixture
def student(shared_page, lab):
    student = Student(shared_page, lab)
    yield student
    student.leave()
