"""The judge's side: a student's functions as callables that hold nothing but a name."""

import builtins
import itertools
import queue
import threading
from collections.abc import Callable

from classroom.judge import codec
from classroom.judge.agent import CROSSING_ERRORS, MAX_NESTED
from classroom.judge.channel import Channel, Closed

MAX_CALLBACKS = 10_000
RAN = b'["ran",'


class StudentError(Exception):
    """An exception of student code outside the short list that crosses as itself."""

    kind = "Exception"


class ProtocolFailure(BaseException):
    """What no test may catch: an answer that cannot cross, or a student process that has ended."""


class StudentGone(ProtocolFailure):
    """The student's process ended: a limit, ``os._exit``, or a crash."""


class Student:
    """The student's process as the judge sees it. ``transcript`` receives what crosses, in order."""

    def __init__(self, channel: Channel, transcript: list | None = None):
        self.channel = channel
        self.transcript = [] if transcript is None else transcript
        self.numbers = itertools.count(1)
        self.boxes: dict[int, queue.Queue] = {}
        self.functions: dict[int, list[Callable]] = {}
        self.callbacks = 0
        self.gone = False
        self.lock = threading.Lock()
        self.local = threading.local()
        threading.Thread(target=self._read, daemon=True, name="student").start()

    def run(self, source: str) -> list[dict]:
        """Run a cell; returns its outputs in nbformat's shape, checked by whoever uses them."""
        number, box = self._open()
        try:
            self._send(["run", number, source])
            message = self._next(box)
            return message[2] if type(message[2]) is list else []
        finally:
            self._shut(number)

    def function(self, name: str) -> "Remote":
        """A callable for the function or class of that name."""
        return Remote(self, ["name", name], name)

    def begin_cell(self) -> list:
        """Forget the handles of the cell before and start a new transcript, which is returned."""
        self._send(["forget", 0])
        self.callbacks = 0
        self.transcript = []
        return self.transcript

    def call(self, target: list, args: tuple, kwargs: dict):
        number, box = self._open()
        stack = self._stack()
        if len(stack) >= MAX_NESTED:
            raise ProtocolFailure(f"calls nested deeper than {MAX_NESTED}")
        under = stack[-1] if stack else None
        beside = under is None and threading.current_thread() is not threading.main_thread()
        try:
            packed = [self._pack(number, list(args)), [[k, self._pack(number, v)] for k, v in kwargs.items()]]
            self._send(["call", number, under, beside, target, *packed])
            while True:
                message = self._next(box)
                if message[0] != "callback":
                    return self._result(message)
                self._answer(number, message)
        finally:
            self._shut(number)

    def _result(self, message):
        kind = message[0]
        if kind == "value":
            try:
                value = codec.unpack(message[2], self._unwrap)
            except (codec.CannotCross, ValueError, TypeError, IndexError):
                raise ProtocolFailure("the function returned something that cannot cross") from None
            self.transcript.append(["return", shape(message[2])])
            return value
        if kind == "raised":
            _, _, crossing, own, text = message
            own = own if type(own) is str and own.isidentifier() else "Exception"
            self.transcript.append(["raise", own])
            raise _student_exception(crossing, own, text if type(text) is str else "")
        why = message[2] if kind == "cannot" and type(message[2]) is str else "a malformed message"
        raise ProtocolFailure(f"the function returned something that cannot cross: {why}")

    def _answer(self, call: int, message) -> None:
        _, number, _, which, args, kwargs = message
        self.callbacks += 1
        functions = self.functions.get(call, [])
        if self.callbacks > MAX_CALLBACKS:
            raise ProtocolFailure(f"more than {MAX_CALLBACKS} calls of the functions it was given")
        if type(which) is not int or not 0 <= which < len(functions):
            raise ProtocolFailure("a call of a function it was not given")
        function = functions[which]
        if not getattr(function, "logged", False):
            self.transcript.append(["callback", function.__name__, shape(args), shape(kwargs)])
        self._stack().append(number)
        try:
            given, named = codec.unpack(args, self._unwrap), codec.unpack(kwargs, self._unwrap)
            reply = ["answer", number, self._pack(call, function(*given, **named))]
        except (codec.CannotCross, Exception) as error:
            reply = ["refuse", number, type(error).__name__]
        finally:
            self._stack().pop()
        self._send(reply)

    def _pack(self, call: int, value):
        def wrap(item):
            if isinstance(item, Handle):
                return {"h": item._number}
            if not callable(item) or not str(getattr(item, "__name__", "")).isidentifier():
                raise codec.CannotCross(f"a test may hand over plain data and named functions, not {item!r}")
            functions = self.functions.setdefault(call, [])
            functions.append(item)
            return {"fn": [len(functions) - 1, item.__name__]}

        return codec.pack(value, wrap)

    def _unwrap(self, tag, body):
        if tag == "h" and type(body) is list and [type(b) for b in body] == [int, str]:
            kind = body[1] if body[1].isidentifier() else "object"
            return type(kind, (Handle,), {})(self, body[0], kind)
        raise codec.CannotCross(f"a message with an unknown tag {str(tag)[:20]!r}")

    def _read(self) -> None:
        try:
            while True:
                text = self.channel.receive()
                self._route(codec.parse_outputs(text) if text.startswith(RAN) else codec.parse(text))
        except (Closed, codec.CannotCross, ValueError, TypeError, IndexError, KeyError, AttributeError):
            self.gone = True
            with self.lock:
                for box in self.boxes.values():
                    box.put(None)

    def _route(self, message: list) -> None:
        kind, number = message[0], message[1]
        if kind != "callback":
            if number in self.boxes:
                self.boxes[number].put(message)
        elif message[2] in self.boxes:
            self.boxes[message[2]].put(message)
        else:
            self.channel.send(codec.dump(["refuse", number, "CallbackRefused"]))

    def _open(self):
        number, box = next(self.numbers), queue.Queue()
        with self.lock:
            if self.gone:
                raise StudentGone("the student's process has ended")
            self.boxes[number] = box
        return number, box

    def _shut(self, number: int) -> None:
        with self.lock:
            self.boxes.pop(number, None)
            self.functions.pop(number, None)

    def _next(self, box: queue.Queue):
        message = box.get()
        if message is None:
            raise StudentGone("the student's process has ended")
        return message

    def _send(self, message: list) -> None:
        try:
            self.channel.send(codec.dump(message))
        except Closed:
            raise StudentGone("the student's process has ended") from None

    def _stack(self) -> list[int]:
        if not hasattr(self.local, "stack"):
            self.local.stack = []
        return self.local.stack


