"""Forks of a warm process: their channels, their lifeline, their end."""

import json
import os
import signal
import socket

import pytest

from classroom.judge.channel import Channel
from classroom.sandbox.limits import Limits
from classroom.sandbox.warm import Warm
from tests.classroom.processes import descriptors, end, runs


@pytest.fixture
def fork(warmth, tmp_path):
    """``fork()`` starts a student's process; returns its lifeline and the judge's end of its channel."""
    opened = []

    def start(**request):
        ours, theirs = socket.socketpair()
        with theirs:
            request = {"folder": str(tmp_path), "limits": vars(Limits(cpu_s=5))} | request
            line = warmth.student.fork([theirs], request)
        opened.extend([ours, line])
        return line, Channel(ours)

    yield start
    for sock in opened:
        sock.close()


def ask(channel: Channel, source: str) -> str:
    """What a cell prints."""
    channel.send(json.dumps(["run", 1, source]).encode())
    return json.loads(channel.receive())[2][0]["text"]


def report(line: socket.socket) -> dict:
    return json.loads(line.recv(1000))


def test_a_child_ends_when_its_channel_does_and_says_what_it_cost(fork):
    line, channel = fork()
    assert ask(channel, "print(sum(range(10)))") == "45\n"
    channel.close()
    told = report(line)
    assert told["exit"] == 0
    assert 0 < told["cpu_s"] < 5
    assert told["memory"] > 10_000
    assert line.recv(1) == b""


def test_a_child_starts_in_its_folder(fork, tmp_path):
    _, channel = fork()
    assert ask(channel, "import os\nprint(os.getcwd())") == f"{tmp_path}\n"


def test_a_closed_lifeline_ends_the_child_and_what_it_started(fork):
    line, channel = fork()
    spawn = "import os, subprocess\nprint(os.getpid(), subprocess.Popen(['sleep', '1000']).pid)"
    pids = list(map(int, ask(channel, spawn).split()))
    assert all(runs(pid) for pid in pids)
    line.close()
    assert end(pids)


def test_what_a_child_started_ends_with_it(fork):
    line, channel = fork()
    pid = int(ask(channel, "import subprocess\nprint(subprocess.Popen(['sleep', '1000']).pid)"))
    channel.close()
    assert report(line)["exit"] == 0
    assert end([pid])


def test_a_child_killed_by_a_signal_says_which(fork):
    line, channel = fork()
    os.kill(int(ask(channel, "import os\nprint(os.getpid())")), signal.SIGTERM)
    assert report(line)["exit"] == -signal.SIGTERM


def test_a_child_that_cannot_start_says_so_and_the_next_one_starts(fork):
    line, _ = fork(folder="/no/such/folder")
    assert report(line)["exit"] == 70
    assert ask(fork()[1], "print('next')") == "next\n"


def test_a_long_request_arrives_whole(fork, tmp_path):
    folder = tmp_path / ("x" * 200)
    folder.mkdir()
    _, channel = fork(folder=str(folder), padding="x" * 1_000_000)
    assert ask(channel, "import os\nprint(os.getcwd())") == f"{folder}\n"


def test_children_hold_neither_channels_nor_lifelines_of_each_other(fork):
    first, one = fork()
    second, other = fork()
    assert ask(one, "print(1)") == ask(other, "print(1)")
    for line, channel in ((first, one), (second, other)):
        line.settimeout(20)
        channel.close()
        assert report(line)["exit"] == 0
        assert line.recv(1) == b""


def test_a_warm_process_that_does_not_start_leaves_nothing(tmp_path, capfd):
    before = descriptors()
    with pytest.raises(RuntimeError, match=r"the warm process no\.such\.module did not start"):
        Warm("no.such.module", str(tmp_path))
    assert descriptors() == before
    assert "No module named" in capfd.readouterr().err


def test_a_warm_process_that_has_ended_says_so(tmp_path):
    before = descriptors()
    with Warm("classroom.sandbox.judging", str(tmp_path)) as warm:
        warm.process.kill()
        warm.process.wait()
        for _ in range(2):
            with pytest.raises(RuntimeError, match="the warm process has ended"):
                warm.fork([], {})
    assert descriptors() == before
