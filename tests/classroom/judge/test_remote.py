"""Calls of a student's functions: what comes back, what is raised, what stays on the other side."""

import json
import sys
import threading

import pytest

from classroom.judge.codec import MAX_BYTES, MAX_ITEMS
from classroom.judge.remote import MAX_NESTED, ProtocolFailure, StudentError, StudentGone
from course.check import same
from course.lab import NoRoute
from course.lab.events import Query
from tests.classroom.judge.conftest import soon

QUERY = Query(0, "a.root", "192.0.2.1", "udp", 7, "shop.test", "A", True, False, 512, 27)


def echo(*args, **kwargs):
    return args, kwargs


@pytest.fixture
def call(joined):
    """``call(function, ...)`` calls a function as a student's."""
    return lambda function, *args, **kwargs: soon(joined(f=function).function("f"), *args, **kwargs)


def caught(attempt):
    """What a careless test does with whatever is raised."""
    try:
        attempt()
    except Exception as error:
        pytest.fail(f"a test could catch {error!r}")


def raising(error):
    def f():
        raise error

    return f


def test_arguments_and_results_cross_with_their_types(call):
    args = (1, True, 2.5, "é", b"\x00", None, [1], (2,), {3}, {frozenset({4})}, {"k": (5,)}, QUERY)
    got, named = call(echo, *args, n=2**70)
    assert [type(a) for a in got] == [type(a) for a in args]
    assert (got, named) == (args, {"n": 2**70})


def test_a_cell_is_run_before_its_names_are_called(joined):
    student = joined()
    assert student.run("def double(x):\n    return 2 * x") == []
    assert student.function("double")(21) == 42


def test_a_name_that_is_not_defined_is_a_name_error_of_the_student(joined):
    with pytest.raises(StudentError, match=r"^walk is not defined$") as raised:
        joined().function("walk")()
    assert raised.value.kind == "NameError"


