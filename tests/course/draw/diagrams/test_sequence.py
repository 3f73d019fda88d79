import pytest

from course.draw import sequence
from tests.course.draw.reading import SVG, root, words

ARROWS = [("SYN", "there", 0, 50), ("SYN-ACK", "back", 50, 100), ("data", "there", 100, None)]


def lines(drawing):
    """The slanted ones, from end to end: x and y of both."""
    found = [[float(line.get(name)) for name in ("x1", "y1", "x2", "y2")] for line in root(drawing).iter(f"{SVG}line")]
    return [line for line in found if line[0] != line[2]]


def test_an_arrow_goes_down_from_its_sender_to_the_other():
    syn, answer, _ = lines(sequence(ARROWS))
    assert syn[0] < syn[2]
    assert answer[0] > answer[2]
    assert syn[1] < syn[3] == answer[1] < answer[3]


def test_what_was_lost_ends_on_the_way_and_says_so():
    syn, _, lost = lines(sequence(ARROWS))
    assert syn[0] < lost[2] < syn[2]
    assert "data, lost" in words(sequence(ARROWS)).split("\n")


def test_both_ends_say_when():
    told = words(sequence(ARROWS)).split("\n")
    assert sorted(text for text in told if text.endswith(" ms")) == ["0 ms", "100 ms", "50 ms"]


def test_the_alternative_text_tells_every_message():
    assert sequence(ARROWS).alt == (
        "3 messages, times in ms: client sends SYN at 0, there at 50, server sends SYN-ACK at 50, there at 100 and "
        "client sends data at 100, lost."
    )


@pytest.mark.parametrize(
    "arrows",
    [[], [("SYN", "up", 0, 1)], [("SYN", "there", 5, 4)], [("SYN", "there", None, 4)], [("SYN", "there", 0, "x")],
     [("SYN", "there", 0)], [("SYN", "there", 0, 1)] * 25],
)  # fmt: skip
def test_refuses_what_is_no_exchange(arrows):
    with pytest.raises(ValueError, match="arrow"):
        sequence(arrows)
