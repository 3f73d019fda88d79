"""A judge's functions in a student's hands: valid while their call is open, counted, nested, typed."""

import contextlib
import json
import queue
import threading
from time import monotonic

import pytest

from classroom.judge import codec
from classroom.judge.agent import CallbackRefused
from classroom.judge.remote import MAX_CALLBACKS, MAX_NESTED, MAX_WAITING, ProtocolFailure, StudentError, StudentGone
from course.lab import NoRoute
from tests.classroom.judge.conftest import PATIENCE_S, soon


class Keeper:
    """Student code that keeps the functions it is given."""

    def __init__(self):
        self.kept = queue.SimpleQueue()

    def keep(self, function):
        self.kept.put(function)

    def use(self, *args):
        return self.kept.get()(*args)


def refused(call) -> str:
    """The type of what a student's call of a judge's function raises."""
    try:
        return f"returned {call()!r}"
    except Exception as error:
        return type(error).__name__


def test_callbacks_arrive_in_order_with_their_types(joined):
    heard = []

    def note(*args, **kwargs):
        heard.append((args, kwargs))
        return len(heard)

    def f(note):
        return [note(1, 2.0, (b"x",)), note(), note(k={1})]

    assert joined(f=f).function("f")(note) == [1, 2, 3]
    assert heard == [((1, 2.0, (b"x",)), {}), ((), {}), ((), {"k": {1}})]
    assert type(heard[0][0][2]) is tuple


def test_functions_keep_their_names_and_may_lie_in_containers(joined):
    def ask(name):
        return f"asked {name}"

    def tell(name):
        return f"told {name}"

    def f(known):
        return {name: (function.__name__, function("x")) for name, function in known["all"].items()}

    got = joined(f=f).function("f")({"all": {"a": ask, "t": tell}})
    assert got == {"a": ("ask", "asked x"), "t": ("tell", "told x")}


def test_a_callback_may_return_a_function(joined):
    def outer(n):
        def inner(m):
            return n + m

        return inner

    assert joined(f=lambda outer: outer(1)(2)).function("f")(outer) == 3


def test_bound_methods_and_classes_may_be_handed_over(joined):
    heard = []
    assert joined(f=lambda add, kind: [add(1), kind("7")]).function("f")(heard.append, int) == [None, 7]
    assert heard == [1]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (KeyError("secret"), "KeyError"),
        (TimeoutError("secret"), "TimeoutError"),
        (UnicodeDecodeError("utf-8", b"secret", 0, 1, "secret"), "UnicodeDecodeError"),
        (NoRoute("secret"), "NoRoute"),
        (json.JSONDecodeError("secret", "", 0), "ValueError"),
        (AssertionError("secret"), "RuntimeError"),
        (StopIteration("secret"), "RuntimeError"),
        (NotImplementedError("secret"), "RuntimeError"),
        (Exception("secret"), "RuntimeError"),
    ],
    ids=lambda e: type(e).__name__ if isinstance(e, Exception) else "",
)
def test_an_exception_of_a_callback_crosses_by_type_only(joined, error, kind):
    def fail():
        raise error

    def f(fail):
        try:
            fail()
        except Exception as error:
            return type(error).__name__, str(error), repr(error.args)

    name, *texts = joined(f=f).function("f")(fail)
    assert name == kind
    assert "secret" not in "".join(texts)


def test_an_exception_that_is_not_caught_comes_back_by_its_type(joined):
    def fail():
        raise KeyError("secret")

    with pytest.raises(KeyError, match=r"^$"):
        joined(f=lambda fail: fail()).function("f")(fail)


def test_a_wrong_number_of_arguments_is_a_type_error_of_the_student(joined):
    with pytest.raises(TypeError):
        joined(f=lambda ask: ask(1, 2)).function("f")(len)


@pytest.mark.parametrize(
    "hidden", [lambda: 1, object(), 10**5000, "x" * codec.MAX_BYTES], ids=["lambda", "object", "integer", "text"]
)
def test_a_callback_that_gives_what_cannot_cross_fails_the_test(joined, hidden):
    def give():
        return hidden

    student = joined(f=lambda give: refused(give), g=lambda: "goes on")
    with pytest.raises(ProtocolFailure, match="this test hands over what cannot cross"):
        soon(student.function("f"), give)
    assert soon(student.function("g")) == "goes on"


