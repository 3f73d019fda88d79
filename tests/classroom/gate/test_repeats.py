"""An example that an earlier cell of its exercise shows, and equal lines that are other examples."""

import pytest

from classroom import gate
from classroom.gate.repeats import check_repeats

FIRST = 'calling(packets, 2920, 1500).gives(2, think="each packet has room for 1460 bytes")'
SECOND = 'calling(packets, 5840, 1500).gives(4, think="it just fits")'
CALL, TRUTH = "calling(packets, 1, 1500).gives(1, think='it fits')", "assert packets(1, 1500) == 1, 'it fits'"
SIZE = "size = {}\ncalling(packets, size, 1500).gives(1)"
POOL = "pool = Pool({})\n{}\ncalling(pool.acquire, 'a').gives(0)"
HELPER = "def half(mtu):\n    return packets({}, mtu)\n\n\ncalling(half, 1500).gives(1)"
SHOP = "with Shop({}) as kiosk:\n    calling(packets, kiosk.url).gives(1)"


@pytest.fixture
def found(edit):
    """What is found where these lines are the first test cell of an exercise and the visible part of its second."""

    def seeded(first: str, second: str):
        edit(FIRST, first)
        return check_repeats(edit(SECOND, second).exercise("packets"))

    return seeded


def test_tidy_cells_show_examples_of_their_own(tidy):
    assert [check_repeats(exercise) for exercise in tidy.exercises] == [[], []]


def test_an_example_that_stands_in_an_earlier_cell_is_found(found):
    (finding,) = found(CALL, f"calling(packets, 2, 1500).gives(1)\n{CALL}")
    assert (finding.rule, finding.where) == ("repeated", "test_packets_rest, line 4")
    assert finding.text.startswith("this example stands in test_packets already, on the same values: let another")


def test_the_gate_keeps_the_rule(edit):
    edit(FIRST, CALL)
    report = gate.Report("01-tidy")
    gate._read(edit(SECOND, CALL), report)
    assert [(finding.rule, finding.where) for finding in report.findings] == [("repeated", "test_packets_rest, line 3")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TRUTH, TRUTH),
        (CALL, CALL.replace("packets, 1", "packets,\n    1")),
        (SIZE.format(40), "other = 41\n" + SIZE.format(40)),
        (SIZE.format(40) + "\ncalling(packets, size, 41).gives(1)", "size = 40\ncalling(packets, size, 41).gives(1)"),
        (POOL.format(1, ""), POOL.format(1, "")),
        (HELPER.format(40), HELPER.format(40)),
        (SHOP.format("True"), SHOP.format("True") + "\n    calling(packets, 2, 1500).gives(1)"),
    ],
)
def test_equal_lines_on_equal_values_are_a_repeated_example(found, first, second):
    (finding,) = found(first, second)
    assert finding.rule == "repeated"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (CALL, CALL.replace("it fits", "in one")),
        (SIZE.format(40), SIZE.format(41)),
        (SIZE.format(40), SIZE.format("base = 40")),
        (POOL.format(1, ""), POOL.format(2, "")),
        (POOL.format(1, ""), POOL.format(1, "pool.acquire('b')\npool.release(0, True)")),
        ("asks = {}\n" + SIZE.format("asks"), "asks = {}\nasks['a'] = 1\n" + SIZE.format("asks")),
        (HELPER.format(40), HELPER.format(41)),
        (SHOP.format("True"), SHOP.format("False")),
        ("pool = Pool(1)\npool.acquire('a')\n" + CALL, "pool = Pool(1)\npool.acquire('a')\n" + TRUTH),
    ],
)
def test_equal_lines_on_other_values_and_what_only_prepares_are_none(found, first, second):
    assert found(first, second) == []


def test_a_cell_that_is_not_python_is_for_another_rule(found):
    assert found("%time", CALL) == []
