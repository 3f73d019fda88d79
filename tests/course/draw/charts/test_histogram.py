import pytest

from course.draw import histogram
from tests.course.draw.reading import SVG, root, words

SERIES = {"slow": [40, 41, 42, 90], "fast": [0.03, 0.031]}


def bars(drawing):
    """Left edge and height of each bar, by its colour, from the top."""
    found = {}
    for shape in list(root(drawing).iter(f"{SVG}rect"))[1:]:
        found.setdefault(shape.get("fill"), []).append((float(shape.get("x")), float(shape.get("height"))))
    return list(found.values())


def test_a_bar_counts_the_values_of_its_range():
    slow, fast = bars(histogram(SERIES, "time (ms)"))
    assert [height for _, height in slow] == [46, pytest.approx(46 / 3, abs=0.01)]
    assert [height for _, height in fast] == [46]
    assert slow[0][0] > fast[0][0], "further right is longer"


def test_the_axis_has_a_mark_for_each_decade():
    told = words(histogram(SERIES, "time (ms)")).split("\n")
    for text in ("0.01", "0.1", "1", "10", "100", "time (ms)", "slow", "fast", "median 41"):
        assert text in told


def test_a_value_on_a_mark_belongs_to_the_bar_that_begins_there():
    (row,) = bars(histogram({"one": [0.001, 0.01, 0.1, 1, 10, 100]}, "x"))
    assert [left for left, _ in row] == pytest.approx([196 + 120 * at for at in range(5)] + [196 + 600 - 12], abs=0.01)


def test_the_alternative_text_tells_numbers():
    assert histogram(SERIES, "time (ms)").alt == (
        "time (ms). slow: 4 values from 40 to 90, median 41. fast: 2 values from 0.03 to 0.031, median 0.03."
    )


@pytest.mark.parametrize(
    "series",
    [
        {},
        [1, 2],
        {"a": []},
        {"a": [0]},
        {"a": [-1]},
        {"a": [None]},
        {"a": [1e-9, 1e9]},
        {str(n): [1] for n in range(7)},
    ],
)
def test_refuses_what_has_no_place(series):
    with pytest.raises(ValueError, match=r"entries|above 0|decades"):
        histogram(series, "time (ms)")
