"""Arguments that a student's function changes in place are changed for the test, too, as in one kernel."""

import copy

import pytest

from classroom.judge.remote import ProtocolFailure, StudentError, Unreadable
from tests.classroom.judge.conftest import soon


def deep(value):
    value["rows"][1].append((5, {"k": [6]}))
    value["seen"].add("new")
    del value["old"]


CHANGES = {
    "a list grows": (lambda value: value.append(4), [3]),
    "a list is sorted": (lambda value: value.sort(), [1, 3, 2]),
    "a list is emptied": (lambda value: value.clear(), [[]]),
    "an item becomes what is equal": (lambda value: value.__setitem__(0, True), [1]),
    "an item becomes of another type": (lambda value: value.__setitem__(0, {}), [[1]]),
    "a dict gets and loses keys": (lambda value: (value.pop("a"), value.update(b=[2])), {"a": [1], "c": 3}),
    "the order of a dict": (lambda value: value.update(a=value.pop("a")), {"a": 1, "b": 2}),
    "a set grows": (lambda value: value.add(frozenset([2])), set()),  # of one member: `repr` shows more in any order
    "a set is emptied": (lambda value: value.clear(), {1, 2}),
    "bytes are added": (lambda value: value.extend(b"\xff"), bytearray(b"ab")),
    "bytes within a list": (lambda value: value[0].clear(), [bytearray(b"ab")]),
    "deep within": (deep, {"rows": [[1], [2]], "seen": set(), "old": 0}),
    "a list in a tuple": (lambda value: value[1].clear(), (1, [2, 3], {"a"})),
    "a dict in a tuple in a list": (lambda value: value[0][0].update(a=2), [({"a": 1},)]),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_test_sees_what_was_done_to_its_argument(joined, what):
    change, value = CHANGES[what]
    want, given = copy.deepcopy(value), copy.deepcopy(value)
    change(want)

    def f(value):
        change(value)

    assert soon(joined(f=f).function("f"), given) is None
    assert repr(given) == repr(want) != repr(value)


def test_who_holds_a_part_sees_its_change(joined):
    inner, key = [1], {"k": [2]}
    outer = [inner, (key,)]

    def f(value):
        value[0].append(5)
        value[1][0]["k"].append(6)

    soon(joined(f=f).function("f"), outer)
    assert (inner, key) == ([1, 5], {"k": [2, 6]})
    assert outer[0] is inner
    assert outer[1][0] is key


def test_keyword_arguments_are_changed_too_and_all_others_stay(joined):
    first, second, third = [1], {"a": 1}, [2]

    def f(one, two, *, three):
        one.append(three.pop())

    soon(joined(f=f).function("f"), first, second, three=third)
    assert (first, second, third) == ([1, 2], {"a": 1}, [])


def test_a_method_changes_its_arguments_as_a_function_does(joined):
    class Pool:
        def take(self, names):
            return names.pop()

    names = ["a", "b"]
    assert soon(soon(joined(Pool=Pool).function("Pool")).take, names) == "b"
    assert names == ["a"]


def test_an_argument_that_is_given_back_is_another_value_as_far_as_the_test_sees(joined):
    def f(value):
        value.append(2)
        return value

    given = [1]
    assert soon(joined(f=f).function("f"), given) == given == [1, 2]


def test_what_was_changed_before_an_exception_is_changed(joined):
    def f(value):
        value.append(2)
        raise ValueError("late")

    given = [1]
    with pytest.raises(ValueError, match="late"):
        soon(joined(f=f).function("f"), given)
    assert given == [1, 2]


def test_a_value_that_contains_itself_afterwards_cannot_cross(joined):
    def f(value):
        value.append(value)

    with pytest.raises(Unreadable):
        soon(joined(f=f).function("f"), [1])


@pytest.mark.parametrize("added", ["10**2000", "[0] * 20_000", "value", "Later()"])
def test_an_argument_that_cannot_cross_back_ends_no_more_than_its_call(joined, added):
    student = joined(g=lambda: 3)
    student.run(
        "class Later:\n    def __del__(self): pass\n"
        f"def f(value):\n    value.append({added})\n    raise ValueError('late')"
    )
    given = [1]
    with pytest.raises((Unreadable, ValueError, StudentError)):
        soon(student.function("f"), given)
    assert soon(student.function("g")) == 3


def test_functions_objects_and_what_holds_them_stay_as_they_are(joined):
    class Own:
        pass

    student = joined(Own=Own, f=lambda value: value.pop() and None)
    own, call = soon(student.function("Own")), len
    for given in ([own, 1], [call, 1]):
        before = list(given)
        assert soon(student.function("f"), given) is None
        assert [a is b for a, b in zip(given, before, strict=True)] == [True, True]


def test_nothing_is_told_of_arguments_that_stay_as_they_are(joined, monkeypatch):
    student, said = joined(f=sum), []
    send = student.agent._reply
    monkeypatch.setattr(
        student.agent, "_reply", lambda message, given=None: said.append(message) or send(message, given)
    )
    given = [1, 2]
    assert soon(student.function("f"), given) == 3
    assert said[0][0] == "value"
    assert given == [1, 2]


def answering(*messages):
    """A student's side that answers one call with these messages; ``N`` in them is the number of the call."""

    def script(puppet):
        number = puppet.receive()[1]
        for message in messages:
            puppet.say([number if part == "N" else part for part in message])

    return script


@pytest.mark.parametrize(
    ("changes", "want"),
    [
        ({"0": [9]}, [9]),
        ({"1": [9], "x": [9], "-1": [9], "": 3}, [1]),
        ({"0": 9}, [1]),
        ({"0": {"t": [9]}}, [1]),
        ({}, [1]),
    ],
)
def test_a_change_of_what_was_handed_over_is_all_that_a_message_can_change(puppet, changes, want):
    given = [1]
    student = puppet(answering(["changed", "N", changes, ["value", 1, 5]]))
    assert soon(student.function("f"), given) == 5
    assert given == want


@pytest.mark.parametrize(
    "message",
    [
        ["changed", "N"],
        ["changed", "N", {}],
        ["changed", "N", [], ["value", 1, 5]],
        ["changed", "N", None, ["value", 1, 5]],
        ["changed", "N", {}, []],
        ["changed", "N", {}, "value"],
        ["changed", "N", {}, ["changed", 1, {}, ["value", 1, 5]]],
        ["changed", "N", {}, ["callback", 1, 2, 3, [], []]],
        ["changed", "N", {"0": {"zz": 1}}, ["value", 1, 5]],
        ["changed", "N", {"0": {"h": [1, 2, 3, 4]}}, ["value", 1, 5]],
        ["changed", "N", {"0": {"d": [[[], 1]]}}, ["value", 1, 5]],
        ["changed", "N", {"0": {"i": "9" * 5000}}, ["value", 1, 5]],
    ],
    ids=str,
)
def test_a_malformed_message_fails_the_test_in_a_way_that_it_cannot_catch(puppet, message):
    given = [1]
    with pytest.raises(ProtocolFailure):
        soon(puppet(answering(message)).function("f"), given)
    assert given == [1]
