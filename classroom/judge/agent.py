"""The student's side: run the cells of a notebook, answer calls from the judge, pass callbacks on.

Everything this module knows, student code may read and change. It is trusted with nothing: the judge
checks all that comes from here.
"""

import builtins
import contextlib
import itertools
import json
import sys
import threading
from collections import deque
from collections.abc import Callable
from functools import partial

from classroom.judge import codec
from classroom.judge.channel import Channel, Closed
from classroom.judge.shared_reader import SharedReader
from course.check._keys import found_as
from course.check._place import place_of
from course.lab.base import _errors as lab_errors

CROSSING_ERRORS = (ValueError, TypeError, LookupError, ArithmeticError, OSError)
MAX_NESTED = 32


class CallbackRefused(RuntimeError):
    """A function of the judge was called after the call it came with had ended, or too often."""


class Agent:
    """Serves one judge over a channel until it closes. ``shell`` runs cells and holds their names."""

    def __init__(self, channel: Channel, shell):
        self.channel, self.shell = channel, shell
        self.handles: list = []
        self.reader = SharedReader(self._read)
        self.idle: deque = deque()
        self.waiting: dict[int, deque] = {}
        self.made = 0
        self.gone = self.threads = False
        self.lock = threading.Lock()

    def serve(self) -> None:
        while (message := self.reader.next_of(self.idle)) is not None:
            self._handle(message)

    def _read(self) -> None:
        try:
            self._sort(json.loads(self.channel.receive()))
        except Closed:
            self.gone = True
            with self.lock:
                for box in [self.idle, *self.waiting.values()]:
                    self.reader.put(box, None)

    def _sort(self, message: list) -> None:
        """Pass a message to whoever waits for it: the main loop, or a callback that is open."""
        kind, number = message[0], message[1]
        if kind == "threads":
            self._read_beside()
            return
        callback = number if kind in ("answer", "refuse") else message[2] if kind == "call" else None
        with self.lock:  # or whoever waits could give up meanwhile, and the message be lost
            box = self.waiting.get(callback)
            if box is not None:
                self.reader.put(box, message)
                return
        if kind == "call" and (callback is not None or message[3]):
            threading.Thread(target=self._handle, args=(message,), daemon=True).start()
        elif callback is None:
            self.reader.put(self.idle, message)

    def _read_beside(self) -> None:
        """Threads of the judge may call while the main thread is busy: from now on a thread reads for all."""
        if not self.threads:
            self.threads = True
            ended = (lambda: self.gone,)
            threading.Thread(target=self.reader.read_until, args=ended, daemon=True, name="judge").start()

    def _handle(self, message) -> None:
        """Do what the judge asks. When it has left meanwhile, nobody waits for the reply."""
        with contextlib.suppress(Closed):
            if message[0] in ("run", "define"):
                how, number, source = message
                self.channel.send(_ran(number, getattr(self.shell, how), source))
            elif message[0] == "forget":
                self.handles.clear()
            else:
                self._call(*message[1:])

    def _call(self, number, under, beside, target, args, kwargs) -> None:
        given: dict[str, Given] = {}
        try:
            function = self._target(target)
            places = [*((str(place), a) for place, a in enumerate(args)), *kwargs]
            given = {place: Given(self._unpack(number, packed), packed) for place, packed in places}
            values = [argument.value for argument in given.values()]
            named = dict(zip([k for k, _ in kwargs], values[len(args) :], strict=True))
            got = function(*values[: len(args)], **named)
        except BaseException as error:
            self._reply(["raised", number, *_described(error)], given)
            return
        try:
            made = isinstance(function, type)  # an object of a student's class, though it extend a built-in one
            self._reply(["value", number, codec.pack(got, self._wrap, plainly=not made)], given)
        except codec.CannotCross as why:
            self._reply(["cannot", number, str(why)])
        except Closed:
            raise
        except BaseException as error:
            self._reply(["raised", number, *_described(error)])

    def _reply(self, message, given: dict[str, "Given"] | None = None) -> None:
        """Send what came of a call, with the arguments that it has changed."""
        number = message[1]
        try:
            changes = {place: one.now(self._wrap) for place, one in (given or {}).items() if one.changed()}
            text = codec.dump(["changed", number, changes, message] if changes else message)
            codec.check_text(text)
        except codec.CannotCross as why:
            text = codec.dump(["cannot", number, str(why)])
        except Exception as error:  # an argument that contains itself now, or that a thread goes on changing
            text = codec.dump(["raised", number, *_described(error)])
        self.channel.send(text)

    def _target(self, target):
        if target[0] == "method":
            return getattr(self.handles[target[1]], target[2])
        try:
            named = self.shell.names[target[1]]
        except KeyError:
            raise NameError(f"{target[1]} is not defined") from None
        return partial(found_as, named) if target[0] == "keys" else named

    def _wrap(self, value):
        packet = sys.modules.get("scapy.packet")
        if packet and isinstance(value, packet.Packet):
            return codec.pack(bytes(value))
        with self.lock:
            self.handles.append(value)
            return {"h": [len(self.handles) - 1, type(value).__name__[:64]]}

    def _unpack(self, call: int, data):
        def unwrap(tag, body):
            if tag == "fn":
                return self._stub(call, *body)
            if tag == "h":
                return self.handles[body]
            raise codec.CannotCross(f"an unknown tag {tag!r}")

        return codec.unpack(data, unwrap)

    def _stub(self, call: int, which: int, name: str):
        def function(*args, **kwargs):
            return self._callback(call, which, args, kwargs)

        function.__name__ = function.__qualname__ = name
        return function

    def _callback(self, call: int, which: int, args, kwargs):
        packed = [codec.pack(given, self._wrap, plainly=True) for given in (list(args), kwargs)]
        codec.check_text(codec.dump(packed))
        with self.lock:
            self.made += 1
            number = self.made
            box = self.waiting[number] = deque()
        try:
            self.channel.send(codec.dump(["callback", number, call, which, *packed]))
            while (message := self.reader.next_of(box)) is not None:
                if message[0] == "answer":
                    return self._unpack(call, message[2])
                if message[0] == "refuse":
                    raise _rebuilt(message[2])
                self._handle(message)
            raise CallbackRefused("the judge has ended")
        finally:
            with self.lock:
                del self.waiting[number]
            while box:  # given up, by an exception out of nowhere, while the judge wanted something
                if (message := box.popleft()) is not None:
                    self._sort(message)


