import pytest

from course.draw import journey
from course.draw.base._palette import VERMILION
from course.draw.charts._journey import COLOURS
from tests.course.draw.reading import SVG, root, words

KEYS = ("id", "parent", "name", "kind", "start", "end", "error")
ROWS = [
    ("4", "3", "worker", "consumer", 60, 400, None),
    ("3", "1", "post", "client", 20, 100, None),
    ("2", "1", "dns", "client", 0, 20, None),
    ("1", None, "click", "internal", 0, 100, None),
]


def spans(rows=ROWS):
    return [dict(zip(KEYS, row, strict=True)) for row in rows]


def bars(drawing):
    """``(left, width, colour)`` of each span, from the top."""
    found = [rect for rect in root(drawing).iter(f"{SVG}rect") if rect.get("height") == "12"]
    return [
        (float(rect.get("x")), float(rect.get("width")), rect.get("stroke") or rect.get("fill"))
        for rect in sorted(found, key=lambda rect: float(rect.get("y")))
    ]


def test_parents_stand_above_their_children_and_these_in_the_order_of_their_start():
    told = words(journey(spans())).split("\n")
    assert [text for text in told if text in ("click", "dns", "post", "worker")] == ["click", "dns", "post", "worker"]


def test_bars_lie_where_their_times_are():
    click, dns, post, worker = bars(journey(spans()))
    assert dns[0] == click[0]
    assert post[0] == pytest.approx(dns[0] + dns[1])
    assert post[0] + post[1] == pytest.approx(click[0] + click[1])
    assert worker[1] == pytest.approx(3.4 * click[1])
    assert [bar[2] for bar in (click, dns, worker)] == [COLOURS[kind] for kind in ("internal", "client", "consumer")]


def test_what_failed_says_so():
    failed = [*spans()[1:], dict(spans()[0], error="broken off")]
    assert bars(journey(failed))[3][2] == VERMILION
    assert "60–400 broken off" in words(journey(failed)).split("\n")


def test_the_alternative_text_tells_what_comes_after_the_end_and_what_failed():
    assert journey(spans()).alt == "4 spans; click from 0 to 100 ms, worker until 400 ms, after its end."
    failed = [*spans()[:3], dict(spans()[3], error="502")]
    assert journey(failed, mark=["dns"]).alt.endswith("; failed: click (502); marked: dns.")


def test_a_span_whose_parent_is_lost_is_drawn_all_the_same():
    assert len(bars(journey(spans()[:1]))) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        [{"id": "1"}],
        spans([("1", None, "click", "internal", 5, 4, None)]),
        spans([("1", None, "click", "internal", "0", 4, None)]),
        spans([("1", "2", "a", "client", 0, 1, None), ("2", "1", "b", "client", 0, 1, None)]),
        spans([(str(at), None, "click", "internal", 0, 1, None) for at in range(61)]),
    ],
)
def test_refuses_what_is_no_trace(wrong):
    with pytest.raises(ValueError, match="span"):
        journey(wrong)
