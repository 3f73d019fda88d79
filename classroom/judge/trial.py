"""One judge process at work: run the student's cells over there, the test cells here, report each."""

import ast
import builtins
import contextlib
import functools
import io
import json
import sys
from dataclasses import fields
from types import CodeType

from classroom.judge.channel import Channel, Closed
from classroom.judge.outputs import Budget, clean
from classroom.judge.remote import Diverged, ProtocolFailure, Student, StudentGone
from classroom.judge.reserve_cases import logging_cases
from classroom.judge.transcript import MAX_ENTRIES, Transcript
from classroom.sandbox.leftover_processes import LeftoversRemain, kill_leftovers

TEST = "<test>"  # the name of the file that a test cell's code claims to come from
DIED = "ended before it had answered"
BROKE = "sent what the judge could not read"
SWARMS = "started processes faster than they could be ended"

VOLATILE = {"n", "query", "id", "port", "at", "ms", "seconds"}  # fields of lab events that differ between equal runs


def hold(orders: Channel, channel: Channel, jail: int | None = None) -> None:
    """Take orders until they end. ``run``: a cell for the student; ``define``: one of the lesson's own answers, of
    which nobody reads the output; ``test``: a cell for this process; ``loaded``: which modules this process has.

    An order is ``{"do", "id", "source"}``, for tests with ``names`` (what the answer cell defines), ``hidden`` (first
    and last lines of hidden regions) and ``seed``; with ``reserve``, as `CaseLog` takes it, cases beyond the test's own
    are played; with ``known``, a transcript, the test ends where its own differs.
    Each is answered by one verdict; the verdict that says ``gone`` is the last, and says ``why``. In the sandbox
    ``jail`` names the student's jail.
    """
    student, budget = Student(channel), Budget()
    with contextlib.suppress(Closed):
        while True:
            order = json.loads(orders.receive())
            try:
                if jail and order["do"] == "test":
                    kill_leftovers(jail)
                verdict = carry_out(order, student, budget)
            except StudentGone:
                verdict = {"gone": True, "why": BROKE if student.broken else DIED}
            except LeftoversRemain:
                verdict = {"gone": True, "why": SWARMS}
            orders.send(json.dumps({"id": order["id"], **verdict}).encode())


def carry_out(order: dict, student: Student, budget: Budget) -> dict:
    match order["do"]:
        case "run":
            return run(order, student, budget)
        case "define":
            return {"outputs": student.define(order["source"])}
        case "loaded":
            return {"modules": list(sys.modules)}
        case "test":
            return test(order, student)
    raise ValueError(f"an order to {order['do']}")


def run(order: dict, student: Student, budget: Budget) -> dict:
    return {"outputs": budget.take(clean(student.run(order["source"])))}


def test(order: dict, student: Student) -> dict:
    """Run a test cell with the student's functions as its only foreign names."""
    transcript = student.begin_cell(order.get("known"))
    names = {name: student.function(name) for name in order["names"]}
    with logging_cases(order.get("reserve")) as cases:
        verdict = _tried(order, transcript, names)
    return {**verdict, **cases.told(), "transcript": transcript, "drawn": transcript.drawn}


@functools.lru_cache(maxsize=4096)
def prepared(source: str) -> tuple[CodeType, list[tuple[int, int, str]]]:
    """A test cell, ready to run, and its assertions with constant messages: first line, last line, message."""
    tree = ast.parse(source)
    asserts = [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    stated = [(n.lineno, n.end_lineno, str(n.msg.value)) for n in asserts if isinstance(n.msg, ast.Constant)]
    return compile(tree, TEST, "exec"), stated


def _tried(order: dict, transcript: Transcript, names: dict) -> dict:
    from course.check import seeded

    with seeded(order["seed"]), overheard(transcript), silence():
        try:
            exec(prepared(order["source"])[0], {"__name__": "__main__", **names})
            if transcript.flooded:
                raise ProtocolFailure(f"more than {MAX_ENTRIES} calls and events of the lab in one test")
        except StudentGone:
            raise
        except Diverged:
            return {"passed": False}
        except BaseException as error:
            return {"passed": False, **described(error, order)}
    return {"passed": True}


def described(error: BaseException, order: dict) -> dict:
    """What may be told of a failure: all of a visible one; of a hidden one its kind and property.

    The name of an exception class and the text of an exception are the student's to choose: they could
    repeat the hidden inputs.
    """
    lines = [frame.lineno for frame in _frames(error) if frame.filename == TEST]
    hidden = any(first <= line <= last for line in lines for first, last in order["hidden"])
    told = {"hidden": hidden, "kind": kind_of(error, hidden), "property": property_at(order["source"], lines)}
    told |= {"raised": hasattr(error, "kind")}  # by the student's code, not by what the test made of its result
    if not hidden:
        told |= {"text": str(error)}
    elif isinstance(error, ProtocolFailure):
        told |= {"text": error.told}
    return told


def kind_of(error: BaseException, hidden: bool) -> str:
    """The name of an exception's type; in hidden tests the nearest built-in one of what a student raised."""
    chosen = getattr(error, "kind", None)
    if chosen is None:
        return type(error).__name__
    if not hidden or hasattr(builtins, chosen):
        return chosen
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins")


def property_at(source: str, lines: list[int]) -> str | None:
    """The constant message of the assertion that a failure passed through: the property it states."""
    for line in reversed(lines):
        for first, last, message in prepared(source)[1]:
            if first <= line <= last:
                return message
    return None


def _frames(error: BaseException):
    from traceback import extract_tb

    return extract_tb(error.__traceback__)


@functools.cache
def _lasting(kind: type) -> list[str]:
    """The fields of an event that are the same in equal runs."""
    return [f.name for f in fields(kind) if f.name not in VOLATILE]


@contextlib.contextmanager
def overheard(transcript: Transcript):
    """Write the lab's events into the transcript, without what differs between equal runs, and where drawing begins."""
    from course.check import _seed
    from course.lab.base._log import listeners

    def note(event) -> None:
        shown = [getattr(event, name) for name in _lasting(type(event))]
        transcript.append(["event", type(event).__name__, repr(shown)])

    listeners.append(note)
    _seed.listeners.append(transcript.draw)
    try:
        yield
    finally:
        listeners.remove(note)
        _seed.listeners.remove(transcript.draw)


@contextlib.contextmanager
def silence():
    """What a hidden test prints goes nowhere."""
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = io.StringIO()
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
