"""Who reads: whoever waits, for all that wait; a thread beside them only where threads may call."""

import os
import signal
import socket
import threading
from collections import deque

import pytest

from classroom.judge.agent import Agent
from classroom.judge.channel import Channel
from classroom.judge.remote import Student
from classroom.judge.shared_reader import SharedReader
from tests.classroom.judge.conftest import PATIENCE_S, Names, soon


@pytest.fixture
def apart():
    """``apart(**names)`` gives a `Student` whose functions run in a process of their own, in its main thread."""
    opened = []

    def start(**names) -> Student:
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                ours.close()
                Agent(Channel(theirs), Names(names)).serve()
                code = 0
            finally:
                os._exit(code)
        theirs.close()
        opened.append((ours, pid))
        return Student(Channel(ours))

    yield start
    for ours, pid in opened:
        ours.close()
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_conversation_of_two_threads_needs_no_third(apart):
    student = apart(f=lambda note: (threading.active_count(), note(1), threading.active_count()))
    student._alone = lambda: True  # whatever else runs in this test's process
    assert student.function("f")(abs) == (1, 1, 1)


def test_a_thread_of_the_judge_may_call_while_the_main_thread_of_the_student_is_busy(apart):
    arrived = threading.Event()

    def wait():
        return arrived.wait(PATIENCE_S)

    def come():
        arrived.set()

    student = apart(wait=wait, come=come)
    student._alone = lambda: False
    waiting = []
    caller = threading.Thread(target=lambda: waiting.append(student.function("come")()))
    main = student.function("wait")
    # The first call is the main thread's; the second has to be read while that one is being carried out.
    real, begun = student._deliver, threading.Event()

    def deliver(text):
        real(text)
        begun.set()

    student._deliver = deliver

    def second():
        begun.wait(PATIENCE_S)
        caller.start()

    starter = threading.Thread(target=second)
    starter.start()
    assert main() is True
    starter.join(PATIENCE_S)
    caller.join(PATIENCE_S)
    assert waiting == [None]


def test_threads_of_the_judge_are_told_of_before_the_call_that_they_may_meet(apart):
    student = apart(f=threading.active_count)
    assert student._alone() is (threading.active_count() == 1)
    student._alone = lambda: False
    assert student.function("f")() == 2


def test_a_signal_while_a_callback_is_open_loses_nothing(apart):
    """A handler that raises breaks off the reading of the student's main thread."""

    class Alarm(Exception):
        pass

    def ring(*_):
        raise Alarm

    def f(slow):
        signal.signal(signal.SIGUSR1, ring)
        try:
            slow(os.getpid())
        except Alarm:
            return "rang"
        return "did not ring"

    def slow(pid):
        os.kill(pid, signal.SIGUSR1)
        return "late"  # the handler's exception has ended the waiting; this answer comes to nobody

    student = apart(f=f, g=lambda x: x)
    student._alone = lambda: True
    assert student.function("f")(slow) == "rang"
    assert [student.function("g")(n) for n in range(3)] == [0, 1, 2]


def test_who_waits_reads_for_the_others_and_hands_over_when_it_has_its_own():
    arrivals = deque([("b", 1), ("a", 2), ("b", 3)])
    boxes = {"a": deque(), "b": deque()}
    ready = threading.Semaphore(0)

    def read():
        assert ready.acquire(timeout=PATIENCE_S)
        name, value = arrivals.popleft()
        reader.put(boxes[name], value)

    reader, got = SharedReader(read), []
    waiter = threading.Thread(target=lambda: got.append(reader.next_of(boxes["a"])))
    waiter.start()
    for _ in range(3):
        ready.release()
    assert [soon(reader.next_of, boxes["b"]) for _ in range(2)] == [1, 3]
    waiter.join(PATIENCE_S)
    assert got == [2]
    assert not reader.reading


def test_an_exception_in_reading_leaves_the_turn_to_others():
    box = deque()

    def read():
        raise KeyboardInterrupt

    reader = SharedReader(read)
    with pytest.raises(KeyboardInterrupt):
        reader.next_of(box)
    reader.read = lambda: reader.put(box, 1)
    assert soon(reader.next_of, box) == 1
