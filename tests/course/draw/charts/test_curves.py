import re

import matplotlib
import pytest

from course.draw import curves
from course.draw.charts._plot import DASHES, apart, stacked
from tests.course.draw.reading import SVG, root, texts, words

LINE = [(0, 100), (300, 0), (600, 0)]


def drawn(series=None, **more):
    return curves(series or {"TTL 300 s": LINE}, "time (s)", "share (%)", **more)


def strokes(drawing):
    """The dashes of each thick line."""
    styles = [shape.get("style", "") for shape in root(drawing).iter(f"{SVG}path")]
    thick = [style for style in styles if "stroke-width: 2" in style]
    return {re.sub(r".*dasharray: ([^;]*);.*|.*", r"\1", style) for style in thick}


def test_axes_and_lines_are_named():
    told = words(drawn({"TTL 60 s": LINE, "TTL 300 s": LINE}))
    for name in ("time (s)", "share (%)", "TTL 60 s", "TTL 300 s"):
        assert name in told


def test_eight_lines_differ_in_more_than_colour():
    assert len(set(DASHES)) == 8
    assert len(strokes(drawn({f"line {at}": LINE for at in range(8)}))) == 8


def corners(drawing):
    """How many points the longest thick line has."""
    shapes = root(drawing).iter(f"{SVG}path")
    return max(len(re.findall("[ML]", s.get("d"))) for s in shapes if "stroke-width: 2" in s.get("style", ""))


def test_a_line_in_steps_keeps_its_value_until_the_next_point():
    assert corners(drawn({"window": LINE})) == 3
    assert corners(drawn({"window": LINE}, steps=["window"])) == 5


def test_names_stand_at_the_height_where_lines_end():
    drawing = drawn({"low": [(0, 0), (1, 1)], "high": [(0, 0), (1, 9)], "middle": [(0, 0), (1, 5)]})
    places = {text.words: text for text in texts(drawing)}
    assert places["high"].top < places["middle"].top < places["low"].top


def test_names_of_lines_that_end_together_stand_apart():
    heights = apart([0.5, 0.5, 0.5], 0.1)
    assert heights == pytest.approx([0.5, 0.6, 0.7])
    assert apart([0.0, 0.9], 0.1) == [0.0, 0.9]
    assert apart([1.0, 1.0, 0.2], 0.1) == pytest.approx([0.87, 0.97, 0.2])


def test_names_of_marks_that_would_meet_are_stacked():
    assert stacked([0.1, 0.2, 0.9], [0.3, 0.3, 0.3]) == [0, 1, 0]
    assert stacked([0.1, 0.1, 0.1], [0.3, 0.3, 0.3]) == [0, 1, 2]


def test_marks_are_named_and_inside_the_scale():
    assert "detected" in words(drawn(marks={"detected": 5000}))
    assert "5000" in words(drawn(marks={"detected": 5000}))


@pytest.mark.parametrize(
    ("predicted", "says"),
    [
        (80, "your prediction 80"),
        (51, "your prediction 51"),
        (50, "your prediction 50"),
        (1e9, "your prediction 1e+09, off the scale"),
        (-1e9, "your prediction -1e+09, off the scale"),
        (None, "no prediction"),
        ("half", "no prediction"),
        (True, "no prediction"),
        (float("nan"), "no prediction"),
        (float("inf"), "no prediction"),
        (10**400, "no prediction"),
        (1j, "no prediction"),
    ],
)
def test_a_prediction_stands_beside_what_was_measured(predicted, says):
    told = words(drawn(prediction=(150, predicted, 50)))
    assert says in told.split("\n")
    assert "measured 50" in told.split("\n")


@pytest.mark.parametrize("x", [0, 300, 600])
@pytest.mark.parametrize("y", [0, 100])
def test_notes_hide_no_number_of_an_axis(x, y):
    drawing = drawn(prediction=(x, y + 1, y))
    notes = [text for text in texts(drawing) if "measured" in text.words or "prediction" in text.words]
    ticks = [text for text in texts(drawing) if re.fullmatch(r"\d+", text.words)]
    assert len(notes) == 2
    for note in notes:
        for tick in ticks:
            across = note.left < tick.right and tick.left < note.right
            assert not (across and note.top < tick.bottom and tick.top < note.bottom), (note, tick)


def test_a_wild_prediction_leaves_the_scale_alone():
    wild, calm = (words(drawn(prediction=(150, guess, 50))) for guess in (1e9, 50))
    assert re.findall(r"^\d+$", wild, re.MULTILINE) == re.findall(r"^\d+$", calm, re.MULTILINE)


@pytest.mark.parametrize(("log", "shown"), [("x", ["10", "1000", "100000"]), ("y", ["0.01", "1", "10"])])
def test_logarithmic_axes_count_in_plain_numbers(log, shown):
    told = words(drawn({"load": [(5, 16.7), (200_000, 0.005)]}, log=log)).split("\n")
    assert set(shown) <= set(told)


def test_letters_outside_matplotlibs_font_are_left_to_the_browser():
    assert "日本語" in drawn({"日本語": LINE}).svg


def test_matplotlib_is_left_as_it_was():
    before = dict(matplotlib.rcParams)
    drawn()
    assert dict(matplotlib.rcParams) == before


def test_the_alternative_text_tells_courses_and_prediction():
    assert drawn(prediction=(150, 80, 50)).alt == (
        "share (%) over time (s): TTL 300 s from 100 at 0 to 0 at 600. At 150, 80 predicted and 50 measured."
    )
    assert drawn(prediction=(150, None, 50)).alt.endswith("At 150, no prediction and 50 measured.")


@pytest.mark.parametrize(
    ("series", "more", "says"),
    [
        ({}, {}, "series is a dict"),
        ([("a", LINE)], {}, "series is a dict"),
        ({str(at): LINE for at in range(9)}, {}, "one to eight"),
        ({"a": []}, {}, "series 'a' has no points"),
        ({"a": [(0, 1), (1, None)]}, {}, r"point 1 of series 'a' is a pair of finite numbers \(x, y\)"),
        ({"a": [(0, float("nan"))]}, {}, "point 0 of series 'a'"),
        ({"a": [(0, 1e200)]}, {}, "point 0 of series 'a'"),
        ({"a": [3]}, {}, "point 0 of series 'a' .* not 3"),
        ({"a": [(0, 1, 2)]}, {}, "point 0 of series 'a'"),
        ({"a": [(x, 0) for x in range(1001)]}, {}, "1001 points are too many"),
        ({"a": LINE}, {"marks": {str(at): at for at in range(6)}}, "6 marks are too many"),
        ({"a": LINE}, {"marks": {"here": "now"}}, "'here' stands at a finite number, not at 'now'"),
        ({"a": LINE}, {"prediction": 80}, "prediction is"),
        ({"a": LINE}, {"prediction": (1, 2)}, "prediction is"),
        ({"a": LINE}, {"prediction": (1, 2, None)}, "'measured' stands at a finite number"),
        ({"a": LINE}, {"steps": ["b"]}, "steps names series: 'b' is none"),
        ({"a": LINE}, {"log": "z"}, 'log is "", "x", "y" or "xy"'),
        ({"a": LINE}, {"log": "y"}, "a logarithmic y axis has no place for 0"),
        ({"a": [(1, 1)]}, {"log": "x", "marks": {"m": -2}}, "a logarithmic x axis has no place for -2"),
    ],
)
def test_mistakes_get_a_sentence(series, more, says):
    with pytest.raises(ValueError, match=says):
        curves(series, "x", "y", **more)
