import pytest

from course.lab.trace._context import Context, made, read

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


def test_what_is_written_is_read_again():
    assert read(Context(TRACE, SPAN).header()) == Context(TRACE, SPAN)
    assert Context(TRACE, SPAN).header() == f"00-{TRACE}-{SPAN}-01"


def test_a_later_version_may_say_more():
    assert read(f"cc-{TRACE}-{SPAN}-01-what-the-future-will-be-like") == Context(TRACE, SPAN)


@pytest.mark.parametrize(
    "value",
    [
        "",
        f"00-{TRACE}-{SPAN}-01-more",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE[1:]}-{SPAN}-01",
        f"cc-{TRACE}-{SPAN}-01.more",
    ],
)
def test_what_does_not_count_is_no_context(value):
    assert read(value) is None


def test_ids_hang_on_what_is_known_and_on_nothing_else():
    assert made(8, 1, "a") == made(8, 1, "a")
    assert len({made(8, 1, "a"), made(8, 2, "a"), made(8, 1, "b")}) == 3
    assert len(made(16, 1)) == 32