@pytest.mark.parametrize(
    "value", [10**5000, "x" * codec.MAX_BYTES, [0] * codec.MAX_ITEMS], ids=["integer", "text", "items"]
)
def test_an_argument_that_cannot_cross_is_a_value_error_of_the_student(joined, value):
    with pytest.raises(ValueError, match=r"value|integer"):
        soon(joined(f=lambda note: note(value)).function("f"), print)


def test_an_object_of_the_student_comes_as_a_handle(joined):
    class Cache:
        def get(self):
            return 7

    def read(cache):
        return cache.get()

    assert joined(f=lambda read: read(Cache())).function("f")(read) == 7


def test_a_nested_call_runs_while_the_callback_is_open(joined):
    order = []
    student = joined(outer=lambda step: ("outer", step("x")), inner=lambda step: ("inner", step("y")))

    def step(name):
        order.append(name)
        return student.function("inner")(step) if name == "x" else "end"

    assert student.function("outer")(step) == ("outer", ("inner", "end"))
    assert order == ["x", "y"]


def test_a_nested_call_that_fails_leaves_nobody_waiting(joined):
    big = 10**5000
    student = joined(outer=lambda step: refused(step), inner=lambda: big, next=lambda: "goes on")

    def step():
        student.function("inner")()

    with pytest.raises(ProtocolFailure, match="cannot cross"):
        soon(student.function("outer"), step)
    assert soon(student.function("next")) == "goes on"


@pytest.mark.parametrize("error", [SystemExit(), KeyboardInterrupt()], ids=["exit", "interrupt"])
def test_a_test_that_is_ended_in_a_callback_leaves_nobody_waiting(joined, error):
    def stop():
        raise error

    student = joined(f=lambda stop: refused(stop), next=lambda: "goes on")
    with pytest.raises(type(error)):
        soon(student.function("f"), stop)
    assert soon(student.function("next")) == "goes on"


def test_callbacks_are_counted_over_the_calls_of_a_test_cell(joined):
    def f(note, times):
        for _ in range(times):
            note()

    def note():
        pass

    student = joined(f=f)
    student.begin_cell()
    student.function("f")(note, 100)
    assert (student.callbacks, MAX_CALLBACKS) == (100, 10_000)
    student.callbacks = MAX_CALLBACKS - 3
    student.function("f")(note, 2)
    student.function("f")(note, 1)
    with pytest.raises(ProtocolFailure, match=f"more than {MAX_CALLBACKS} calls"):
        soon(student.function("f"), note, 1)
    student.begin_cell()
    assert student.function("f")(note, 1) is None


def test_a_student_that_calls_too_often_hears_of_it_and_goes_on(joined):
    seen = queue.SimpleQueue()
    student = joined(f=lambda note: [seen.put(refused(note)) for _ in range(3)], g=lambda: "goes on")
    student.callbacks = MAX_CALLBACKS - 1
    with pytest.raises(ProtocolFailure):
        soon(student.function("f"), print)
    until = monotonic() + PATIENCE_S
    while seen.qsize() < 3 and monotonic() < until:  # the last callback is refused when the judge reads next
        assert soon(student.function("g")) == "goes on"
    assert [seen.get_nowait() for _ in range(3)] == ["returned None", "CallbackRefused", "CallbackRefused"]


def test_a_function_is_refused_after_its_call(joined):
    keeper = Keeper()
    student = joined(keep=keeper.keep, use=keeper.use)
    for later in (lambda: student.function("use")(1), lambda: student.function("use")()):
        student.function("keep")(print)
        with pytest.raises(StudentError, match="only while the call it came with is open") as raised:
            soon(later)
        assert raised.value.kind == CallbackRefused.__name__


def test_a_function_is_refused_in_a_cell_after_its_call(joined):
    keeper = Keeper()
    student = joined(keep=keeper.keep, keeper=keeper, refused=refused)
    student.function("keep")(print)
    soon(student.run, "got = refused(keeper.use)\ndef told(): return got")
    assert student.function("told")() == "CallbackRefused"


