"""Test cells at work: what they may use, what is told of a failure, what is written down."""

import json
import random
import socket
import sys
import threading

import dns.message
import pytest

from classroom.judge import transcript
from classroom.judge.channel import Channel
from classroom.judge.remote import Student, StudentGone
from classroom.judge.trial import DIED, hold, kind_of, property_at
from classroom.judge.trial import test as judged
from classroom.lesson import hidden_regions
from course.check import rng
from course.lab.base._log import listeners

SECRET = "secret-7151"


def order(source: str, *names: str, seed: str = "a seed") -> dict:
    hidden = hidden_regions(source)
    return {"do": "test", "id": "test_f", "source": source, "names": names or ["f"], "hidden": hidden, "seed": seed}


def hidden(source: str) -> str:
    return f"### BEGIN HIDDEN TESTS\n{source}\n### END HIDDEN TESTS"


@pytest.fixture
def verdict(joined):
    """``verdict(source, f=...)``: a test cell's verdict on a student's functions."""
    return lambda source, seed="a seed", **names: judged(order(source, *names, seed=seed), joined(**names))


def leak(*args):
    """Student code that shouts what it was given."""
    raise ValueError(f"I was given {args}")


def test_a_test_that_passes_says_nothing_but_its_transcript(verdict):
    told = verdict("assert f(2) == 4", f=lambda x: 2 * x)
    assert told == {"passed": True, "transcript": [["return", 4]], "drawn": None}


def test_how_much_of_the_story_hangs_on_no_seed_is_told(verdict):
    told = verdict("from course.check import rng\nf(1)\ndraw = rng('a')\nf(2)\nrng('b')", f=lambda x: x)
    assert told["drawn"] == 1


def test_a_test_cell_has_the_names_of_its_answer_cell_and_no_others(joined):
    student = joined(f=lambda: 1, g=lambda: 2)
    assert judged(order("own = f()"), student)["passed"]
    for foreign in ("own", "g", "order", "student", "json"):
        told = judged(order(foreign), student)
        assert (told["passed"], told["kind"], told["text"]) == (False, "NameError", f"name '{foreign}' is not defined")


def test_of_a_visible_failure_all_is_told(verdict):
    told = verdict('from course.check import calling\ncalling(f, 7).gives(8, think="of one more")', f=lambda x: x)
    assert not told["passed"]
    assert (told["hidden"], told["kind"]) == (False, "AssertionError")
    assert told["text"] == "f(7) returned 7\n7, expected 8\nThink: of one more"


def test_of_a_students_exception_in_a_visible_test_name_and_text_are_told(verdict):
    class Misread(LookupError):
        pass

    def f():
        raise Misread("label 3")

    told = verdict("f()", f=f)
    assert (told["hidden"], told["kind"], told["text"]) == (False, "Misread", "label 3")


@pytest.mark.parametrize(
    "f",
    [
        leak,
        lambda x: x,
        lambda x: [x],
        lambda x: {x: object()},
        lambda x: type(f"given_{x.replace('-', '_')}", (), {})(),
        lambda x: 10**5000,
        lambda x: print(x),
        lambda x: (_ for _ in ()).throw(type(f"given_{x.replace('-', '_')}", (KeyError,), {})(x)),
        lambda x: (_ for _ in ()).throw(type(f"given_{x.replace('-', '_')}", (Exception,), {})(x)),
        lambda x: (_ for _ in ()).throw(type(f"given_{x.replace('-', '_')}", (OSError,), {})(x)),
    ],
    ids=["text", "value", "list", "dict", "class", "integer", "print", "name", "own name", "family"],
)
@pytest.mark.parametrize(
    "check",
    [
        'assert f("secret-7151") == 5, "the sum of both"',
        'got = f("secret-7151")\nassert got + 1 == 5, "the sum of both"',
        'from course.check import calling\ncalling(f, "secret-7151").gives(5)',
        'from course.check import calling\ncalling(f, "secret-7151").raises(OverflowError)',
        'assert f("secret-7151") == "secret-", f"{f} of secret-7151"',
    ],
    ids=["assert", "arithmetic", "gives", "raises", "a message that is not constant"],
)
def test_of_a_hidden_failure_neither_inputs_nor_text_are_told(verdict, f, check):
    told = verdict("f('visible')\n" + hidden(check), f=lambda x: 1 if x == "visible" else f(x))
    assert (told["passed"], told["hidden"]) == (False, True)
    told.pop("transcript")
    assert "7151" not in json.dumps(told)
    assert told["property"] in (None, "the sum of both")


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (NotImplementedError, "NotImplementedError"),
        (StopIteration, "StopIteration"),
        (ZeroDivisionError, "ZeroDivisionError"),
        (type("Odd", (ConnectionResetError,), {}), "ConnectionResetError"),
        (type("Odd", (RuntimeError,), {}), "Exception"),
        (SystemExit, "SystemExit"),
    ],
)
def test_of_a_hidden_exception_the_built_in_type_is_told(verdict, raised, kind):
    def f():
        raise raised(SECRET)

    told = verdict(hidden('assert f(), "it returns"'), f=f)
    assert (told["kind"], told["property"], told["hidden"], told["raised"]) == (kind, "it returns", True, True)
    assert "text" not in told


