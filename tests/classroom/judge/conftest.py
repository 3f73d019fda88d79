"""Judge and student joined by a socketpair in one process: real code on both sides, or a puppet on one."""

import contextlib
import json
import queue
import socket
import threading
from concurrent.futures import Future

import pytest

from classroom.judge.agent import Agent
from classroom.judge.channel import HEADER, Channel
from classroom.judge.remote import Student

PATIENCE_S = 20  # only a broken rule lets a test wait that long


class Names:
    """As much of a shell as an agent needs: it runs cells without outputs."""

    def __init__(self, names: dict):
        self.names = names

    def run(self, source: str) -> list:
        exec(source, self.names)
        return []


class Puppet:
    """A student's process that says what it is told: no rule binds it."""

    def __init__(self, sock: socket.socket):
        self.sock, self.channel = sock, Channel(sock)

    def receive(self) -> list:
        """The judge's next message to a student; that it has threads, as in all these tests, is none."""
        while (message := json.loads(self.channel.receive()))[0] == "threads":
            pass
        return message

    def say(self, message) -> None:
        self.frame(json.dumps(message).encode())

    def frame(self, text: bytes) -> None:
        self.raw(HEADER.pack(len(text)) + text)

    def raw(self, data: bytes) -> None:
        self.sock.sendall(data)

    def leave(self) -> None:
        self.sock.shutdown(socket.SHUT_RDWR)


def soon(call, *args, **kwargs):
    """What ``call`` gives or raises in a thread of its own; an error if it does not come back."""
    result = Future()

    def work():
        try:
            result.set_result(call(*args, **kwargs))
        except BaseException as error:
            result.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return result.result(PATIENCE_S)


@pytest.fixture(params=["one thread", "threads"])
def joined(request, monkeypatch):
    """``joined(**names)`` gives a `Student` whose functions a real `Agent` calls in a thread.

    The judge takes itself for the only thread of its process, or knows that it is not.
    """
    opened = []
    monkeypatch.setattr(Student, "_alone", lambda self: request.param == "one thread")

    def start(**names) -> Student:
        ours, theirs = socket.socketpair()
        agent = Agent(Channel(theirs), Names(names))
        thread = threading.Thread(target=agent.serve, daemon=True)
        thread.start()
        student = Student(Channel(ours))
        student.agent = agent
        opened.append((ours, theirs, thread))
        return student

    yield start
    for ours, theirs, thread in opened:
        ours.shutdown(socket.SHUT_RDWR)
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the student's side goes on after its judge has left"
        ours.close()
        theirs.close()


@pytest.fixture
def puppet():
    """``puppet(script)`` gives a `Student` whose other side runs ``script(Puppet)``, and what it has left to say."""
    opened = []

    def start(script=lambda puppet: None) -> Student:
        ours, theirs = socket.socketpair()
        said = queue.SimpleQueue()

        def play():
            try:
                said.put(script(Puppet(theirs)))
            except ConnectionError as error:
                said.put(error)

        thread = threading.Thread(target=play, daemon=True)
        thread.start()
        student = Student(Channel(ours))
        student.said = said
        opened.append((ours, theirs, thread))
        return student

    yield start
    for ours, theirs, thread in opened:
        for sock in (ours, theirs):
            if sock.fileno() >= 0:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)
        thread.join(PATIENCE_S)
        assert not thread.is_alive()
        ours.close()
        theirs.close()
