"""Every figure says in words what it shows."""

import nbformat
import pytest

from classroom.gate.figures import check_figures


def test_the_figures_of_a_tidy_lesson_speak(tidy):
    assert "<figure" in tidy.source.read_text()
    assert check_figures(tidy) == []


@pytest.mark.parametrize(
    "image",
    [
        "![](way.svg)",
        "![ ](way.svg)",
        "![Image](way.svg)",
        "<img src='way.svg'>",
        '<img alt="" src="way.svg">',
        "<img alt='No description has been provided.' src='way.svg'>",
        "<svg><circle/></svg>",
        "<svg><title></title></svg>",
        "\n# ```mermaid\n# flowchart LR\n#   a --> b\n# ```",
        "\n# ```mermaid\n# flowchart LR\n#   accTitle: a to b\n#   a --> b\n# ```",
    ],
)
def test_an_image_without_words_in_the_text_is_found(edit, image):
    (finding,) = check_figures(edit("# Section 4. A", f"# {image}\n# Section 4. A"))
    assert (finding.rule, finding.where) == ("alt text", "cell-010")


@pytest.mark.parametrize(
    "image",
    [
        "![The way of a packet](way.svg)",
        "<img src='way.svg' alt='The way of a packet'>",
        '<svg aria-label="The way of a packet"><title></title></svg>',
        "<svg><title>The way of a packet</title></svg>",
        "`![](way.svg)` makes an image, ``<img>`` too",
        "\n# ```html\n# <img>\n# ```",
        "\n# ```mermaid\n# flowchart LR\n#   accTitle: a to b\n#   accDescr: An arrow\n#   a --> b\n# ```",
    ],
)
def test_an_image_with_words_passes(edit, image):
    assert check_figures(edit("# Section 4. A", f"# {image}\n# Section 4. A")) == []


@pytest.mark.parametrize(
    "data",
    [
        {"text/html": "<figure><img src='data:,'></figure>"},
        {"text/html": '<figure><img src="data:," alt="figure"></figure>'},
        {"image/png": "aGk=", "text/plain": "<Figure size 640x480 with 1 Axes>"},
        {"image/svg+xml": "<svg><title>lost on its way</title></svg>"},
    ],
)
def test_a_kept_figure_without_words_is_found(tidy, data):
    notebook = nbformat.read(tidy.source, as_version=4)
    cell = next(cell for cell in notebook.cells if cell["id"] == "cell-003")
    cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
    nbformat.write(notebook, tidy.source)
    (finding,) = check_figures(tidy)
    assert (finding.rule, finding.where) == ("alt text", "cell-003")


def test_a_lesson_that_was_never_built_has_no_outputs(tidy):
    tidy.source.unlink()
    assert check_figures(tidy) == []
