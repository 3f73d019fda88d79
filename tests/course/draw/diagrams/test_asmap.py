import pytest

from course.draw import asmap
from course.draw.base._palette import PLAIN, RULE, TINTS
from tests.course.draw.reading import SVG, root, texts, words
from tests.course.draw.samples import INTERNET, SAMPLES, WAYS

CIRCLE = {1: {2: "provider", 3: "customer"}, 2: {3: "provider", 1: "customer"}, 3: {1: "provider", 2: "customer"}}


def boxes(drawing):
    """``{name: (left, top, colour of the outline, its width)}``."""
    found = [shape for shape in root(drawing).iter(f"{SVG}rect") if shape.get("height") == "34"]
    rects = [(float(b.get("x")), float(b.get("y")), b.get("stroke"), b.get("stroke-width")) for b in found]
    named = {}
    for text in texts(drawing):
        for left, top, *rest in rects:
            if left <= text.left and text.right <= left + 92 and top <= text.top + 2 and text.bottom <= top + 34:
                named.setdefault(text.words, (left, top, *rest))
    return named


def lines(drawing, stroke):
    paths = [shape for shape in root(drawing).iter(f"{SVG}path") if shape.get("stroke") == stroke]
    return [path.get("stroke-dasharray") for path in paths]


def test_providers_stand_above_their_customers():
    found = boxes(asmap(INTERNET, WAYS))
    assert found["1"][1] == found["2"][1] < found["3"][1] == found["4"][1]
    assert found["1"][0] < found["2"][0]
    assert found["3"][0] < found["4"][0]


def test_a_link_to_a_provider_is_a_line_and_one_between_peers_dashes():
    drawing = asmap(INTERNET)
    assert sorted(lines(drawing, RULE), key=str) == ["5 4", "5 4", None, None, None]


def test_colours_say_where_packets_end_and_arrows_how_they_go():
    drawing = asmap(INTERNET, WAYS | {2: (None, (2,))})
    found = boxes(drawing)
    to_three, to_four = TINTS[0][1], TINTS[1][1]
    assert [found[name][2:] for name in "1234"] == [(to_three, "1"), (PLAIN[1], "1"), (to_three, "3"), (to_four, "3")]
    assert lines(drawing, to_three) == [None]
    assert lines(drawing, to_four) == []


def test_two_maps_beside_each_other_have_the_same_colours():
    gone = {2: (4, (2, 4)), 4: (4, (4,))}
    assert boxes(asmap(INTERNET, WAYS, ends=[3, 4]))["4"] == boxes(asmap(INTERNET, gone, ends=[3, 4]))["4"]
    assert boxes(asmap(INTERNET, gone))["4"][2] == TINTS[0][1]


def test_shares_follow_the_clients():
    told = words(asmap(INTERNET, WAYS, clients={1: 1, 2: 1, 3: 0, 4: 6})).split("\n")
    assert told[-2:] == ["to 3: 2 networks, 12.5 % of clients", "to 4: 2 networks, 87.5 % of clients"]


def test_the_alternative_text_tells_each_way():
    assert asmap(INTERNET, WAYS | {2: (None, (2,))}).alt == (
        "4 networks and 5 links. Packets go to 3 from 2 networks with 50 % of clients: 1 3 and 3. "
        "Packets go to 4 from 1 network with 25 % of clients: 4. "
        "Packets go nowhere from 1 network with 25 % of clients: 2."
    )
    assert asmap(INTERNET).alt == "4 networks and 5 links."


def test_more_than_eight_in_a_row_begin_another_one():
    tops = [top for _, top, *_ in boxes(SAMPLES["asmap of one row"]()).values()]
    assert [tops.count(top) for top in sorted(set(tops))] == [8, 8, 8, 6]


def test_a_circle_of_providers_is_drawn_all_the_same():
    assert len(boxes(asmap(CIRCLE))) == 3


@pytest.mark.parametrize(
    ("links", "reached", "more", "says"),
    [
        ({}, None, {}, "1 to 32 networks"),
        ({at: {} for at in range(33)}, None, {}, "1 to 32 networks"),
        ([1, 2], None, {}, "1 to 32 networks"),
        ({1: [2]}, None, {}, "what each neighbour is"),
        ({1: {2: "peer"}}, None, {}, r"links\[1\]\[2\] is 'peer'"),
        ({1: {2: "friend"}, 2: {}}, None, {}, r"links\[1\]\[2\] is 'friend'"),
        (INTERNET, {9: (None, (9,))}, {}, "9 is not in links"),
        (INTERNET, WAYS, {"notes": {"x": "y"}}, "'x' is not in links"),
        (INTERNET, WAYS, {"clients": {1: 0}}, "clients are finite numbers"),
        (INTERNET, WAYS, {"clients": {1: -1, 2: 5}}, "clients are finite numbers"),
        (INTERNET, WAYS, {"clients": {1: "many"}}, "clients are finite numbers"),
        ({at: {} for at in range(8)}, {at: (at, (at,)) for at in range(8)}, {}, "end at 8 places"),
    ],
)
def test_mistakes_get_a_sentence(links, reached, more, says):
    with pytest.raises(ValueError, match=says):
        asmap(links, reached, **more)
