import re

import pytest

from course.draw import shares
from tests.course.draw.reading import SVG, root, words

ROWS = {"query": {"headers": 42, "payload": 31}, "segment": {"headers": 54, "payload": 1460, "padding": 0}}


def bars(drawing):
    """The widths of the parts of each bar, from left to right."""
    found = {}
    for shape in root(drawing).iter(f"{SVG}rect"):
        if shape.get("height") == "30":
            found.setdefault(shape.get("y"), []).append(float(shape.get("width")) + 1)
    return list(found.values())


def test_every_bar_has_the_same_width_and_its_parts_have_their_shares():
    query, segment = bars(shares(ROWS, "bytes"))
    assert sum(query) == pytest.approx(sum(segment), abs=0.1)
    assert query[0] / sum(query) == pytest.approx(42 / 73, abs=1e-3)
    assert segment[0] / sum(segment) == pytest.approx(54 / 1514, abs=1e-3)


def test_an_empty_part_has_no_room_in_a_bar():
    assert len(bars(shares(ROWS, "bytes"))[1]) == 2


def test_rows_parts_amounts_and_totals_are_told():
    told = words(shares(ROWS, "bytes")).split("\n")
    for text in ("query", "segment", "headers", "payload", "padding", "42", "31", "1460", "73 bytes", "1514 bytes"):
        assert text in told


def test_an_amount_without_room_is_left_to_the_alternative_text():
    drawing = shares({"file": {"headers": 3, "payload": 9997}}, "bytes")
    assert "3" not in words(drawing).split("\n")
    assert drawing.alt == "file: headers 3 (0 %) and payload 9997 (100 %) of 10000 bytes."


def test_parts_have_numbers_that_do_not_hang_on_colour():
    drawing = shares({"one": {"a": 1, "b": 1}, "two": {"b": 1, "c": 1}}, "bytes")
    small = [text for text in root(drawing).iter(f"{SVG}text") if text.get("font-size") == "9"]
    assert [text.text for text in small] == ["1", "2", "2", "3"]


def test_the_alternative_text_tells_amounts_and_shares():
    assert shares(ROWS, "bytes").alt == (
        "query: headers 42 (57.5 %) and payload 31 (42.5 %) of 73 bytes. "
        "segment: headers 54 (3.6 %), payload 1460 (96.4 %) and padding 0 (0 %) of 1514 bytes."
    )


def test_the_same_part_has_the_same_colour_in_every_bar():
    drawing = shares({"one": {"a": 1, "b": 1}, "two": {"b": 2}}, "bytes")
    fills = [shape.get("fill") for shape in root(drawing).iter(f"{SVG}rect") if shape.get("height") == "30"]
    assert fills[1] == fills[2] != fills[0]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ({}, "rows is a dict"),
        ([("a", {"x": 1})], "rows is a dict"),
        ({str(at): {"x": 1} for at in range(13)}, "one to twelve"),
        ({"a": {str(at): 1 for at in range(13)}}, "13 different parts"),
        ({"a": [1, 2]}, r"row 'a' is a dict \{part: amount\}, not \[1, 2\]"),
        ({"a": {"x": -1}}, "amounts of row 'a' are finite numbers from 0 on"),
        ({"a": {"x": None}}, "amounts of row 'a'"),
        ({"a": {"x": float("nan")}}, "amounts of row 'a'"),
        ({"a": {"x": 1e308, "y": 1e308}}, "nothing to draw"),
        ({"a": {"x": 0}}, "row 'a' has nothing to draw"),
        ({"a": {}}, "row 'a' has nothing to draw"),
    ],
)
def test_mistakes_get_a_sentence(rows, says):
    with pytest.raises(ValueError, match=says):
        shares(rows, "bytes")


def test_it_is_sized_to_its_legend():
    low, high = (
        float(root(shares({"a": {f"part {at}": 1 for at in range(count)}}, "bytes")).get("height")) for count in (1, 12)
    )
    assert low < high
    assert not re.search("nan|inf", shares(ROWS, "bytes").svg)
