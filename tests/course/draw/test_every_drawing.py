"""What holds for all drawings, whatever they show."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import course.draw
from course.draw import Drawing
from course.draw.base._palette import BAND, INK, LINES, MUTED, PANEL, PLAIN, TINTS, contrast
from tests.course.draw.reading import Markup, overlapping, root, size, texts
from tests.course.draw.samples import ODD, SAMPLES

NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@pytest.fixture(scope="module", params=list(SAMPLES))
def drawing(request):
    return SAMPLES[request.param]()


def drawn_by_another_python(tmp_path, seed):
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nlines.linewidth: 9\nsvg.fonttype: path\n")
    known = {"PYTHONHASHSEED": seed, "MPLCONFIGDIR": str(tmp_path), "PYTHONUTF8": "1", "PYTHONPATH": str(Path.cwd())}
    code = [sys.executable, "-m", "tests.course.draw.samples"]
    return subprocess.run(code, env=os.environ | known, capture_output=True, check=True).stdout.decode()


def test_it_is_the_same_byte_for_byte_in_any_process(tmp_path):
    here = "".join(make()._repr_html_() + "\n" for make in SAMPLES.values())
    assert drawn_by_another_python(tmp_path, "1") == here
    assert drawn_by_another_python(tmp_path, "2") == here


def test_it_is_one_image_with_alternative_text(drawing):
    (figure, _), (img, about), *rest = Markup(drawing).tags
    assert (figure, img) == ("figure", "img")
    assert about["alt"].strip()
    assert about["src"].startswith("data:image/svg+xml;base64,")
    assert about["width"] == str(drawing.width)
    assert rest in ([], [("figcaption", {})])


def test_it_loads_nothing(drawing):
    unsaid = re.sub(r"(<text[^>]*>)[^<]*", r"\1", drawing.svg)  # an address that is only written loads nothing
    assert set(re.findall(r"\w+://[^\s\"']+", unsaid)) <= NAMESPACES
    assert not re.findall(r"url\((?!#)|href=\"(?!#)|@import|<script|<image|<foreignObject", drawing.svg)


def test_it_is_small(drawing):
    assert len(drawing._repr_html_()) < 40_000
    assert drawing.width <= 828, "as wide as a cell's output in JupyterLab on a screen of 1280 pixels"


def test_every_text_is_inside(drawing):
    width, height = size(drawing)
    outside = [t for t in texts(drawing) if t.left < 0 or t.right > width or t.top < 0 or t.bottom > height]
    assert outside == []


def test_no_text_runs_into_its_neighbour(drawing):
    assert overlapping(texts(drawing)) == []


def test_its_letters_are_large_enough(drawing):
    scale = drawing.width / size(drawing)[0]
    assert min((text.bottom - text.top) / 1.05 * scale for text in texts(drawing)) > 8.9


def test_it_has_a_light_panel_of_its_own(drawing):
    panel = next(shape for shape in root(drawing).iter() if shape.tag.endswith(("rect", "path")))
    assert PANEL in panel.get("fill", "") + panel.get("style", "")


def test_its_letters_have_colours_that_are_known_to_contrast(drawing):
    assert {text.colour for text in texts(drawing)} <= {*LINES, MUTED}


@pytest.mark.parametrize("colour", [*LINES, MUTED])
@pytest.mark.parametrize("background", [PANEL, BAND])
def test_letters_and_lines_contrast_with_the_panel(colour, background):
    assert contrast(colour, background) >= 4.5


@pytest.mark.parametrize(("tint", "outline"), [*TINTS, PLAIN])
def test_bytes_contrast_with_their_region_and_its_outline_with_both_sides(tint, outline):
    assert contrast(INK, tint) >= 4.5
    assert contrast(outline, tint) >= 3
    assert contrast(outline, PANEL) >= 3


def test_contrast_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_markup_in_names_stays_text():
    markup = Markup(Drawing("<svg/>", 10, ODD, ODD))
    assert [tag for tag, _ in markup.tags] == ["figure", "img", "figcaption"]
    assert markup.tags[1][1]["alt"].startswith('<b onload="x">&\'日本語\ufffd\ufffd\ufffdxxx')
    assert "".join(markup.words).startswith('<b onload="x">')


def test_a_text_only_front_end_gets_the_alternative_text():
    assert repr(Drawing("<svg/>", 10, "nothing\nto see \ud800")) == "<figure: nothing to see \ufffd>"


@pytest.mark.parametrize(("alt", "error"), [("  ", ValueError), (7, TypeError)])
def test_alternative_text_is_a_sentence(alt, error):
    with pytest.raises(error, match="alt"):
        Drawing("<svg/>", 10, alt)


def test_the_public_face():
    assert all(callable(getattr(course.draw, name)) for name in course.draw.__all__)
    assert set(course.draw.__all__) <= set(dir(course.draw))
    with pytest.raises(AttributeError, match="no attribute 'cartoon'"):
        course.draw.cartoon  # noqa: B018


def test_only_curves_need_matplotlib():
    code = (
        "import sys; from course.draw import *; bytemap(b'x'); prediction(1, 2, 's', 'x'); "
        "curves; print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