def test_a_function_of_another_call_is_not_reached_by_number(puppet):
    def script(puppet):
        first = puppet.receive()[1]
        puppet.say(["callback", 1, first, 1, [], {"d": []}])
        return puppet.receive()

    def only():
        pytest.fail("it was called")

    student = puppet(script)
    with pytest.raises(ProtocolFailure, match="a function it was not given"):
        soon(student.function("f"), only)
    assert student.said.get(timeout=20) == ["refuse", 1, "CallbackRefused"]


@pytest.mark.parametrize("which", [-1, 1, True, None, "0", [], {"f": "0x0p+0"}])
def test_a_forged_function_number_is_refused(puppet, which):
    def script(puppet):
        puppet.say(["callback", 1, puppet.receive()[1], which, [], {"d": []}])
        return puppet.receive()

    student = puppet(script)
    with pytest.raises(ProtocolFailure, match="a function it was not given"):
        soon(student.function("f"), print)
    assert student.said.get(timeout=20)[0] == "refuse"


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [
        (5, {"d": []}),
        ([], []),
        ([], {"d": [[1, 2]]}),
        ([{"x": 1}], {"d": []}),
        ({"h": [0, "X"]}, {"d": []}),
        ({"d": 5}, {"d": []}),
        (None, None),
    ],
    ids=[
        "a number",
        "a list for names",
        "a number for a name",
        "an unknown tag",
        "a handle",
        "a malformed dict",
        "null",
    ],
)
def test_forged_arguments_do_not_reach_the_test_as_an_error(puppet, args, kwargs):
    called = []

    def note(*args, **kwargs):
        called.append(args)

    def script(puppet):
        number = puppet.receive()[1]
        puppet.say(["callback", 1, number, 0, args, kwargs])
        reply = puppet.receive()
        puppet.say(["value", number, 7])
        return reply

    student = puppet(script)
    with contextlib.suppress(ProtocolFailure):
        assert soon(student.function("f"), note) == 7
    assert student.said.get(timeout=20)[:2] == ["refuse", 1]
    assert called == []


def test_a_callback_with_an_odd_number_is_answered_by_it(puppet):
    def script(puppet):
        number = puppet.receive()[1]
        puppet.say(["callback", {"any": "thing"}, number, 0, [], {"d": []}])
        reply = puppet.receive()
        puppet.say(["value", number, None])
        return reply

    def seven():
        return 7

    student = puppet(script)
    assert soon(student.function("f"), seven) is None
    assert student.said.get(timeout=20) == ["answer", {"any": "thing"}, 7]


def test_a_callback_for_a_call_that_never_was_is_refused(puppet):
    def script(puppet):
        number = puppet.receive()[1]
        puppet.say(["callback", 1, 999, 0, [], {"d": []}])
        reply = puppet.receive()
        puppet.say(["value", number, None])
        return reply

    student = puppet(script)
    soon(student.function("f"), print)
    assert student.said.get(timeout=20) == ["refuse", 1, "CallbackRefused"]


def test_more_waiting_callbacks_than_any_honest_student_has_end_the_conversation(puppet):
    busy, go_on = threading.Event(), threading.Event()

    def script(puppet):
        number = puppet.receive()[1]
        for n in range(MAX_WAITING + 10):
            puppet.say(["callback", n, number, 0, [], {"d": []}])
        puppet.channel.receive()

    def block():
        busy.set()
        go_on.wait(20)

    def wait():
        with pytest.raises(StudentGone):
            student.function("f")(block)

    student = puppet(script)
    call = threading.Thread(target=wait, daemon=True)
    call.start()
    assert busy.wait(20)
    with pytest.raises(StudentGone):
        soon(student.function("g"))  # who waits for its answer reads all that comes
    assert student.gone
    go_on.set()
    call.join(20)
    assert not call.is_alive()