class Remote:
    """A student's function or class, or a method of a student's object, to be called and nothing else."""

    def __init__(self, student: Student, target: list, name: str):
        self._student, self._target, self.__name__ = student, target, name

    def __call__(self, *args, **kwargs):
        return self._student.call(self._target, args, kwargs)

    def __eq__(self, other):
        raise ProtocolFailure(f"a test compares {self.__name__} itself: compare what it returns")

    __hash__ = None


class Handle:
    """A student's object that stayed on its side: its methods can be called, its results are plain."""

    def __init__(self, student: Student, number: int, kind: str):
        self._student, self._number, self._kind = student, number, kind

    def __getattr__(self, name: str) -> Remote:
        if name.startswith("__"):
            raise AttributeError(name)
        return Remote(self._student, ["method", self._number, name], name)

    def __repr__(self):
        return f"<{self._kind} object>"

    def _refuse(self, *_):
        raise ProtocolFailure(f"the function returned an object of type {self._kind} where plain data was wanted")

    __bool__ = __len__ = __iter__ = __getitem__ = __contains__ = __int__ = __float__ = _refuse
    __eq__ = __lt__ = __gt__ = __le__ = __ge__ = __add__ = __sub__ = _refuse
    __hash__ = None


def _student_exception(crossing, own: str, text: str) -> Exception:
    kind = getattr(builtins, crossing, None) if type(crossing) is str else None
    if not (isinstance(kind, type) and issubclass(kind, CROSSING_ERRORS)):
        kind = StudentError
    error = kind.__new__(kind)
    error.args, error.kind = (text,), own
    return error


def shape(data):
    """Encoded data for a transcript: a handle's number says nothing, its type does."""
    if type(data) is list:
        return [shape(item) for item in data]
    if type(data) is dict:
        return {tag: body[1:] if tag == "h" and type(body) is list else shape(body) for tag, body in data.items()}
    return data