def test_the_property_of_a_hidden_assertion_is_its_constant_message(verdict):
    told = verdict(
        hidden("for n in [1, 2]:\n    assert (\n        f(n) == 1\n    ), 'it is always one'"), f=lambda n: n
    )
    assert told == {
        "passed": False,
        "transcript": [["return", 1], ["return", 2]],
        "hidden": True,
        "kind": "AssertionError",
        "property": "it is always one",
        "raised": False,
        "drawn": None,
    }


@pytest.mark.parametrize("message", ["f'{f}'", "str(f)", "'a' + 'b'", "SECRET"])
def test_a_message_that_is_not_a_constant_is_not_told(verdict, message):
    told = verdict(hidden(f"SECRET = 'secret'\nassert f() == 1, {message}"), f=lambda: 2)
    assert told["property"] is None


def test_the_innermost_assertion_states_the_property():
    source = "def check(x):\n    assert x, 'inner'\n\n\nassert [check(0)], 'outer'"
    assert property_at(source, [5, 2]) == "inner"
    assert property_at(source, [5]) == "outer"
    assert property_at(source, [1]) is None
    assert property_at(source, []) is None


def test_a_visible_function_that_fails_for_a_hidden_test_is_hidden(verdict):
    source = "def check(x):\n    assert f(x) == 1, f'for {x}'\n\n\ncheck(1)\n" + hidden("check('secret-7151')")
    told = verdict(source, f=lambda x: x)
    assert (told["hidden"], told["property"]) == (True, None)
    assert "text" not in told


def test_a_visible_failure_after_a_hidden_region_is_visible(verdict):
    told = verdict(hidden("f(1)") + "\nassert f(2) == 1, 'two'", f=lambda x: x)
    assert (told["hidden"], told["text"]) == (False, "two")


def test_a_hidden_protocol_failure_is_told_without_words_of_the_student(verdict):
    told = verdict(hidden("assert f() == 1, 'one'"), f=lambda: 10**5000)
    assert (told["kind"], told["text"]) == ("Unreadable", "the function returned something that cannot cross")
    told = verdict(hidden("assert f() == 1, 'one'"), f=type("Seven", (), {}))
    assert told["text"] == "the function returned an object where plain data was wanted"
    told = verdict("assert f() == 1", f=type("Seven", (), {}))
    assert told["text"] == "the function returned an object where plain data was wanted: its type is Seven"


@pytest.mark.parametrize("error", ["SystemExit()", "KeyboardInterrupt()", "RecursionError()", "GeneratorExit()"])
def test_a_test_cell_that_raises_what_it_likes_gets_a_verdict(verdict, error):
    told = verdict(f"raise {error}", f=len)
    assert (told["passed"], told["kind"]) == (False, error[:-2])


def test_a_test_cell_that_is_not_python_gets_a_verdict(verdict):
    told = verdict("assert f( ==", f=len)
    assert (told["passed"], told["kind"], told["property"]) == (False, "SyntaxError", None)


def test_a_student_that_is_gone_is_no_verdict(puppet):
    student = puppet(lambda puppet: (puppet.receive(), puppet.receive(), puppet.leave()))
    with pytest.raises(StudentGone):
        judged(order("try:\n    f()\nexcept Exception:\n    pass"), student)


def test_an_error_of_the_tests_own_keeps_its_name():
    assert kind_of(ValueError(), hidden=True) == "ValueError"


