"""Forks of a fork server: their channels, their lifeline, their end."""

import base64
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys

import pytest

from classroom.judge.channel import Channel
from classroom.sandbox.fork_client import Sandbox
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import LAYERS
from tests.classroom.processes import descendants, descriptors, end, fork_servers, outside, runs

REQUEST = {"folder": None, "files": {}, "limits": vars(Limits(cpu_s=5))}


@pytest.fixture
def student(sessions):
    """The student's fork server, by its id."""
    return fork_servers(sessions.sandbox.process.pid)[0]


@pytest.fixture
def fork(sessions):
    """``fork()`` starts a student's process; returns its lifeline and the judge's end of its channel."""
    with contextlib.ExitStack() as opened:

        def start(**request):
            ours, theirs = socket.socketpair()
            with theirs:
                line, network, _ = sessions.student.fork([theirs], REQUEST | request)
            os.close(network)
            opened.enter_context(ours)
            opened.enter_context(line)
            return line, Channel(ours)

        yield start


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


def test_a_child_starts_in_its_folder_with_the_lessons_files(fork):
    _, channel = fork(files={"data/a.txt": base64.b64encode(b"plain").decode()})
    assert ask(channel, "import os\nprint(os.getcwd(), open('data/a.txt').read())") == "/student plain\n"


def test_without_a_sandbox_a_child_starts_in_the_folder_it_is_given(tmp_path):
    with Sandbox(["classroom.sandbox.preload_student"], str(tmp_path), layers=None) as sandbox:
        ours, theirs = socket.socketpair()
        with theirs:
            line, network, _ = sandbox.servers[0].fork([theirs], REQUEST | {"folder": str(tmp_path)})
        with line, ours:
            assert network is None
            assert ask(Channel(ours), "import os\nprint(os.getcwd())") == f"{tmp_path}\n"


def test_a_closed_lifeline_ends_the_child_and_what_it_started(fork, student):
    line, channel = fork()
    ask(channel, "import subprocess\nprint(subprocess.Popen(['sleep', '1000']).pid)")
    pids = descendants(student)
    assert len(pids) >= 4, "who waits outside, the jail's first process, the student's, and what that has started"
    assert all(runs(pid) for pid in pids)
    line.close()
    assert end(pids)


def test_what_a_child_started_ends_with_it(fork, student):
    line, channel = fork()
    number = int(ask(channel, "import subprocess\nprint(subprocess.Popen(['sleep', '1000']).pid)"))
    pid = outside(student, number)
    channel.close()
    assert report(line)["exit"] == 0
    assert end([pid])


def test_a_child_killed_by_a_signal_says_which(fork, student):
    line, channel = fork()
    os.kill(outside(student, int(ask(channel, "import os\nprint(os.getpid())"))), signal.SIGTERM)
    assert report(line)["exit"] == -signal.SIGTERM


def test_a_child_that_cannot_start_says_so_and_the_next_one_starts(fork):
    line, _ = fork(files={"../outside": ""})
    assert report(line)["exit"] == 70
    assert ask(fork()[1], "print('next')") == "next\n"


def test_a_long_request_arrives_whole(fork):
    _, channel = fork(files={"long": base64.b64encode(bytes(1_000_000)).decode()})
    assert ask(channel, "print(len(open('long', 'rb').read()))") == "1000000\n"


def test_children_hold_neither_channels_nor_lifelines_of_each_other(fork):
    first, one = fork()
    second, other = fork()
    assert ask(one, "print(1)") == ask(other, "print(1)")
    for line, channel in ((first, one), (second, other)):
        line.settimeout(20)
        channel.close()
        assert report(line)["exit"] == 0
        assert line.recv(1) == b""


@pytest.mark.parametrize("layers", [LAYERS, None], ids=["sandboxed", "plain"])
def test_a_fork_server_that_does_not_start_leaves_nothing(tmp_path, capfd, layers):
    before = descriptors()
    with pytest.raises(RuntimeError, match=r"the fork server no\.such\.module did not start"):
        Sandbox(["no.such.module"], str(tmp_path), layers)
    assert descriptors() == before
    assert "No module named" in capfd.readouterr().err


@pytest.mark.parametrize("layers", [LAYERS, None], ids=["sandboxed", "plain"])
def test_a_fork_server_that_has_ended_says_so(tmp_path, layers):
    before = descriptors()
    with Sandbox(["classroom.sandbox.preload_judge"], str(tmp_path), layers) as sandbox:
        for pid in descendants(sandbox.process.pid)[::-1]:
            os.kill(pid, signal.SIGKILL)
        sandbox.process.wait()
        for _ in range(2):
            with pytest.raises(RuntimeError, match="the fork server has ended"):
                sandbox.servers[0].fork([], {})
    assert descriptors() == before


def test_a_module_that_starts_a_thread_is_not_kept_for_forks(tmp_path):
    """A fork has none of its parent's threads, so what needs one would wait for ever."""
    (tmp_path / "thready.py").write_text("import threading\nthreading.Thread(target=input, daemon=True).start()\n")
    code = "import sys; sys.path.append(sys.argv[1])\n"
    code += "from classroom.sandbox.fork_server import load; load(['thready'], [])"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert "a module of ['thready'] has started 1 threads" in process.stderr.read()


@pytest.mark.parametrize("layers", [LAYERS, None], ids=["sandboxed", "plain"])
def test_a_fork_server_that_has_ended_loads_nothing(tmp_path, layers):
    with Sandbox(["classroom.sandbox.preload_judge"], str(tmp_path), layers) as sandbox:
        for pid in descendants(sandbox.process.pid)[::-1]:
            os.kill(pid, signal.SIGKILL)
        sandbox.process.wait()
        with pytest.raises(RuntimeError, match=r"preload_judge ended while it imported colorsys"):
            sandbox.servers[0].load(["colorsys"])