@pytest.mark.parametrize(
    "error",
    [
        ValueError("v"),
        TypeError("t"),
        KeyError("k"),
        IndexError("i"),
        ZeroDivisionError("z"),
        OverflowError("o"),
        OSError("os"),
        FileNotFoundError(2, "no such file"),
        ConnectionRefusedError(111, "refused"),
        TimeoutError("late"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        UnicodeEncodeError("ascii", "é", 0, 1, "ordinal not in range(128)"),
        NoRoute("nobody owns 192.0.2.1"),
        json.JSONDecodeError("Expecting value", "", 0),
    ],
    ids=lambda e: type(e).__name__,
)
def test_errors_of_the_short_list_and_their_families_cross_as_themselves(call, error):
    kind = type(error) if type(error).__module__ in ("builtins", "course.lab.base._errors") else ValueError
    with pytest.raises(kind) as raised:
        call(raising(error))
    assert str(raised.value) == str(error)
    assert raised.value.kind == type(error).__name__


@pytest.mark.parametrize(
    "error",
    [
        StopIteration("s"),
        StopAsyncIteration(),
        AssertionError("a"),
        NotImplementedError(),
        RuntimeError("r"),
        RecursionError(),
        MemoryError(),
        AttributeError("at"),
        NameError("n"),
        SystemExit(0),
        KeyboardInterrupt(),
        GeneratorExit(),
        ExceptionGroup("g", [ValueError()]),
        Exception("e"),
        BaseException("b"),
    ],
    ids=lambda e: type(e).__name__,
)
def test_every_other_exception_is_a_student_error(call, error):
    with pytest.raises(StudentError) as raised:
        call(raising(error))
    assert not isinstance(raised.value, type(error)) or type(error) in (Exception, BaseException)
    assert (raised.value.kind, str(raised.value)) == (type(error).__name__, str(error))


def test_a_stop_iteration_does_not_end_the_loop_of_a_test(joined):
    f = joined(f=lambda x: next(iter(()))).function("f")
    with pytest.raises(StudentError):
        all(map(f, [1, 2]))
    with pytest.raises(StudentError):
        list(map(f, [1]))
    with pytest.raises(StudentError):
        assert all(f(x) for x in [1])


def test_a_subclass_crosses_as_the_nearest_type_that_may(call):
    class BadLabel(UnicodeError):
        pass

    with pytest.raises(UnicodeError, match=r"^64 bytes$") as raised:
        call(raising(BadLabel("64 bytes")))
    assert raised.value.kind == "BadLabel"


def test_an_exception_that_cannot_be_told_has_no_text(call):
    class Mute(ValueError):
        def __str__(self):
            raise SystemExit

    with pytest.raises(ValueError, match=r"^$"):
        call(raising(Mute("never seen")))


def test_a_long_text_is_cut(call):
    with pytest.raises(ValueError) as raised:  # noqa: PT011
        call(raising(ValueError("x" * 100_000)))
    assert len(str(raised.value)) == 2000


def test_an_exception_class_may_have_any_name(call):
    for name in ("Query 7", "class", "é", "x" * 10_000):
        with pytest.raises(ValueError, match=r"^why$") as raised:
            call(raising(type(name, (ValueError,), {})("why")))
        assert raised.value.kind.isidentifier()
        assert len(raised.value.kind) <= 64


@pytest.mark.parametrize(
    "value",
    [[0] * MAX_ITEMS, "x" * MAX_BYTES, 10**5000, b"x" * MAX_BYTES, [[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]],
    ids=["items", "text", "integer", "bytes", "depth"],
)
def test_a_result_beyond_the_caps_is_a_protocol_failure(call, value):
    with pytest.raises(ProtocolFailure, match=r"^the function returned something that cannot cross: "):
        call(lambda: value)


def test_a_protocol_failure_is_not_an_exception_a_test_could_catch(call):
    assert not issubclass(ProtocolFailure, Exception)
    assert issubclass(StudentGone, ProtocolFailure)
    with pytest.raises(ProtocolFailure):
        caught(lambda: call(lambda: 10**5000))


def test_the_next_call_works_after_a_protocol_failure(joined):
    student = joined(big=lambda: 10**5000, one=lambda: 1)
    with pytest.raises(ProtocolFailure):
        student.function("big")()
    assert student.function("one")() == 1


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (lambda: 1, "plain data and named functions, not a lambda"),
        (object(), "plain data and named functions, not a object"),
        (1j, "not a complex"),
        ([{"n": iter([])}], "not a list_iterator"),
        (10**5000, "more than 4096 bits"),
        ([0] * MAX_ITEMS, "items"),
        ("x" * MAX_BYTES, "larger than"),
    ],
    ids=["lambda", "object", "complex", "nested", "integer", "items", "bytes"],
)
def test_what_a_test_may_not_hand_over_is_refused_in_a_clear_sentence(joined, value, why):
    student = joined(f=echo)
    for hand_over in (lambda: student.function("f")(value), lambda: student.function("f")(k=value)):
        with pytest.raises(ProtocolFailure, match=r"^this test hands over what cannot cross: .*" + why):
            soon(hand_over)
    assert student.function("f")(1) == ((1,), {})


