"""The judge's side: a student's functions as callables that hold nothing but a name."""

import itertools
import operator
import threading
from collections import deque
from collections.abc import Callable

from classroom.judge import codec
from classroom.judge.agent import MAX_NESTED, crossing_error, crossing_name
from classroom.judge.channel import Channel, Closed
from classroom.judge.shared_reader import SharedReader
from classroom.judge.transcript import Transcript, shape

MAX_CALLBACKS = 10_000
MAX_WAITING = 256  # callbacks of one call that wait their turn: no more threads of a student than that
MAX_NAME = 64
RAN = b'["ran",'


class StudentError(Exception):
    """An exception of student code outside the short list that crosses as itself."""

    kind = "Exception"


class ProtocolFailure(BaseException):
    """What no test may catch: an answer that cannot cross, or a student process that has ended.

    ``detail`` may hold words of the student's side; ``told`` holds none.
    """

    def __init__(self, told: str, detail: str = ""):
        super().__init__(f"{told}: {detail}" if detail else told)
        self.told = told


class Unreadable(ProtocolFailure):
    """What a student's function gave is no plain data; all else may go on."""


class Diverged(BaseException):
    """The transcript that is being compared has gone another way: the rest of this test tells nothing more."""


class StudentGone(ProtocolFailure):
    """The student's process ended: a limit, ``os._exit``, or a crash."""


