"""What the other tests here look with can see: seeded defects are found."""

import nbformat
import pytest

from tests.browser.student import CONNECTED
from tests.tools import needs

pytestmark = [pytest.mark.long, needs("chromium", package="chromium")]
DOT = "<img src='data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs='>"

# JupyterLab asks for a file's checkpoints before it starts the kernel; the text and an idle kernel are shown sooner.
LATE = """
    const fetched = window.fetch;
    const frames = number => new Promise(done => {
        const shown = () => document.querySelector('.jp-Notebook h1');
        const next = () => shown() && number-- <= 0 ? done() : requestAnimationFrame(next);
        next();
    });
    window.fetch = async (asked, ...more) => {
        const late = (asked.url ?? asked).includes('/checkpoints');
        if (late) await frames(60);
        window.waited ||= late;
        return fetched(asked, ...more);
    };
"""


@pytest.fixture
def spoiled(student, lab):
    """Opens a notebook with one cell of its own below a heading."""

    def spoiled(cell):
        cells = [nbformat.v4.new_markdown_cell("# Spoiled"), cell]
        metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), lab.work / "spoiled.ipynb")
        student.open("work/spoiled.ipynb")
        return student

    return spoiled


def test_a_kernel_that_comes_late_is_waited_for(anew):
    anew.page.add_init_script(LATE)
    anew.open("work/index.ipynb")
    assert anew.page.evaluate("() => window.waited")
    assert anew.page.evaluate(CONNECTED, "index.ipynb")


def test_a_request_that_leaves_is_seen(spoiled):
    student = spoiled(nbformat.v4.new_markdown_cell("![a picture](http://pictures.example/one.png)"))
    assert student.left() == ["http://pictures.example/one.png"]


def test_an_image_that_is_not_there_is_seen(spoiled):
    student = spoiled(nbformat.v4.new_markdown_cell("![a picture](data:image/png;base64,AAAA)"))
    assert student.mute() == ["a picture"]


def test_an_image_without_a_text_is_seen(spoiled):
    student = spoiled(nbformat.v4.new_code_cell(f"from IPython.display import HTML\n\nHTML({DOT!r})"))
    student.run_all()
    assert student.mute() == ["Image"]


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_sees_a_link_without_words_and_a_pale_word(spoiled, theme):
    html = "<a href='#there'></a><p style='color: #777; background: #888'>pale</p>"
    student = spoiled(nbformat.v4.new_code_cell(f"from IPython.display import HTML\n\nHTML({html!r})"))
    student.run_all()
    student.theme(theme)
    assert sorted(found.split(":")[0] for found in student.axe()) == ["color-contrast", "link-name"]


def test_a_notebook_of_which_nothing_runs_is_told(spoiled):
    student = spoiled(nbformat.v4.new_markdown_cell("No cell with code."))
    student.page.set_default_timeout(1000)
    with pytest.raises(AssertionError, match=r"not run to its end: \[\[\], \[\]\]"):
        student.run_all()


def test_a_cell_that_fails_stops_run_all(spoiled):
    student = spoiled(nbformat.v4.new_code_cell("1 / 0"))
    student.run_all()
    assert student.save("work/spoiled.ipynb")["cells"][1]["outputs"][0]["ename"] == "ZeroDivisionError"