class Given:
    """An argument as it was handed over, so that a change made in place can be told."""

    def __init__(self, value, packed):
        self.value = value
        # A function or an object of the student's own has no value that could be compared.
        self.before = _written(value) if _can_change(packed) else None

    def changed(self) -> bool:
        if self.before is None:
            return False
        try:
            return _written(self.value) != self.before
        except codec.CannotCross:
            return True

    def now(self, wrap):
        return codec.pack(self.value, wrap, plainly=True)


def _written(value) -> bytes:
    return codec.dump(codec.pack(value, plainly=True))  # as text, in which True is not 1


def _can_change(packed) -> bool:
    """Whether a packed value holds a list, dict, set or bytearray, and nothing but plain data."""
    tags = set(_tags(packed))
    return bool(tags & CHANGEABLE) and not tags & OPAQUE


def _tags(packed):
    """The kinds of all that a packed value holds, itself included: ``l`` for a list, else the tags."""
    if type(packed) is list:
        yield "l"
        inside = packed
    elif type(packed) is dict:
        ((tag, body),) = packed.items()
        yield tag
        inside = itertools.chain.from_iterable(body) if tag == "d" else body if tag in ("t", "s", "z") else ()
    else:
        return
    for item in inside:
        yield from _tags(item)


CHANGEABLE, OPAQUE = frozenset("ldsa"), frozenset(["fn", "h", "e"])


def _ran(number: int, run: Callable[[str], list[dict]], source: str) -> bytes:
    """The reply with a cell's outputs; an error alone, where a cell has left too little memory to gather them."""
    try:
        return codec.dump(["ran", number, run(source)])
    except Exception as error:
        kind = type(error).__name__[:64]
    why = "the outputs of this cell could not be gathered"
    told = {"output_type": "error", "ename": kind, "evalue": why, "traceback": [f"{kind}: {why}"]}
    return codec.dump(["ran", number, [told]])


def crossing_error(name: str) -> type[Exception] | None:
    """The exception type of that name, if it is one of those that cross as themselves."""
    kind = getattr(builtins, name, None) or getattr(lab_errors, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, CROSSING_ERRORS) else None


def crossing_name(error: BaseException) -> str | None:
    """The name of the nearest type of an exception that may cross."""
    return next((kind.__name__ for kind in type(error).__mro__ if crossing_error(kind.__name__) is kind), None)


def _described(error: BaseException) -> list:
    """Type to raise on the judge's side (or None), the type's own name, the text of the exception, its place."""
    try:
        text = str(error)[:2000]
    except BaseException:
        text = ""
    return [crossing_name(error), type(error).__name__[:64], text, place_of(error)]


def _rebuilt(name: str) -> Exception:
    """The exception of a callback, by type only: its text stays with the judge."""
    if name == "CallbackRefused":
        return CallbackRefused("this function may be called only while the call it came with is open")
    kind = crossing_error(name) or RuntimeError
    return kind.__new__(kind)  # some types want arguments that have not crossed
