import pytest

from course.draw import exchange
from course.draw.base._palette import BLUE, GREEN, PURPLE, VERMILION
from course.lab import Browser, Web
from tests.course.draw.reading import SVG, root, texts, words
from tests.course.draw.samples import asked


def arrows(drawing):
    """Start and end, from left to right as they are, and colour of each."""
    found = [
        [*(float(line.get(name)) for name in ("x1", "x2")), line.get("stroke")]
        for line in root(drawing).iter(f"{SVG}line")
    ]
    return [(start, end, colour) for start, end, colour in found if start != end]


def test_requests_go_right_and_what_script_sees_comes_back():
    found = arrows(exchange(asked()))
    assert [start < end for start, end, _ in found] == [True, False, True, False, False, True, False, False]
    assert [colour for *_, colour in found][0::2] == [PURPLE, BLUE, GREEN, found[6][2]]
    assert found[-1][2] == VERMILION


def test_it_says_what_is_asked_allowed_and_read():
    told = words(exchange(asked()))
    for text in (
        "OPTIONS api.shop.test/orders",
        "Origin https://app.shop.test, may I PUT with x-one?",
        "Origin https://app.shop.test, Cookie session=7",
        "200, /orders is changed",
        "200 ada: a book",
        "nothing about origins",
        "blocked: answer",
        "evil.test, null",
    ):
        assert text in told.split("\n")


def test_the_alternative_text_tells_every_message():
    assert exchange(asked()[6:]).alt == (
        "3 messages: the browser asks GET api.shop.test/orders (Origin null), the site says 200 "
        "(nothing about origins) and script of evil.test, null is blocked: answer."
    )


def test_it_draws_the_log_of_a_web():
    web = Web()
    web.site("https://api.shop.test", {"/x": "ada"})
    may = {"same_origin": lambda a, b: False, "preflight": lambda request: None, "passes": lambda request, answer: True}
    browser = Browser(web, **may, may_read=lambda request, response: {"content-type"})
    browser.page("https://app.shop.test").fetch("https://api.shop.test/x")
    assert "200 ada" in words(exchange(web.log)).split("\n")


def test_the_first_of_many_are_drawn():
    drawing = exchange(asked() * 4)
    assert len(arrows(drawing)) == 24
    assert texts(drawing)[-1].words == "… and 8 more messages"


@pytest.mark.parametrize("events", [[], [object()]])
def test_refuses_what_is_no_exchange(events):
    with pytest.raises(ValueError, match=r"web\.log"):
        exchange(events)