class Student:
    """The student's process as the judge sees it. ``transcript`` receives what crosses, in order."""

    def __init__(self, channel: Channel, transcript: Transcript | None = None):
        self.channel = channel
        self.transcript = Transcript() if transcript is None else transcript
        self.numbers = itertools.count(1)
        self.reader = SharedReader(self._read)
        self.boxes: dict[int, deque] = {}
        self.functions: dict[int, list[Callable]] = {}
        self.callbacks = 0
        self.gone = self.broken = False
        self.told_of_threads = False
        self.local = threading.local()

    def run(self, source: str) -> list[dict]:
        """Run a cell; returns its outputs in nbformat's shape, checked by whoever uses them."""
        return self._cell("run", source)

    def define(self, source: str) -> list[dict]:
        """Run plain Python without what a notebook adds to it; there are no outputs."""
        return self._cell("define", source)

    def _cell(self, how: str, source: str) -> list[dict]:
        number, box = self._open()
        try:
            self._send([how, number, source])
            match self._next(box):
                case ["ran", _, list(outputs)]:
                    return outputs
            self.broken = True
            raise StudentGone(ENDED)
        finally:
            self._shut(number, box)

    def function(self, name: str) -> "Remote":
        """A callable for the function or class of that name."""
        return Remote(self, ["name", name], name)

    def begin_cell(self, known: list | None = None) -> Transcript:
        """Forget the handles of the cell before and start a new transcript, which is returned.

        With a ``known`` one the calls end in `Diverged` as soon as the two differ.
        """
        self._send(["forget", 0])
        self.callbacks = 0
        self.transcript = Transcript(known)
        return self.transcript

    def call(self, target: list, args: tuple, kwargs: dict):
        """What the student's function gives or raises; its callbacks are answered meanwhile, in this thread."""
        stack = self._stack()
        if len(stack) >= MAX_NESTED:
            raise ProtocolFailure(f"calls nested deeper than {MAX_NESTED}")
        under = stack[-1] if stack else None
        beside = under is None and threading.current_thread() is not threading.main_thread()
        number, box = self._open()
        try:
            given = self._handed_over(number, [list(args), list(map(list, kwargs.items()))])
            self._deliver(_message(["call", number, under, beside, target], given))
            while True:
                message = self._next(box)
                if message[0] != "callback":
                    return self._result(self._changed(message, args, kwargs))
                self._answer(number, message)
        finally:
            self._shut(number, box)

    def _handed_over(self, call: int, items: list) -> bytes:
        """What a test gives to the student, packed, as text. That it cannot cross is no fault of the student's."""
        try:
            text = codec.dump([self._pack(call, item) for item in items])
            codec.check_text(text)
        except codec.CannotCross as why:
            raise ProtocolFailure(f"this test hands over what cannot cross: {why}") from None
        return text

    def _changed(self, message: list, args: tuple, kwargs: dict) -> list:
        """The reply, after what the function has changed of its arguments has changed here, too."""
        if message[0] != "changed":
            return message
        match message:
            case [_, _, dict(changes), list(reply)] if reply:
                given = {str(place): value for place, value in enumerate(args)} | kwargs
                for place in given.keys() & changes.keys():
                    try:
                        become(given[place], codec.unpack(changes[place], self._unwrap))
                    except codec.CannotCross as why:
                        raise Unreadable(CANNOT, str(why)) from None
                return reply
        raise ProtocolFailure(CANNOT, "a malformed message")

    def _result(self, message: list):
        match message:
            case ["value", _, data]:
                try:
                    value = codec.unpack(data, self._unwrap)
                except codec.CannotCross as why:
                    raise Unreadable(CANNOT, str(why)) from None
                self._note(["return", shape(data)])
                return value
            case ["raised", _, crossing, str(own), str(text), *place]:
                error = _student_exception(crossing, own, text)
                error.place = str(place[0])[:200] if place else ""
                self._note(["raise", error.kind])
                raise error
            case ["cannot", _, str(why)]:
                raise Unreadable(CANNOT, why)
        raise ProtocolFailure(CANNOT, "a malformed message")

    def _answer(self, call: int, message: list) -> None:
        """Carry out a callback. Whatever happens, the student's side gets a reply, or it would wait for ever."""
        _, number, _, which, args, kwargs = message
        self._stack().append(number)
        try:
            function = self._called(call, which)
            told = [] if getattr(function, "logged", False) else [shape(args), shape(kwargs)]
            self._note(["callback", function.__name__, *told])
            given, named = codec.unpack(args, self._unwrap), codec.unpack(kwargs, self._unwrap)
            reply = _message(["answer", number], self._handed_over(call, [function(*given, **named)]))
        except Exception as error:
            reply = _refusal(number, crossing_name(error) or "RuntimeError")
        except BaseException:
            self._deliver(_refusal(number, "CallbackRefused"))
            raise
        finally:
            self._stack().pop()
        self._deliver(reply)

    def _note(self, entry: list) -> None:
        self.transcript.append(entry)
        if self.transcript.differs:
            raise Diverged

    def _called(self, call: int, which) -> Callable:
        self.callbacks += 1
        if self.callbacks > MAX_CALLBACKS:
            raise ProtocolFailure(f"more than {MAX_CALLBACKS} calls of the functions it was given")
        functions = self.functions.get(call, [])
        if type(which) is not int or not 0 <= which < len(functions):
            raise ProtocolFailure("a call of a function it was not given")
        return functions[which]

    def _pack(self, call: int, value):
        def wrap(item):
            if isinstance(item, Handle):
                return {"h": item._number}
            name = getattr(item, "__name__", "")
            if not callable(item) or not str(name).isidentifier():
                kind = "lambda" if name == "<lambda>" else type(item).__name__
                raise codec.CannotCross(f"a test may hand over plain data and named functions, not a {kind}")
            functions = self.functions.setdefault(call, [])
            functions.append(item)
            return {"fn": [len(functions) - 1, item.__name__]}

        return codec.pack(value, wrap)

    def _unwrap(self, tag, body):
        match tag, body:
            case "h", [int(number), str(kind)] if number >= 0:
                kind = kind[:MAX_NAME] if kind.isidentifier() else "object"
                return type(kind, (Handle,), {})(self, number, kind)
        raise codec.CannotCross(f"a message with an unknown tag {str(tag)[:20]!r}")

    def _read(self) -> None:
        """Take in one message. Whatever is not in the protocol ends the conversation; `broken` tells why."""
        try:
            text = self.channel.receive()
            self._route(codec.parse_outputs(text) if text.startswith(RAN) else codec.parse(text))
        except Exception as error:
            with self.reader.changed:
                self.gone, self.broken = True, type(error) is not Closed
                for box in self.boxes.values():
                    box.append(None)

    def _route(self, message: list) -> None:
        kind, number = message[0], message[1]
        if kind != "callback":
            with self.reader.changed:  # with its reply a call is over: a callback that comes later is refused
                box = self.boxes.pop(number, None)
            if box is not None:
                self.reader.put(box, message)
            return
        _, _, call, _, _, _ = message
        box = self.boxes.get(call)
        if box is None:
            self._deliver(_refusal(number, "CallbackRefused"))
            return
        self.reader.put(box, message)
        if len(box) > MAX_WAITING:
            raise codec.CannotCross("too many callbacks at once")

    def _open(self) -> tuple[int, deque]:
        number, box = next(self.numbers), deque()
        with self.reader.changed:
            if self.gone:
                raise StudentGone(ENDED)
            self.boxes[number] = box
        return number, box

    def _shut(self, number: int, box: deque) -> None:
        with self.reader.changed:
            self.boxes.pop(number, None)
            self.functions.pop(number, None)
        while box:  # the test gave up on this call; who waits in a callback must hear of it
            message = box.popleft()
            if message and message[0] == "callback":
                self._deliver(_refusal(message[1], "CallbackRefused"))

    def _next(self, box: deque) -> list:
        message = self.reader.next_of(box)
        if message is None:
            raise StudentGone(ENDED)
        return message

    def _send(self, message: list) -> None:
        self._deliver(codec.dump(message))

    def _deliver(self, text: bytes) -> None:
        try:
            if not self.told_of_threads and not self._alone():
                # Before a thread could call while the student's main thread is busy with what is sent now.
                self.told_of_threads = True
                self.channel.send(codec.dump(["threads", 0]))
            self.channel.send(text)
        except Closed:
            raise StudentGone(ENDED) from None

    def _alone(self) -> bool:
        """Whether this thread is the only one here: then nothing else can call while it waits for an answer."""
        return threading.active_count() == 1

    def _stack(self) -> list[int]:
        if not hasattr(self.local, "stack"):
            self.local.stack = []
        return self.local.stack


