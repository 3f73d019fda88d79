"""One browser and one JupyterLab for all of these tests; a page of its own for each."""

import pytest

from tests.browser.jupyter import JupyterLab
from tests.browser.student import Student
from tests.tools import which

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
def student(chromium, lab):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield Student(page, lab)
    page.close()
