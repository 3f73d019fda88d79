import re

import pytest

from course.draw import bytemap
from course.draw.base._palette import PLAIN, TINTS
from tests.course.draw.reading import SVG, root, texts, words
from tests.course.draw.samples import FIELDS, MESSAGE, SAMPLES, fields


def baselines(drawing):
    """The words of each line, from left to right."""
    found = {}
    for text in sorted(texts(drawing), key=lambda text: (round(baseline(text), 3), text.left)):
        found.setdefault(round(baseline(text), 3), []).append(text.words)
    return list(found.values())


def height(text):
    return (text.bottom - text.top) / 1.05


def baseline(text):
    return text.bottom - 0.25 * height(text)


def keys(drawing):
    """The numbers in the corners of bytes."""
    return [text.words for text in texts(drawing) if height(text) == pytest.approx(9)]


def boxes(drawing):
    """How many bytes wide the boxes of each colour are, in hexadecimal cells."""
    shapes = list(root(drawing).iter(f"{SVG}path"))
    wide = {shape.get("fill"): re.findall(r"M(\d+) \d+h(\d+)v28", shape.get("d")) for shape in shapes}
    return {fill: [(int(w) + 1) // 30 for x, w in found if int(x) < 580] for fill, found in wide.items()}


def test_rows_show_offset_hexadecimal_and_characters():
    drawing = bytemap(b"GET / HTTP/1.1\r\n\x80<&>")
    assert ["".join(line) for line in baselines(drawing)] == [
        "00x000" + b"GET / HTTP/1.1\r\n".hex() + "GET / HTTP/1.1··",
        "160x010" + "803c263e" + "·<&>",
    ]


def test_regions_are_coloured_and_the_rest_is_grey():
    drawing = bytemap(MESSAGE, FIELDS)
    assert boxes(drawing) == {
        TINTS[0][0]: [2],
        TINTS[1][0]: [2],
        TINTS[2][0]: [8],
        TINTS[3][0]: [4, 7],
        TINTS[4][0]: [4],
        PLAIN[0]: [5, 1],
    }


def test_a_number_stands_where_a_region_begins_and_in_the_legend():
    drawing = bytemap(MESSAGE, FIELDS)
    assert keys(drawing) == ["1", "2", "3", "4", "5"]
    legend = [
        ["1", "0–1", "id", "3", "4–11", "counts", "5", "23–26", "type and class"],
        ["2", "2–3", "flags", "4", "12–22", "name", "in no region"],
    ]
    swatches, named = baselines(drawing)[-4::2], baselines(drawing)[-3::2]
    for swatch, names, entries in zip(swatches, named, legend, strict=True):
        assert sorted(swatch + names) == sorted(entries)


def test_colours_may_come_again_but_numbers_do_not():
    drawing = SAMPLES["bytemap of 600 bytes"]()
    assert keys(drawing) == [str(key) for key in range(1, 51)]


def test_of_two_regions_on_a_byte_the_later_shows():
    assert boxes(bytemap(bytes(8), [("all", 0, 8), ("flag", 2, 3)])) == {TINTS[0][0]: [2, 5], TINTS[1][0]: [1]}


def test_regions_of_one_byte_and_of_none_are_told():
    told = words(bytemap(bytes(4), [("one", 3, 4), ("none", 2, 2)]))
    assert "3" in told.split("\n")
    assert "empty" in told.split("\n")


def test_the_end_of_a_long_message_is_counted():
    assert "… and 9 more bytes" in words(bytemap(bytes(649)))


def test_names_beyond_the_fiftieth_are_counted():
    drawing = bytemap(bytes(840), fields(70))
    assert "… and 20 more regions" in words(drawing)
    assert "field 50 of a record" not in words(drawing)


def test_the_alternative_text_names_fields_and_counts_the_rest():
    assert bytemap(MESSAGE, FIELDS).alt == (
        "33 bytes in 5 regions: id 0–1, flags 2–3, counts 4–11, name 12–22 and type and class 23–26. "
        "6 bytes belong to no region."
    )
    assert bytemap(b"x").alt == "1 byte, sixteen a row."


@pytest.mark.parametrize("message", [bytearray(b"ab"), memoryview(b"ab")])
def test_what_is_like_bytes_will_do(message):
    assert words(bytemap(message)) == words(bytemap(b"ab"))


@pytest.mark.parametrize(
    ("message", "regions", "error", "says"),
    [
        ("text", [], TypeError, "a message is bytes, not str"),
        (b"", [], ValueError, "the message is empty"),
        (b"ab", [("a", 0, 3)], ValueError, "region 'a' is bytes 0 to 3 of a message that has 2"),
        (b"ab", [("a", -1, 1)], ValueError, "region 'a' is bytes -1 to 1"),
        (b"ab", [("a", 2, 1)], ValueError, "region 'a' is bytes 2 to 1"),
        (b"ab", [("a", 0)], ValueError, r"a region is \(name, start, end\), not \('a', 0\)"),
        (b"ab", [None], ValueError, r"a region is \(name, start, end\), not None"),
        (b"ab", [(1, 0, 1)], TypeError, "a region is a str and two ints"),
        (b"ab", [("a", 0, 1.0)], TypeError, "a region is a str and two ints"),
        (b"ab", [("a", False, True)], TypeError, "a region is a str and two ints"),
    ],
)
def test_mistakes_get_a_sentence(message, regions, error, says):
    with pytest.raises(error, match=says):
        bytemap(message, regions)


def test_spaces_among_the_characters_keep_their_places():
    space = root(bytemap(b"  a  b  ")).get("{http://www.w3.org/XML/1998/namespace}space")
    assert space == "preserve"
    assert "  a  b  " in bytemap(b"  a  b  ").svg
