import pytest

from course.draw import prefixmap
from course.draw.base._palette import INK, TINTS
from tests.course.draw.reading import SVG, root, texts, words
from tests.course.draw.samples import ROUTES, SAMPLES

LEFT, WIDE = 198, 424  # of the lane, in pixels


def bars(drawing):
    """``(share where it begins, share that it covers, colour of its outline)`` of each row."""
    found = [shape for shape in root(drawing).iter(f"{SVG}rect") if shape.get("height") == "14" and shape.get("stroke")]
    numbers = [(float(b.get("x")), float(b.get("width")), b.get("stroke")) for b in found]
    return [(round((x - LEFT) / WIDE, 3), round(wide / WIDE, 3), colour) for x, wide, colour in numbers]


def lines(drawing):
    """Shares of the lane at which addresses are marked."""
    found = [line for line in root(drawing).iter(f"{SVG}line") if line.get("stroke") == INK]
    return [round((float(line.get("x1")) - LEFT) / WIDE, 3) for line in found]


def test_bars_lie_where_their_addresses_do_and_are_as_wide():
    drawing = prefixmap({"192.0.2.0/26": "a", "192.0.2.64/27": "b", "192.0.2.128/25": "a"}, "192.0.2.0/24")
    one, other = TINTS[0][1], TINTS[1][1]
    assert bars(drawing) == [(0, 0.25, one), (0.25, 0.125, other), (0.5, 0.5, one)]


def test_what_is_too_small_stays_visible_and_inside():
    drawing = prefixmap({"255.255.255.255/32": "broadcast", "10.0.0.0/8": "private"}, "0.0.0.0/0")
    (last, wide, _), (ten, also_wide, _) = bars(drawing)
    assert wide == also_wide == round(3 / WIDE, 3)
    assert last + wide == pytest.approx(1, abs=0.002)
    assert ten == round(10 / 256, 3)


def test_marked_addresses_are_lines_with_their_names():
    drawing = prefixmap(ROUTES, "10.0.0.0/8", marks=["10.64.0.0", "10.128.0.0"])
    assert lines(drawing) == [0.25, 0.5]
    assert {"10.64.0.0", "10.128.0.0"} <= set(words(drawing).split("\n"))


def test_a_row_has_its_prefix_and_its_label():
    told = words(prefixmap([("10.0.0.0/8", "office"), ("10.0.0.0/8", "again")], "10.0.0.0/8")).split("\n")
    assert told.count("10.0.0.0/8") == 2
    assert {"office", "again"} <= set(told)


@pytest.mark.parametrize(
    ("within", "ticks"),
    [
        ("0.0.0.0/0", ["0.0.0.0", "64.0.0.0", "128.0.0.0", "192.0.0.0"]),
        ("192.0.2.0/24", ["192.0.2.0", "192.0.2.64", "192.0.2.128", "192.0.2.192"]),
        ("192.0.2.8/31", ["192.0.2.8", "192.0.2.9"]),
        ("192.0.2.9/32", ["192.0.2.9"]),
        ("2001:db8::/32", ["2001:db8::", "2001:db8:8000::"]),
    ],
)
def test_the_scale_names_as_many_addresses_as_there_is_room_for(within, ticks):
    shown = [t for t in texts(prefixmap({within: ""}, within)) if t.bottom - t.top == pytest.approx(11 * 1.05)]
    assert [text.words for text in shown] == ticks


def test_prefixes_beyond_the_thirty_second_are_counted():
    drawing = SAMPLES["prefixmap of sixty odd ones"]()
    assert len(bars(drawing)) == 32
    assert "… and 28 more prefixes" in words(drawing)


def test_the_alternative_text_tells_shares_and_who_holds_an_address():
    routes = {"10.0.0.0/9": "lab", "10.64.0.0/10": ""}
    assert prefixmap(routes, "10.0.0.0/8", marks=["10.70.0.1", "10.200.0.1"]).alt == (
        "2 prefixes in 10.0.0.0/8: 10.0.0.0/9 (lab) with 50 % and 10.64.0.0/10 with 25 % of the addresses. "
        "Outside of all: 50 %. 10.70.0.1 lies in 10.0.0.0/9 (lab) and 10.64.0.0/10. 10.200.0.1 lies in none of them."
    )
    assert "Outside" not in prefixmap({"10.0.0.0/8": "all"}, "10.0.0.0/8").alt


def test_shares_too_small_for_a_number_are_told_in_words():
    assert prefixmap({"8.8.8.8/32": ""}, "0.0.0.0/0").alt == (
        "1 prefix in 0.0.0.0/0: 8.8.8.8/32 with less than 0.001 % of the addresses. Outside of all: almost 100 %."
    )


@pytest.mark.parametrize(
    ("prefixes", "within", "marks", "says"),
    [
        ({}, "10.0.0.0/8", [], "there is no prefix"),
        ({"10.0.0.1/8": ""}, "10.0.0.0/8", [], "a prefix is an address and a length.*host bits"),
        ({"x": ""}, "10.0.0.0/8", [], "a prefix is an address and a length"),
        ({"10.0.0.0/8": ""}, "y", [], "a prefix is an address and a length"),
        ({"11.0.0.0/8": ""}, "10.0.0.0/8", [], "11.0.0.0/8 does not lie in 10.0.0.0/8"),
        ({"0.0.0.0/0": ""}, "10.0.0.0/8", [], "0.0.0.0/0 does not lie in 10.0.0.0/8"),
        ({"::/0": ""}, "0.0.0.0/0", [], "::/0 does not lie in 0.0.0.0/0"),
        (["10.0.0.0/8"], "10.0.0.0/8", [], "prefixes are {prefix: label} or pairs of both, not '10.0.0.0/8'"),
        (ROUTES, "10.0.0.0/8", ["192.0.2.1"], "192.0.2.1 does not lie in 10.0.0.0/8"),
        (ROUTES, "10.0.0.0/8", ["here"], "'here' does not appear to be"),
        (ROUTES, "10.0.0.0/8", ["10.0.0.1"] * 4, "4 marks are too many"),
    ],
)
def test_mistakes_get_a_sentence(prefixes, within, marks, says):
    with pytest.raises(ValueError, match=says):
        prefixmap(prefixes, within, marks=marks)
