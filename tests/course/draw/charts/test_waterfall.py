import pytest

from course.draw import waterfall
from course.draw.charts._silences import silences
from tests.course.draw.reading import SVG, root, words
from tests.course.draw.samples import Loading, loads

BLUE, VERMILION, INK = "#0068a3", "#b84300", "#1a1a1a"


def spans(drawing, stroke, width="4"):
    """The horizontal lines of that colour, by panel from the top: their ends."""
    found = []
    for shape in root(drawing).iter(f"{SVG}path"):
        if (shape.get("stroke"), shape.get("stroke-width")) == (stroke, width):
            parts = shape.get("d").split()
            found.append([(float(parts[at + 1]), float(parts[at + 4])) for at in range(0, len(parts), 5)])
    return found


def marks(drawing, **wanted):
    shapes = root(drawing).iter(f"{SVG}path")
    return [shape for shape in shapes if all(shape.get(name.replace("_", "-")) == at for name, at in wanted.items())]


def test_every_load_has_a_panel_over_the_same_time():
    h1, h2, h3 = spans(waterfall(loads()), BLUE)
    assert [begin for begin, _ in h1][:1] == [begin for begin, _ in h2][:1] == [begin for begin, _ in h3][:1]
    assert len(h2) == 6, "three deliveries of each object"


def test_deliveries_that_lie_close_are_one_line():
    load = Loading()
    load.bring("/", 0.0, *[0.5 + at / 1000 for at in range(10)], 1.0)
    (panel,) = spans(waterfall(load), BLUE)
    assert [round(end - begin) for begin, end in panel] == [8, 2]


def test_of_very_many_deliveries_those_that_lie_close_are_joined():
    load = Loading()
    for at in range(30):
        load.bring(f"/{at}", 0.0, *[piece / 100 for piece in range(100)])
    (panel,) = spans(waterfall(load), BLUE)
    assert 30 <= len(panel) <= 700


def test_who_hears_nothing_behind_a_loss_is_seen():
    h1, h2, h3 = spans(waterfall(loads()), VERMILION)
    assert (len(h1), len(h2), len(h3)) == (1, 2, 1)


def test_a_silence_lasts_from_the_delivery_before_until_the_one_that_ends_it():
    _, h2, _ = loads()
    assert silences(h2.events, {"/00": [0.2, 0.5, 0.6], "/01": [0.21, 0.5, 0.55]}) == [
        ("/00", 0.2, 0.5),
        ("/01", 0.21, 0.5),
    ]
    assert silences(h2.events, {"/00": [0.2], "/01": []}) == []


def test_what_was_lost_and_sent_again_is_marked_once_and_explained():
    drawing = waterfall(loads())
    assert len(marks(drawing, stroke=VERMILION, stroke_width="2")) == 3 + 1, "and one that explains it"
    assert len(marks(drawing, fill=INK)) == 3 + 1
    for text in ("lost", "sent again", "bytes delivered", "silence behind a loss", "seconds"):
        assert text in words(drawing).split("\n")


def test_a_part_of_the_loads_will_do():
    assert waterfall(loads()[1]).alt == waterfall(loads()[1:2]).alt


def test_the_alternative_text_tells_how_long_and_who_stalled():
    assert waterfall(loads()).alt == (
        "HTTP/1.1: 2 objects in 0.6 s over 6 connections, 1 packet lost, 1 object stalled. "
        "HTTP/2: 2 objects in 0.6 s over 1 connection, 1 packet lost, 2 objects stalled. "
        "HTTP/3: 2 objects in 0.6 s over 1 connection, 1 packet lost, 1 object stalled."
    )


def test_where_nothing_was_lost_it_says_nothing_of_it():
    load = Loading("h3")
    load.bring("/", 0.1, 0.3)
    assert waterfall(load).alt == "HTTP/3: 1 object in 0.3 s over 1 connection."


def test_a_load_that_does_not_tell_of_connections_will_do():
    load = Loading("h1", 0)
    load.bring("/", 0.1, 0.3)
    assert waterfall(load).alt == "HTTP/1.1: 1 object in 0.3 s."


@pytest.mark.parametrize("found", [[], loads() * 2, Loading()])
def test_refuses_what_it_cannot_draw(found):
    with pytest.raises(ValueError, match="load"):
        waterfall(found)