ENDED = "the student's process has ended"
CANNOT = "the function returned something that cannot cross"


def _message(head: list, items: bytes) -> bytes:
    """A message of ``head`` and the items of a list that is text already."""
    return codec.dump(head)[:-1] + b"," + items[1:]


def _refusal(number, kind: str) -> bytes:
    return codec.dump(["refuse", number, kind])


class Opaque:
    """What stays on the student's side. Used as a value it fails the test, in a way that no test can catch."""

    def _refuse(self, *_):
        raise Unreadable(*self._why())

    __hash__ = __bool__ = __len__ = __iter__ = __next__ = __reversed__ = __contains__ = _refuse
    __getitem__ = __setitem__ = __delitem__ = __enter__ = __exit__ = __await__ = __aiter__ = _refuse
    __int__ = __float__ = __complex__ = __index__ = __round__ = __abs__ = __neg__ = __pos__ = __invert__ = _refuse
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = _refuse
    __add__ = __sub__ = __mul__ = __matmul__ = __truediv__ = __floordiv__ = __mod__ = __divmod__ = __pow__ = _refuse
    __and__ = __or__ = __xor__ = __lshift__ = __rshift__ = _refuse
    __radd__ = __rsub__ = __rmul__ = __rmatmul__ = __rtruediv__ = __rfloordiv__ = __rmod__ = __rdivmod__ = _refuse
    __rpow__ = __rand__ = __ror__ = __rxor__ = __rlshift__ = __rrshift__ = _refuse


class Remote(Opaque):
    """A student's function or class, or a method of a student's object, to be called and nothing else."""

    def __init__(self, student: Student, target: list, name: str):
        self._student, self._target, self.__name__ = student, target, name

    def __call__(self, *args, **kwargs):
        return self._student.call(self._target, args, kwargs)

    def equal_keys(self, one: tuple, two: tuple):
        """As `course.check.equal_keys`: the student's process makes both keys and compares them there."""
        return self._student.call(["keys", self.__name__], (one, two), {})

    def __repr__(self):
        return f"<function {self.__name__}>"

    def _why(self):
        return (f"a test uses {self.__name__} itself as a value: it can only be called",)


class Handle(Opaque):
    """A student's object that stayed on its side: its methods can be called, its results are plain."""

    def __init__(self, student: Student, number: int, kind: str):
        self._student, self._number, self._kind = student, number, kind

    def __getattr__(self, name: str) -> Remote:
        if name.startswith("__"):
            raise AttributeError(name)
        return Remote(self._student, ["method", self._number, name], name)

    def __repr__(self):
        return f"<{self._kind} object>"

    def _why(self):
        return "the function returned an object where plain data was wanted", f"its type is {self._kind}"

    __call__ = Opaque._refuse


def become(old, new):
    """``new``, as the container ``old`` where that can become it: who holds ``old`` sees what was done to it."""
    if type(old) is not type(new) and not (type(old) is bytearray and type(new) is bytes):
        return new
    match old:
        case list():
            old[:] = [*map(become, old, new), *new[len(old) :]]
        case dict():
            changed = {key: become(old[key], value) if key in old else value for key, value in new.items()}
            old.clear()
            old.update(changed)
        case set():
            old.clear()
            old.update(new)
        case bytearray():
            old[:] = new
        case tuple():
            items = (*map(become, old, new), *new[len(old) :])
            return old if len(old) == len(new) and all(map(operator.is_, items, old)) else items
        case _:
            return new
    return old


def _student_exception(crossing, own: str, text: str) -> Exception:
    """An exception of the type that may cross, with the student's own name for it and its text."""
    kind = (crossing_error(crossing) if type(crossing) is str else None) or StudentError
    own = own[:MAX_NAME] if own.isidentifier() else "Exception"
    made = type(own, (kind,), {"kind": own, "__str__": lambda self: text})
    return made.__new__(made, text)  # without __init__: UnicodeDecodeError and its like want more arguments
