from fractions import Fraction

import pytest

from course.draw import prediction
from tests.course.draw.reading import SVG, root, words
from tests.course.draw.samples import ODD


def bars(drawing):
    """``(left, width)`` of each bar in pixels: the predicted, if any, and the measured."""
    _panel, *found = root(drawing).iter(f"{SVG}rect")
    return [(float(bar.get("x")), float(bar.get("width"))) for bar in found]


def test_bars_are_as_long_as_the_numbers():
    (left, predicted), (same, measured) = bars(prediction(120, 30, "ms", "wait"))
    assert left == same
    assert predicted == 4 * measured


def test_a_negative_number_goes_to_the_left():
    (left, wide), (zero, _) = bars(prediction(-10, 30, "ms", "wait"))
    assert left + wide == pytest.approx(zero)


def test_numbers_have_their_unit():
    assert words(prediction(0.5, 16.6666, "queries/s", "load")).split("\n") == [
        "load",
        "your prediction",
        "0.5 queries/s",
        "measured",
        "16.67 queries/s",
    ]


@pytest.mark.parametrize("guess", [None, "120", True, float("nan"), float("-inf"), 10**400, 1j, [120], ODD])
def test_what_is_not_a_number_is_no_prediction(guess):
    drawing = prediction(guess, 44, "ms", "wait")
    assert "no prediction" in words(drawing)
    assert len(bars(drawing)) == 1
    assert drawing.alt == "wait: 44 ms measured, no prediction."


@pytest.mark.parametrize("guess", [0, 5e-324, 1e308, -1e308, Fraction(1, 3)])
@pytest.mark.parametrize("measured", [0, 5e-324, 1e308, -1e308])
def test_bars_stay_on_the_panel(guess, measured):
    for left, wide in bars(prediction(guess, measured, "ms", "wait")):
        assert left >= 160
        assert 2 <= wide <= 400


@pytest.mark.parametrize(
    ("guess", "measured", "says"),
    [
        (120, 44, "wait: 120 ms predicted, 44 ms measured, 0.37 times the prediction."),
        (44, 120, "wait: 44 ms predicted, 120 ms measured, 2.7 times the prediction."),
        (44, 44.0, "wait: 44 ms predicted, 44 ms measured, as predicted."),
        (0, 44, "wait: 0 ms predicted, 44 ms measured."),
        (86400, 86401, "wait: 86400 ms predicted, 86400 ms measured, close to it."),
        (3e9, 44, "wait: 3e+09 ms predicted, 44 ms measured, 1.5e-08 times the prediction."),
    ],
)
def test_the_alternative_text_compares(guess, measured, says):
    assert prediction(guess, measured, "ms", "wait").alt == says


@pytest.mark.parametrize("measured", [None, float("nan"), "44", True])
def test_what_was_measured_is_a_number(measured):
    with pytest.raises(ValueError, match="measured is a finite number, not"):
        prediction(1, measured, "ms", "wait")


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("queries", "1 query"),
        ("round trips", "1 round trip"),
        ("times", "1 time"),
        ("ms", "1 ms"),
        ("s", "1 s"),
        ("of 4", "1 of 4"),
        ("of 2 servers", "1 of 2 servers"),
        ("as status", "1 as status"),
        ("", "1"),
    ],
)
def test_an_amount_of_one_is_told_in_the_singular(unit, told):
    assert words(prediction(None, 1, unit, "wait")).split("\n")[-1] == told
