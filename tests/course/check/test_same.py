"""One strict comparison: plain values all the way down, and a sentence on the first difference."""

import math

import pytest

from course.check import difference, same
from course.lab.events import Dropped

NAN, INF = math.nan, math.inf


class AlwaysEqual:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


class Int(int):
    pass


class List(list):
    def __eq__(self, other):
        return True

    def __iter__(self):
        return iter([2])

    def __len__(self):
        return 2

    __hash__ = None


class Mute:
    def __repr__(self):
        raise RuntimeError


DROPPED = Dropped(0, 0, "ns", "192.0.2.1", "udp", "refused")


def label(value) -> str:
    return "a long integer" if isinstance(value, int) and value.bit_length() > 4096 else repr(value)[:30]


SAME = [
    (1, 1),
    (0, 0),
    (-(2**100), -(2**100)),
    (True, True),
    (None, None),
    ("é", "é"),
    (b"ab", b"ab"),
    (bytearray(b"a"), bytearray(b"a")),
    (1.5, 1.5),
    (1, 1.0),
    (67.0, 67),
    (0, -0.0),
    (-0.0, 0),
    (2.0**60, 2**60),
    (Int(1), 1),
    (Int(1), 1.0),
    (List([1]), [1]),
    (b"a", bytearray(b"a")),
    ({1}, {1.0}),
    ({1.0: "a"}, {1: "a"}),
    ({(1.0, 2)}, {(1, 2.0)}),
    ({1}, frozenset({1})),
    ([1.0], [1]),
    (0.1 + 0.2, 0.3),
    (1e300 * (1 + 1e-12), 1e300),
    ([], []),
    ([1, (2.0, {"a": None})], [1, (2.0, {"a": None})]),
    ((1, 2), (1.0, 2.0)),
    ({1, "a"}, {"a", 1}),
    (frozenset({(1, 2)}), frozenset({(1, 2)})),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({(1, 2): [3]}, {(1, 2): [3.0]}),
    (DROPPED, Dropped(0, 0, "ns", "192.0.2.1", "udp", "refused")),
]
DIFFERENT = [
    (1, 2),
    (1.5, 1),
    (1.0 + 1e-12, 1),
    (2.0**60, 2**60 + 1),
    (NAN, 1),
    (INF, 1),
    (INF, 10**400),
    (True, 1),
    (1, True),
    (False, 0),
    (True, 1.0),
    (0, None),
    ("1", 1),
    ("a", b"a"),
    (b"a", bytearray(b"b")),
    (Int(1), 2),
    (Int(1), True),
    (List([1]), [2, 2]),
    (List([1]), [2]),
    (List([1]), (1,)),
    (AlwaysEqual(), 1),
    (AlwaysEqual(), None),
    (1, AlwaysEqual()),
    ([AlwaysEqual()], [5]),
    ({"k": AlwaysEqual()}, {"k": 5}),
    ({AlwaysEqual()}, {1}),
    ({AlwaysEqual(): 5}, {1: 5}),
    (NAN, NAN),
    (NAN, 1.0),
    (INF, INF),
    (INF, 1.0),
    (1.0, INF),
    (1, NAN),
    ([NAN], [NAN]),
    (10**400, 1.0),
    (-(10**400), 1.0),
    (10**5000, 1.0),
    (10**5000, 1),
    (1.000001, 1.0),
    (1e-6, 0.0),
    ([1], (1,)),
    ([1, 2], [2, 1]),
    ([1], [1, 2]),
    ([1, 2], [1]),
    ([[1]], [[2]]),
    ([1.5], [1]),
    ({1}, {True}),
    ({1.0}, {True}),
    ({NAN}, {NAN}),
    ({(INF,)}, {(INF,)}),
    ({NAN: 1}, {NAN: 1}),
    ({1}, {1.5}),
    ({(1.0, 2)}, {(True, 2)}),
    ({(1, 2)}, {(True, 2)}),
    ({frozenset({1})}, {frozenset({True})}),
    ({1, 2}, {1}),
    ({1, 2}, frozenset({1})),
    ({1: "a"}, {True: "a"}),
    ({1: "a"}, {1: "b"}),
    ({1: "a"}, {1: "a", 2: "b"}),
    ({1: "a", 2: "b"}, {1: "a"}),
    ({}, []),
    (DROPPED, Dropped(1, 0, "ns", "192.0.2.1", "udp", "refused")),
]


@pytest.mark.parametrize(("got", "want"), SAME, ids=map(str, range(len(SAME))))
def test_what_is_the_same(got, want):
    assert same(got, want)
    assert difference(got, want) is None


@pytest.mark.parametrize(("got", "want"), DIFFERENT, ids=label)
def test_what_is_not_the_same(got, want):
    assert same(got, want) is False
    assert difference(got, want)


