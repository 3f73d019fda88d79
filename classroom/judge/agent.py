"""The student's side: run the cells of a notebook, answer calls from the judge, pass callbacks on.

Everything this module knows, student code may read and change. It is trusted with nothing: the judge
checks all that comes from here.
"""

import builtins
import queue
import sys
import threading

from classroom.judge import codec
from classroom.judge.channel import Channel, Closed

CROSSING_ERRORS = (ValueError, TypeError, LookupError, ArithmeticError, OSError)
MAX_NESTED = 32


class CallbackRefused(RuntimeError):
    """A function of the judge was called after the call it came with had ended, or too often."""


class Agent:
    """Serves one judge over a channel until it closes. ``shell`` runs cells and holds their names."""

    def __init__(self, channel: Channel, shell):
        self.channel, self.shell = channel, shell
        self.handles: list = []
        self.idle: queue.Queue = queue.Queue()
        self.waiting: dict[int, queue.Queue] = {}
        self.made = 0
        self.lock = threading.Lock()

    def serve(self) -> None:
        threading.Thread(target=self._read, daemon=True, name="judge").start()
        while (message := self.idle.get()) is not None:
            self._handle(message)

    def _read(self) -> None:
        """Pass each message to whoever waits for it: the main loop, or a callback that is open."""
        try:
            while True:
                message = codec.parse(self.channel.receive())
                kind, number = message[0], message[1]
                if kind in ("answer", "refuse"):
                    self.waiting[number].put(message)
                elif kind == "call" and message[2] is not None:
                    self.waiting[message[2]].put(message)
                elif kind == "call" and message[3]:
                    threading.Thread(target=self._handle, args=(message,), daemon=True).start()
                else:
                    self.idle.put(message)
        except Closed:
            self.idle.put(None)
            for box in list(self.waiting.values()):
                box.put(None)

    def _handle(self, message) -> None:
        if message[0] == "run":
            _, number, source = message
            outputs = self.shell.run(source)
            self.channel.send(codec.dump(["ran", number, outputs]))
        elif message[0] == "forget":
            self.handles.clear()
        else:
            self._call(*message[1:])

    def _call(self, number, under, beside, target, args, kwargs) -> None:
        try:
            function = self._target(target)
            got = function(
                *[self._unpack(number, a) for a in args], **{k: self._unpack(number, v) for k, v in kwargs}
            )
        except BaseException as error:
            self._reply(["raised", number, *_described(error)])
            return
        try:
            self._reply(["value", number, codec.pack(got, self._wrap)])
        except codec.CannotCross as why:
            self._reply(["cannot", number, str(why)])
        except Closed:
            raise
        except BaseException as error:
            self._reply(["raised", number, *_described(error)])

    def _reply(self, message) -> None:
        text = codec.dump(message)
        try:
            codec.check_text(text)
        except codec.CannotCross as why:
            text = codec.dump(["cannot", message[1], str(why)])
        self.channel.send(text)

    def _target(self, target):
        if target[0] == "name":
            try:
                return self.shell.names[target[1]]
            except KeyError:
                raise NameError(f"{target[1]} is not defined") from None
        return getattr(self.handles[target[1]], target[2])

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
        with self.lock:
            self.made += 1
            number = self.made
            box = self.waiting[number] = queue.Queue()
        try:
            packed = [codec.pack(list(args), self._wrap), codec.pack(kwargs, self._wrap)]
            self.channel.send(codec.dump(["callback", number, call, which, *packed]))
            while (message := box.get()) is not None:
                if message[0] == "answer":
                    return self._unpack(call, message[2])
                if message[0] == "refuse":
                    raise _rebuilt(message[2])
                self._handle(message)
            raise CallbackRefused("the judge has ended")
        finally:
            self.waiting.pop(number, None)


def _described(error: BaseException) -> list:
    """Type to raise on the judge's side (or None), the type's own name, the text of the exception."""
    crossing = next((k.__name__ for k in type(error).__mro__ if _may_cross(k)), None)
    try:
        text = str(error)[:2000]
    except BaseException:
        text = ""
    return [crossing, type(error).__name__[:64], text]


def _may_cross(kind: type) -> bool:
    return kind.__module__ == "builtins" and issubclass(kind, CROSSING_ERRORS)


def _rebuilt(name: str) -> Exception:
    """The exception of a callback, by type only: its text stays with the judge."""
    if name == "CallbackRefused":
        return CallbackRefused("this function may be called only while the call it came with is open")
    kind = getattr(builtins, name, None)
    return kind() if isinstance(kind, type) and issubclass(kind, CROSSING_ERRORS) else RuntimeError()