def test_the_seed_decides_what_is_drawn(verdict):
    source = "from course.check import rng\nf(rng('inputs').getrandbits(64))"
    drawn = [verdict(source, seed=seed, f=lambda x: x)["transcript"] for seed in ("one", "one", "two")]
    assert drawn[0] == drawn[1] != drawn[2]


def test_the_seed_is_put_back_after_a_failure(verdict):
    before = rng("x").random()
    verdict("raise SystemExit", seed="another", f=len)
    assert rng("x").random() == before


def test_what_a_test_prints_goes_nowhere(verdict, capfd):
    streams = sys.stdout, sys.stderr
    verdict("import sys\nprint('secret')\nprint('secret', file=sys.stderr)\nraise SystemExit", f=len)
    assert (sys.stdout, sys.stderr) == streams
    assert "secret" not in "".join(capfd.readouterr())


LAB = """
from course.lab import Internet

with Internet(seed=1) as net:
    def ask(address, message):
        return net.ask(address, message)

    ask.logged = True
    assert f(ask, net.roots[0], "www.shop.test") > 0
    f(ask, net.roots[0], "com")
"""


def resolve(ask, address, name):
    query = dns.message.make_query(name, "A", id=random.getrandbits(16))
    (reply,) = ask(address, query.to_wire())
    return len(reply)


def test_lab_events_are_written_down_without_what_differs_between_equal_runs(verdict):
    told = verdict(LAB, f=resolve)
    assert told["passed"], told
    story = told["transcript"]
    assert [entry[:2] for entry in story if entry[0] == "event"] == [["event", "Query"], ["event", "Reply"]] * 2
    assert [entry[0] for entry in story] == ["callback", "event", "event", "return"] * 2
    assert "www.shop.test" in story[1][2]
    assert verdict(LAB, f=resolve)["transcript"] == story


def test_ids_and_numbers_of_events_are_left_out(verdict):
    source = """
from course.lab import Query
from course.lab.base._log import listeners

for n in range(2):
    for listener in listeners:
        listener(Query(n, "ns", "192.0.2.1", "udp", 7777 + n, "x", "A", True, False, 512, 20))
"""
    first, second = verdict(source, f=len)["transcript"]
    assert first == second == ["event", "Query", "['ns', '192.0.2.1', 'udp', 'x', 'A', True, False, 512, 20]"]


def test_nobody_listens_to_the_lab_after_a_test(verdict):
    before = list(listeners)
    verdict("raise SystemExit", f=len)
    assert listeners == before


def test_a_flooded_transcript_fails_the_test(verdict, monkeypatch):
    monkeypatch.setattr(transcript, "MAX_ENTRIES", 5)
    assert verdict("for n in range(5): f(n)", f=lambda x: x)["passed"]
    told = verdict("for n in range(6): f(n)", f=lambda x: x)
    assert (told["passed"], told["kind"]) == (False, "ProtocolFailure")
    assert "calls and events" in told["text"]


def test_orders_are_answered_one_by_one_until_they_end(monkeypatch):
    monkeypatch.setattr(Student, "_alone", lambda self: True)
    ours, theirs = socket.socketpair()
    students_end, judges_end = socket.socketpair()
    with ours, theirs, students_end, judges_end:
        judge = threading.Thread(target=hold, args=(Channel(theirs), Channel(judges_end)), daemon=True)
        judge.start()
        orders, student = Channel(ours), Channel(students_end)
        orders.send(json.dumps({"do": "run", "id": "cell", "source": "1"}).encode())
        number = json.loads(student.receive())[1]
        student.send(json.dumps(["ran", number, [{"output_type": []}, {"output_type": "stream"}]]).encode())
        assert json.loads(orders.receive()) == {"id": "cell", "outputs": []}
        orders.send(json.dumps(order("assert False, 'never'")).encode())
        assert json.loads(orders.receive())["text"] == "never"
        students_end.shutdown(socket.SHUT_RDWR)
        orders.send(json.dumps({"do": "run", "id": "next", "source": "1"}).encode())
        assert json.loads(orders.receive()) == {"id": "next", "gone": True, "why": DIED}
        ours.shutdown(socket.SHUT_RDWR)
        judge.join(20)
        assert not judge.is_alive()
