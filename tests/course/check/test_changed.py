"""Which argument a call has changed, and how it is told; what has no plain value is left alone."""

from http import HTTPStatus

import pytest

from course.check._changed import told_of_change


class Thing:
    """Of a class that the check knows nothing of."""

    def __eq__(self, other):
        raise AssertionError("nothing of a student's is called")

    __hash__ = object.__hash__


def first_line(before, after) -> str:
    return told_of_change({0: before}, {0: after}).partition("\n")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([3, 1], [1, 3]),
        ([1], []),
        ([], [1]),
        ([[1]], [[]]),
        ({"a": [1]}, {"a": [1, 2]}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1}, {"a": 1, "b": None}),
        ({1, 2}, {1}),
        (bytearray(b"ab"), bytearray(b"a")),
        (([1],), ([2],)),
        ([1], [True]),
        ([1], [1.0]),
        ([(1, 2)], [[1, 2]]),
        ([1], [Thing()]),
        ({1}, {Thing()}),
    ],
)
def test_another_value_is_told(before, after):
    assert first_line(before, after)


@pytest.mark.parametrize(
    "held",
    [
        [1, "a", b"a", None, 1.5, (2,), {"a": {3}}, frozenset([4])],
        [float("nan"), float("inf")],
        [HTTPStatus.OK],
    ],
)
def test_the_same_value_is_not(held):
    assert first_line(held, [*held]) == ""


def test_a_number_by_another_name_is_the_same():
    assert first_line([200], [HTTPStatus.OK]) == ""


@pytest.mark.parametrize("apart", [len, iter([1]), Thing(), {1: 2}.items()])
def test_what_holds_no_plain_data_is_left_alone(apart):
    assert first_line([apart, 1], [2]) == ""
    assert first_line(apart, None) == ""


def test_the_argument_is_named():
    assert first_line([1], []) == "and changed its argument: it was [1] and is [] now"
    assert told_of_change({0: 1, 1: [1]}, {0: 1, 1: []}).startswith("and changed its second argument: it was [1] and ")
    assert told_of_change({0: 1, "sizes": [1]}, {0: 1, "sizes": []}).startswith("and changed its argument sizes: it ")


def test_of_a_long_one_the_part_is_shown_that_has_changed():
    before = {"edges": {"a": {"via": [1]}}, "text": "x" * 200}
    after = {**before, "edges": {"a": {"via": []}}}
    assert first_line(before, after) == (
        "and changed its argument at ['edges']: it was {'a': {'via': [1]}} and is {'a': {'via': []}} now"
    )


def test_of_a_long_list_that_has_lost_an_item_its_length_is_shown():
    line = first_line([*range(100)], [*range(99)])
    assert "… (100 items) and is [0, 1, " in line
    assert line.endswith("… (99 items) now")


def test_what_contains_itself_is_told():
    before, after = [[1]], [[1]]
    after[0] = after
    assert first_line(before, after) == "and changed its argument: it was [[1]] and is [[...]] now"