@pytest.mark.parametrize("wrap", [lambda v: [v], lambda v: (0, v), lambda v: {"k": v}, lambda v: [{"k": (v,)}]])
@pytest.mark.parametrize(
    ("got", "want"), [(1.5, 1), (True, 1), (True, 1.0), (NAN, NAN), (1.1, 1.0), (AlwaysEqual(), 2)]
)
def test_rules_hold_at_every_depth(wrap, got, want):
    assert not same(wrap(got), wrap(want))


@pytest.mark.parametrize("wrap", [lambda v: v, lambda v: [v], lambda v: {"k": v}])
def test_a_tolerance_is_an_absolute_difference_of_floats(wrap):
    assert same(wrap(1.25), wrap(1.0), tol=0.25)
    assert same(wrap(1), wrap(1.25), tol=0.25)
    assert not same(wrap(1.26), wrap(1.0), tol=0.25)
    assert same(wrap(1e9 + 0.2), wrap(1e9), tol=0.25)
    assert not same(wrap(1e9 + 0.3), wrap(1e9), tol=0.25)


def test_a_tolerance_loosens_nothing_else():
    assert not same(1, 2, tol=5)
    assert not same(1.5, 1, tol=5)
    assert not same(True, 1.0, tol=5)
    assert not same(NAN, 1.0, tol=5)
    assert not same(INF, INF, tol=5)
    assert not same(10**400, 1.0, tol=5)
    assert not same({1.0}, {1.1}, tol=5)


def test_without_a_tolerance_rounding_noise_is_allowed_and_no_more():
    assert same(1e9 + 0.5, 1e9)
    assert not same(1e9 + 2, 1e9)
    assert same(1e-10, 0.0)
    assert not same(1e-8, 0.0)


@pytest.mark.parametrize(
    ("got", "want", "told"),
    [
        (3, 4, "3, expected 4"),
        (0.5, 0.25, "0.5, expected 0.25"),
        (1.5, 1, "1.5, expected 1"),
        ("1", 1, "a value of type str, expected int: 1"),
        (True, 1, "a value of type bool, expected int: 1"),
        (List([1]), 1, "a value of type List, expected int: 1"),
        (Int(3), 4, "3, expected 4"),
        (None, [1], "a value of type NoneType, expected list: [1]"),
        (True, 1.0, "a value of type bool, expected float: 1.0"),
        (NAN, 1.0, "nan is not a finite number"),
        (-INF, 1.0, "-inf is not a finite number"),
        (AlwaysEqual(), 1, "a value of type AlwaysEqual, expected int: 1"),
        ("ab", "ac", "'ab', expected 'ac'"),
        (b"\x01\x02", b"\x01\x03", "byte 1 is 0x02, expected 0x03"),
        (b"\x01", b"\x01\x03", "1 bytes and then nothing; byte 1 should be 0x03"),
        (b"", b"\x03", "0 bytes and then nothing; byte 0 should be 0x03"),
        (b"\x01\x03", b"\x01", "2 bytes, expected 1: byte 1 (0x03) is too many"),
        ([1, 2, 3], [1, 5, 9], "at [1]: 2, expected 5"),
        ([1], [1, 2], "1 items, expected 2: 2 is missing"),
        ((1, 2), (1,), "2 items, expected 1: 2 is too many"),
        ([[1], [2, 3]], [[1], [2, 4]], "at [1][1]: 3, expected 4"),
        ({"a": [1]}, {"a": [2]}, "at ['a'][0]: 1, expected 2"),
        ([b"ab"], [b"aa"], "at [0]: byte 1 is 0x62, expected 0x61"),
        ({1, 2}, {2, 3}, "{3} missing and {1} too many"),
        ({2}, {2, 3}, "{3} missing"),
        ({1}, {True}, "members of other types"),
        ({"a": 1}, {"b": 1}, "{'b'} missing among the keys and {'a'} too many among the keys"),
        ({"missing": 1}, {}, "{'missing'} too many among the keys"),
        ({1: 1}, {True: 1}, "keys of other types"),
        ([{"a": {1}}], [{"a": {2}}], "at [0]['a']: {2} missing and {1} too many"),
    ],
)
def test_the_first_difference_is_told(got, want, told):
    assert difference(got, want) == told


def test_long_values_are_cut_in_a_message():
    assert len(difference("x" * 10_000, "y" * 10_000)) < 400
    assert len(difference([1] * 10_000, {1: "y" * 10_000})) < 400
    assert len(difference({"k" * 10_000: 1}, {"k" * 10_000: 2})) < 400


@pytest.mark.parametrize("value", [10**5000, Mute(), [Mute()]], ids=["5 000 digits", "a mute object", "nested"])
def test_a_value_that_cannot_be_shown_is_told_by_its_type(value):
    assert difference(value, type(value)) == f"a value of type {type(value).__name__}, expected type: {type(value)!r}"
    assert "cannot be shown" in difference([[value]], [[]])


def test_a_value_that_contains_itself_ends():
    loop = []
    loop.append(loop)
    assert not same(loop, [[[]]])
    assert not same([[[]]], loop)
