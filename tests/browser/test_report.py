"""The report of a class of sixty, in a browser without a network: read by everybody, in light and in dark."""

from datetime import timedelta

import pytest

from classroom.report.page import page
from classroom.report.style import STYLE
from tests.browser.student import axe_source
from tests.classroom.report.conftest import DUE, GLUE, TTL, class_of, failed, student
from tests.tools import needs

pytestmark = [pytest.mark.long, needs("chromium", package="chromium")]
HOSTILE = "<img src='http://pictures.example/one.png' onerror='document.title = 1'><script>document.title = 2</script>"
AXE = """async () => (await axe.run()).violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.html.slice(0, 200)}`))"""


def sixty():
    """All that a page can have: each kind of list, long names, late ones, notes, what students chose."""
    believing = {"test_walk": failed(GLUE, ["a zone without glue"]), "test_caa": failed(TTL, ["a wildcard"])}
    lost = {"test_walk_glue": failed(kinds=["two zones"], how="raised"), "test_cache": failed(below=["walk"])}
    students = []
    for n in range(60):
        at = DUE - timedelta(hours=7 * n - 20)
        kind = [{}, {"walk": 2, "caa": 0, "failures": believing}, {"walk": n % 4, "cache": 0, "failures": lost}][n % 3]
        kind |= {"unwritten": ["caa"]} if n % 5 == 0 else {}
        kind |= {"notes": [f"The answer cell `{HOSTILE}` is missing.", HOSTILE]} if n % 7 == 0 else {}
        students.append(
            student(f"student-{n}-{HOSTILE if n == 8 else ''}", at=at, late_s=max(0, 20 - 7 * n) * 3600, **kind)
        )
    return class_of(*students, absent=["gone"], waiting=(HOSTILE,), unknown=("old",))


@pytest.fixture
def opened(chromium, tmp_path):
    """Opens a report; what it asks for and what goes wrong is noted in ``page.noted``."""
    contexts = []

    def open_it(text, scheme="light", width=1280):
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        # The page forbids all scripts: axe's, too, which is let in here.
        context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
        contexts.append(context)
        shown = context.new_page()
        shown.noted = []
        shown.on("request", lambda request: shown.noted.append(request.url))
        shown.on("pageerror", lambda error: shown.noted.append(str(error)))
        shown.goto(path.as_uri())
        return shown

    yield open_it
    for context in contexts:
        context.close()


def violations(shown) -> list[str]:
    shown.evaluate(axe_source())
    return shown.evaluate(AXE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_is_loaded_or_run(opened, scheme, width):
    shown = opened(page(sixty()), scheme, width)
    assert violations(shown) == []
    assert [url for url in shown.noted if not url.endswith("report.html")] == []
    assert shown.title() == "DNS: how the class did"
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    dark = shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    assert dark == (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_sees_a_pale_word_and_a_head_without_words(opened, scheme):
    spoiled = page(sixty()).replace(STYLE, STYLE + "p { color: #777; background: #888 }")
    spoiled = spoiled.replace('<th scope="col" class="number">points</th>', '<th scope="col"></th>', 1)
    found = {line.split(":")[0] for line in violations(opened(spoiled, scheme))}
    assert {"color-contrast", "empty-table-header"} <= found


def test_what_a_page_would_load_or_run_is_seen(opened):
    spoiled = page(sixty()).replace("</main>", f"{HOSTILE}</main>")
    shown = opened(spoiled)
    assert "http://pictures.example/one.png" in shown.noted
    assert shown.title() in ("1", "2")


def test_the_pages_own_policy_stops_what_would_come_through(chromium, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(page(sixty()).replace("</main>", f"{HOSTILE}</main>"), encoding="utf-8")
    shown = chromium.new_page()
    came, stopped = [], []
    shown.on("requestfinished", lambda request: came.append(request.url))
    shown.on("requestfailed", lambda request: stopped.append(request.failure))
    shown.goto(path.as_uri(), wait_until="networkidle")
    assert came == [path.as_uri()]
    assert stopped == ["csp"]
    assert shown.title() == "DNS: how the class did"
    shown.close()
