import pytest

from course.draw import strip
from tests.course.draw.reading import SVG, root, words

ROWS = {"UDP": ["in time"] * 3 + ["lost"] + ["in time"] * 4, "TCP": ["in time"] * 3 + ["waits"] * 5}


def boxes(drawing):
    """Places and fills of the boxes of each row, from the top."""
    found = {}
    for shape in root(drawing).iter(f"{SVG}rect"):
        if shape.get("height") == "26":
            found.setdefault(float(shape.get("y")), []).append((float(shape.get("x")), shape.get("fill")))
    return [found[top] for top in sorted(found)]


def test_each_thing_has_a_box_below_its_number():
    udp, tcp = boxes(strip(ROWS, "frame"))
    assert [x for x, _ in udp] == [x for x, _ in tcp]
    assert len(udp) == 8


def test_the_same_fate_has_the_same_colour_in_every_row():
    udp, tcp = ([fill for _, fill in row] for row in boxes(strip(ROWS, "frame")))
    assert udp[0] == tcp[0] != udp[3]
    assert len({udp[0], udp[3], tcp[3]}) == 3


def test_fates_have_numbers_that_do_not_hang_on_colour():
    small = [text for text in root(strip(ROWS, "frame")).iter(f"{SVG}text") if text.get("font-size") == "9"]
    assert [text.text for text in small[:16]] == [*"11121111", *"11133333"]


def test_labels_fates_and_numbers_are_told():
    told = words(strip(ROWS, "frame")).split("\n")
    for text in ("frame", "UDP", "TCP", "in time", "lost", "waits", "0", "7"):
        assert text in told


def test_the_alternative_text_counts_and_says_which():
    assert strip(ROWS, "frame").alt == (
        "UDP: 8 frames, 7 in time and 1 lost (3). TCP: 8 frames, 3 in time (0, 1, 2) and 5 waits (3, 4, 5, 6, 7)."
    )


def test_many_fates_stand_in_several_lines_inside_the_figure():
    drawing = strip({"row": [f"fate number {at} with many words" for at in range(6)]}, "thing")
    right = float(root(drawing).get("width"))
    for text in root(drawing).iter(f"{SVG}text"):
        assert float(text.get("x")) < right
    assert len({text.get("y") for text in root(drawing).iter(f"{SVG}text") if "fate" in (text.text or "")}) > 1


@pytest.mark.parametrize(
    "rows",
    [
        {},
        [["a"]],
        {"a": []},
        {"a": ["x"] * 60, "b": ["x"] * 41},
        {"a": list("abcdefg")},
        {str(n): ["x"] for n in range(5)},
    ],
)
def test_refuses_what_has_no_room(rows):
    with pytest.raises(ValueError, match=r"entries|fates"):
        strip(rows, "frame")