def test_calls_from_several_threads_of_a_test_are_open_at_once(joined):
    meeting = threading.Barrier(4, timeout=20)

    def f(x):
        meeting.wait()
        return x

    remote = joined(f=f).function("f")
    got = {}
    threads = [threading.Thread(target=lambda n=n: got.update({n: remote(n)})) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert got == {n: n for n in range(4)}


class Counter:
    """An exercise's class."""

    def __init__(self, start=0):
        self.count = start

    def up(self, by=1):
        self.count += by
        return self.count

    def twin(self):
        return Counter(self.count)

    def ahead_of(self, other):
        return self.count - other.count

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


@pytest.fixture
def counter(joined):
    student = joined(Counter=Counter, same_object=lambda a, b: a is b)
    counter = student.function("Counter")(start=5)
    counter.student = student
    return counter


def test_an_instance_stays_and_its_methods_answer(counter):
    assert repr(counter) == "<Counter object>"
    assert (counter.up(), counter.up(by=10)) == (6, 16)
    assert counter.twin().up() == 17


def test_an_instance_can_be_handed_back(counter):
    twin = counter.twin()
    twin.up(3)
    assert twin.ahead_of(counter) == 3
    same_object = counter.student.function("same_object")
    assert same_object(twin, twin)
    assert not same_object(twin, counter)


def test_a_missing_method_is_an_attribute_error_of_the_student(counter):
    with pytest.raises(StudentError) as raised:
        counter.reset()
    assert raised.value.kind == "AttributeError"


def test_an_equality_that_is_always_true_is_never_asked(counter):
    for want in (5, "x", None, [1]):
        assert not same(counter, want)
        assert not same(want, counter)
        with pytest.raises(ProtocolFailure, match="an object where plain data was wanted: its type is Counter"):
            counter == want  # noqa: B015
        with pytest.raises(ProtocolFailure):
            want == counter  # noqa: B015


@pytest.mark.parametrize("kind", [int, str, list, dict, float], ids=lambda k: k.__name__)
def test_a_subclass_of_a_built_in_comes_as_the_value_it_is_or_as_an_object_of_its_class(joined, kind):
    ours = type("Ours", (kind,), {"__eq__": lambda *_: True, "__hash__": None})
    student = joined(f=lambda: ours(), Ours=ours)
    got = soon(student.function("f"))
    assert type(got) is kind
    assert same(got, kind())
    assert not same(got, "another")
    made = soon(student.function("Ours"))
    assert repr(made) == "<Ours object>"
    assert not same(made, kind())
    assert not isinstance(made, kind)


def test_what_a_test_hands_over_keeps_its_type(joined):
    """A student gets a bytearray or a frozenset where the task says so, as in one kernel."""
    types = joined(f=lambda *args: [type(arg).__name__ for arg in args]).function("f")
    assert soon(types, bytearray(b"a"), frozenset({1}), b"a", {1}) == ["bytearray", "frozenset", "bytes", "set"]


USES = {
    "truth": lambda h: bool(h),
    "not": lambda h: not h,
    "==": lambda h: h == 1,
    "!=": lambda h: h != 1,
    "<": lambda h: h < 1,
    ">": lambda h: h > 1,
    "in": lambda h: h in [1],
    "contains": lambda h: 1 in h,
    "len": lambda h: len(h),
    "iteration": lambda h: list(h),
    "unpacking": lambda h: [*h],
    "next": lambda h: next(h),
    "reversed": lambda h: reversed(h),
    "subscript": lambda h: h[0],
    "index": lambda h: [1][h],
    "int": lambda h: int(h),
    "float": lambda h: float(h),
    "range": lambda h: range(h),
    "round": lambda h: round(h),
    "abs": lambda h: abs(h),
    "negative": lambda h: -h,
    "sum": lambda h: sum([h]),
    "+": lambda h: h + 1,
    "reflected *": lambda h: 2 * h,
    "/": lambda h: h / 2,
    "**": lambda h: h**2,
    "|": lambda h: h | 1,
    "set": lambda h: {h},
    "key": lambda h: {h: 1},
    "with": lambda h: h.__enter__(),
    "max": lambda h: max([h, 1]),
    "sorted": lambda h: sorted([h, h]),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize("what", ["an object", "a function"])
def test_used_as_a_value_it_fails_the_test_past_every_except(joined, use, what):
    function = joined(f=object).function("f")
    value = function() if what == "an object" else function
    with pytest.raises(ProtocolFailure):
        caught(lambda: use(value))


def test_an_object_cannot_be_called(joined):
    with pytest.raises(ProtocolFailure, match="an object where plain data was wanted"):
        joined(f=lambda: print).function("f")()()


def test_handles_of_the_cell_before_are_forgotten(joined):
    student = joined(f=object)
    student.function("f")()
    student.begin_cell()
    student.function("f")()
    assert len(student.agent.handles) == 1


def test_scapy_packets_cross_as_bytes(call):
    pytest.importorskip("scapy.packet")
    from scapy.packet import Raw

    assert call(lambda: [Raw(b"abc")]) == [b"abc"]


def test_a_generator_or_coroutine_is_an_object(call):
    async def later():
        return 1

    coroutine = later()
    assert repr(call(lambda: coroutine)) == "<coroutine object>"
    coroutine.close()
    assert repr(call(lambda: (n for n in [1]))) == "<generator object>"


def test_a_student_function_may_be_handed_to_another(joined):
    student = joined(apply=lambda f, x: f(x), double=lambda x: 2 * x)
    assert student.function("apply")(student.function("double"), 4) == 8


def test_nested_calls_end_at_the_limit(joined):
    student = joined(down=lambda step, n: step(n))
    reached = []

    def step(n):
        reached.append(n)
        return student.function("down")(step, n + 1)

    with pytest.raises(ProtocolFailure, match=f"nested deeper than {MAX_NESTED}"):
        soon(student.function("down"), step, 1)
    assert reached == list(range(1, MAX_NESTED + 1))
    assert student.function("down")(len, "abc") == 3


def test_calls_nest_up_to_the_limit(joined):
    student = joined(down=lambda step, n: step(n))

    def step(n):
        return n if n == MAX_NESTED else student.function("down")(step, n + 1)

    assert soon(student.function("down"), step, 1) == MAX_NESTED


def test_a_deep_recursion_of_the_student_is_a_recursion_error(joined):
    def f(n):
        return f(n + 1)

    with pytest.raises(StudentError) as raised:
        joined(f=f).function("f")(0)
    assert raised.value.kind == "RecursionError"
    assert sys.getrecursionlimit() >= 1000


def breach(*frames):
    """A student's process that answers its first call with ``frames`` and then keeps silent."""

    def script(puppet):
        puppet.receive()
        for frame in frames:
            puppet.frame(frame if isinstance(frame, bytes) else json.dumps(frame).encode())

    return script


GARBAGE = {
    "no JSON": b"\xff\x00garbage",
    "empty": b"",
    "not a list": {"value": 1},
    "a number": 5,
    "null": None,
    "an empty list": [],
    "too short": ["value"],
    "a list as id": ["value", [], 1],
    "a callback without call": ["callback", 1],
    "a callback with an odd call": ["callback", 1, {}, 0, [], {"d": []}],
    "a callback with parts too many": ["callback", 1, 1, 0, [], {"d": []}, 1],
    "too deep": b"[" * 5000,
    "too many items": b"[" + b"0," * 60_000 + b"0]",
    "a large integer": b'["value",1,' + b"9" * 5000 + b"]",
    "a bare float": b'["value",1,1.5]',
    "large": b'["value",1,"' + b"x" * MAX_BYTES + b'"]',
    "outputs of too many parts": b'["ran",1,[' + b"[]," * 200_000 + b"0]]",
    "outputs that are no JSON": b'["ran",1,[}',
}


@pytest.mark.parametrize("frame", GARBAGE.values(), ids=GARBAGE)
def test_garbage_ends_the_conversation(puppet, frame):
    student = puppet(breach(frame))
    with pytest.raises(StudentGone):
        soon(student.function("f"))
    with pytest.raises(StudentGone):
        soon(student.function("f"))
    with pytest.raises(StudentGone):
        soon(student.run, "x = 1")
    assert student.broken


MALFORMED = {
    "no value": ["value", 1],
    "two values": ["value", 1, 2, 3],
    "an unknown tag": ["value", 1, {"x": 1}],
    "a malformed tag": ["value", 1, {"t": 1, "s": 2}],
    "a malformed set": ["value", 1, {"s": [[]]}],
    "a handle without a type": ["value", 1, {"h": [0]}],
    "a handle with a negative number": ["value", 1, {"h": [-1, "X"]}],
    "a handle with text for a number": ["value", 1, {"h": ["0", "X"]}],
    "a handle that is a dict": ["value", 1, {"h": {}}],
    "a handle in a set": ["value", 1, {"s": [{"h": [0, "X"]}]}],
    "a function": ["value", 1, {"fn": [0, "f"]}],
    "a raise without a type": ["raised", 1],
    "a raise with a number for a name": ["raised", 1, None, 5, ""],
    "a raise without text": ["raised", 1, None, "E", None],
    "a cannot without a reason": ["cannot", 1],
    "a cannot with a number": ["cannot", 1, 5],
    "an unknown kind": ["shout", 1, 2],
    "a dict for a kind": [{}, 1, 1],
    "a run's answer": ["ran", 1, []],
    "an answer": ["answer", 1, 2],
}


@pytest.mark.parametrize("message", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_answer_is_a_protocol_failure(puppet, message):
    with pytest.raises(ProtocolFailure, match=r"cannot cross|can only be called|plain data was wanted"):
        soon(puppet(breach(message)).function("f"))


@pytest.mark.parametrize(
    "crossing",
    [None, "StudentError", "SystemExit", "StopIteration", "print", "nonsense", "ProtocolFailure", "\ud800", 5, [1], {}],
)
def test_a_forged_exception_type_is_a_student_error(puppet, crossing):
    with pytest.raises(StudentError, match=r"^why$"):
        soon(puppet(breach(["raised", 1, crossing, "Forged", "why"])).function("f"))


def test_a_forged_type_name_is_none(puppet):
    for name in ("a b", "", "\ud800", "1x", "x" * 5000):
        with pytest.raises(ValueError, match=r"^$") as raised:
            soon(puppet(breach(["raised", 1, "ValueError", name, ""])).function("f"))
        assert raised.value.kind in ("Exception", "x" * 64)


def test_a_handle_has_a_name_of_bounded_length(puppet):
    assert len(repr(soon(puppet(breach(["value", 1, {"h": [0, "x" * 5000]}])).function("f")))) < 80
    assert repr(soon(puppet(breach(["value", 1, {"h": [0, "no name"]}])).function("f"))) == "<object object>"


def test_replies_for_other_calls_are_ignored(puppet):
    script = breach(
        ["value", 2, "early"], ["value", -1, 0], ["value", "1", 0], "text", ["value", 1, "mine"], ["value", 1, "again"]
    )
    student = puppet(script)
    assert soon(student.function("f")) == "mine"
    assert not student.gone


def test_a_reply_that_was_sent_ahead_answers_no_later_call(puppet):
    def script(puppet):
        puppet.receive()
        puppet.say(["value", 2, "forged"])
        puppet.say(["value", 1, "first"])
        number = puppet.receive()[1]
        puppet.say(["value", number, "second"])

    f = puppet(script).function("f")
    assert [soon(f), soon(f)] == ["first", "second"]


@pytest.mark.parametrize(
    "reply", [["value", 1, 5], ["ran", 1], ["ran", 1, {}], ["ran", 1, None], ["callback", 9, 1, 0, [], {"d": []}]]
)
def test_a_cell_without_its_outputs_is_the_end(puppet, reply):
    student = puppet(breach(reply))
    with pytest.raises(StudentGone):
        soon(student.run, "x = 1")
    assert student.broken


def test_a_student_that_leaves_is_gone(puppet):
    def script(puppet):
        puppet.receive()
        puppet.leave()

    student = puppet(script)
    with pytest.raises(StudentGone, match="has ended"):
        soon(student.function("f"))
    with pytest.raises(StudentGone, match="has ended"):
        soon(student.begin_cell)
    assert not student.broken


def test_a_student_that_leaves_ends_every_open_call(puppet):
    def script(puppet):
        puppet.receive()
        puppet.receive()
        puppet.leave()

    student = puppet(script)
    ended = []

    def wait():
        with pytest.raises(StudentGone):
            student.function("f")()
        ended.append(True)

    threads = [threading.Thread(target=wait, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert ended == [True, True]


@pytest.mark.parametrize("header", [b"\xff\xff\xff\xff", (32 << 20 | 1).to_bytes(4, "big")])
def test_a_huge_frame_is_not_waited_for(puppet, header):
    def script(puppet):
        puppet.receive()
        puppet.raw(header)

    student = puppet(script)
    with pytest.raises(StudentGone):
        soon(student.function("f"))
    assert student.broken


def test_half_a_frame_is_the_end_when_the_student_leaves(puppet):
    def script(puppet):
        puppet.receive()
        puppet.raw(b'\x00\x00\x00\x50["value"')
        puppet.leave()

    with pytest.raises(StudentGone):
        soon(puppet(script).function("f"))