def test_a_thread_of_the_student_may_call_while_the_call_is_open(joined):
    def f(note):
        got = []
        threads = [threading.Thread(target=lambda n=n: got.append(note(n))) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        return sorted(got)

    assert joined(f=f).function("f")(double) == [0, 2, 4, 6, 8, 10, 12, 14]


def double(n):
    return 2 * n


def test_a_thread_of_the_student_is_refused_once_the_call_is_closed(joined):
    closed, seen = threading.Event(), queue.SimpleQueue()

    def late(note):
        closed.wait(20)
        seen.put(refused(note))

    def f(note):
        threading.Thread(target=late, args=(note,)).start()

    student = joined(f=f, g=lambda: seen.get(timeout=20))
    student.function("f")(print)
    closed.set()
    assert soon(student.function("g")) == "CallbackRefused"


def test_a_callback_right_behind_the_answer_is_refused(puppet):
    """It once fell between the open call and the closed one, and nobody answered."""

    def script(puppet):
        number = puppet.receive()[1]
        value = json.dumps(["value", number, 1]).encode()
        late = json.dumps(["callback", 1, number, 0, [], {"d": []}]).encode()
        puppet.raw(b"".join(len(text).to_bytes(4, "big") + text for text in (value, late)))
        puppet.say(["value", puppet.receive()[1], 2])
        return puppet.receive()

    student = puppet(script)
    assert soon(student.function("f"), print) == 1
    assert soon(student.function("f"), print) == 2
    assert student.said.get(timeout=20) == ["refuse", 1, "CallbackRefused"]


def test_replies_to_a_call_that_has_its_reply_are_not_collected(puppet):
    seen = []

    def script(puppet):
        number = puppet.receive()[1]
        puppet.say(["callback", 1, number, 0, [], {"d": []}])
        for n in range(3):
            puppet.say(["value", number, n])
        puppet.say(["callback", 2, 999, 0, [], {"d": []}])
        nested = puppet.receive()[1]
        assert puppet.receive()[:2] == ["refuse", 2]  # by now the judge has read all before it
        puppet.say(["value", nested, None])
        puppet.channel.receive()

    def look():
        student.function("g")()
        seen.extend(student.boxes)

    student = puppet(script)
    assert soon(student.function("f"), look) == 0
    assert seen == []


def test_callbacks_that_wait_when_a_test_gives_up_are_refused(puppet):
    here = threading.Event()

    def script(puppet):
        number = puppet.receive()[1]
        for n in range(3):
            puppet.say(["callback", n, number, 0, [], {"d": []}])
        here.set()
        first, call, *others = [puppet.receive() for _ in range(4)]
        puppet.say(["value", call[1], 7])
        return [first, *others]

    def stop():
        here.wait(20)
        raise SystemExit

    student = puppet(script)
    with pytest.raises(SystemExit):
        soon(student.function("f"), stop)
    assert soon(student.function("g")) == 7
    assert sorted(student.said.get(timeout=20)) == [["refuse", n, "CallbackRefused"] for n in range(3)]


def test_threads_of_a_test_have_callbacks_of_their_own(joined):
    together = threading.Barrier(3, timeout=20)
    student = joined(f=lambda note, n: [note(n), note(n + 10)])
    got = {}

    def ask(n):
        heard = []

        def note(value):
            together.wait()
            heard.append((threading.current_thread().name, value))
            return -value

        got[n] = student.function("f")(note, n), heard

    threads = [threading.Thread(target=ask, args=(n,), name=str(n)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert got == {n: ([-n, -n - 10], [(str(n), n), (str(n), n + 10)]) for n in range(3)}


def test_a_callback_that_is_given_up_does_not_stop_the_agent(joined):
    """As when a signal handler of the student's raises while it waits."""
    student = joined(f=lambda step: step(), inner=lambda: "inner", next=lambda: "goes on")

    def step():
        waiting = student.agent.waiting
        (number,) = waiting
        student.agent.waiting = {}
        got = student.function("inner")()
        student.agent.waiting = waiting
        return got, number

    assert soon(student.function("f"), step) == ("inner", 1)
    student.channel.send(codec.dump(["answer", 99, None]))
    student.channel.send(codec.dump(["refuse", 99, "KeyError"]))
    assert soon(student.function("next")) == "goes on"


def test_calls_nest_through_callbacks_up_to_the_limit_and_unwind(joined):
    student = joined(down=lambda step, n: [n, *step(n)])

    def step(n):
        return [] if n == MAX_NESTED else student.function("down")(step, n + 1)

    assert soon(student.function("down"), step, 1) == list(range(1, MAX_NESTED + 1))
