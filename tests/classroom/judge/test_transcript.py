"""What a transcript holds, and what it leaves out so that equal runs have equal ones."""

import pytest

from classroom.judge import codec, transcript
from classroom.judge.remote import ProtocolFailure, StudentError
from classroom.judge.transcript import MAX_ENTRY, Transcript, shape


def test_returns_exceptions_and_callbacks_are_written_down_in_order(joined):
    def ask(name, n=1):
        return n

    def f(ask, x):
        ask("a", n=2)
        if x:
            raise KeyError("where")
        return (ask("b"), b"x", 0.5)

    student = joined(f=f)
    story = student.begin_cell()
    student.function("f")(ask, 0)
    with pytest.raises(KeyError):
        student.function("f")(ask, 1)
    assert story == [
        ["callback", "ask", ["a"], {"d": [["n", 2]]}],
        ["callback", "ask", ["b"], {"d": []}],
        ["return", {"t": [1, {"b": "eA=="}, {"f": "0x1.0000000000000p-1"}]}],
        ["callback", "ask", ["a"], {"d": [["n", 2]]}],
        ["raise", "KeyError"],
    ]


def test_the_students_own_name_for_an_exception_is_written_down(joined):
    class Lost(Exception):
        pass

    def f():
        raise Lost

    student = joined(f=f)
    with pytest.raises(StudentError):
        student.function("f")()
    assert student.transcript == [["raise", "Lost"]]


def test_what_cannot_cross_leaves_no_entry(joined):
    student = joined(f=lambda: 10**5000)
    with pytest.raises(ProtocolFailure):
        student.function("f")()
    assert student.transcript == []


def test_of_functions_that_log_for_themselves_only_the_name_is_written_down(joined):
    def ask(name):
        return name

    ask.logged = True
    student = joined(f=lambda ask: ask("x"))
    student.function("f")(ask)
    assert student.transcript == [["callback", "ask"], ["return", "x"]]


def test_each_cell_has_a_transcript_of_its_own(joined):
    student = joined(f=lambda: 1)
    first = student.begin_cell()
    student.function("f")()
    second = student.begin_cell()
    student.function("f")()
    student.function("f")()
    assert (len(first), len(second)) == (1, 2)


def test_of_an_object_the_type_is_written_down_and_not_its_number(joined):
    class Cache:
        pass

    student = joined(f=lambda: [Cache()])
    student.function("f")()
    student.function("f")()
    assert student.transcript == [["return", [{"h": ["Cache"]}]]] * 2


def test_equal_sets_have_one_shape_whatever_their_history():
    one, other = {0, 8}, {8, 0}
    assert list(one) != list(other)
    assert shape(codec.pack(one)) == shape(codec.pack(other))
    assert shape(codec.pack((frozenset({"a", (1, 2), None}),)))["t"][0]["z"]


def test_the_order_of_a_dict_is_part_of_the_story():
    assert shape(codec.pack({1: 2, 3: 4})) != shape(codec.pack({3: 4, 1: 2}))


def test_a_long_entry_is_kept_as_a_digest_that_compares_like_the_entry():
    a, b, c = Transcript(), Transcript(), Transcript()
    a.append(["return", "x" * 100_000])
    b.append(["return", "x" * 100_000])
    c.append(["return", "x" * 99_999 + "y"])
    assert a == b != c
    assert a[0][0] == "return"
    assert len(str(a)) < MAX_ENTRY


def test_a_transcript_takes_so_many_entries_and_then_says_that_it_is_flooded(monkeypatch):
    monkeypatch.setattr(transcript, "MAX_ENTRIES", 3)
    story = Transcript()
    for n in range(3):
        story.append(["return", n])
    assert not story.flooded
    story.append(["return", 3])
    assert story.flooded
    assert story == [["return", 0], ["return", 1], ["return", 2]]
