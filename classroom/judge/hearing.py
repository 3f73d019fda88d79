"""One hearing: a fresh student process and a fresh judge process go through a list of orders."""

import base64
import contextlib
import json
import os
import select
import signal
import socket
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from time import monotonic

from classroom.judge.channel import Channel, Closed
from classroom.judge.trial import DIED
from classroom.sandbox.limits import Limits
from classroom.sandbox.seal import LAYERS
from classroom.sandbox.warm import Launch, NotSealed

GRACE_S = 1.0  # for a process that has lost its judge to end by itself


@dataclass
class Hearing:
    """Verdicts by id of the order, and why the student's process ended early, if it did.

    ``ended`` completes a sentence about a submission or a cell; ``overspent`` is for the CPU limit alone.
    """

    verdicts: dict[str, dict] = field(default_factory=dict)
    ended: str | None = None
    overspent: bool = False
    stopped_at: str | None = None
    cpu_s: float = 0.0
    memory: int = 0  # peak, kB


LOADED, JUDGE_LOADED = "what the student's process has loaded", "what the judge has loaded"
LINEAGES = ["classroom.sandbox.student", "classroom.sandbox.judging"]


class Warmth:
    """The two warm processes that every hearing of this process forks from, in the sandbox.

    ``layers`` as `Launch` takes them.
    """

    def __init__(self, layers: frozenset[str] | None = LAYERS):
        self.sealed = layers is not None
        self.choosing, self.hearings = threading.Lock(), dict.fromkeys(_processors(), 0)
        with contextlib.ExitStack() as opened:
            scratch = tempfile.TemporaryDirectory(prefix="classroom-", ignore_cleanup_errors=True)
            self.scratch = opened.enter_context(scratch)
            self.launch = opened.enter_context(Launch(LINEAGES, self.scratch, layers))
            self.student, self.judge = self.launch.warm
            self.opened = opened.pop_all()

    def close(self) -> None:
        self.opened.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def hear(self, orders: list[dict], files: dict[str, bytes], limits: Limits, until_failure: bool = False) -> Hearing:
        """Go through ``orders`` in order; ``files`` lie in the student's working folder.

        With ``until_failure`` the first test that fails is the last one heard.
        """
        request = {"limits": asdict(limits), "folder": None}
        request["files"] = {name: base64.b64encode(data).decode() for name, data in files.items()}
        with contextlib.ExitStack() as opened:
            if not self.sealed:
                # What a student leaves behind may resist being removed; the next hearing has a folder of its own.
                scratch = tempfile.TemporaryDirectory(prefix="student-", dir=self.scratch, ignore_cleanup_errors=True)
                request["folder"] = opened.enter_context(scratch)
            return self._hear(orders, request, limits, until_failure)

    @contextlib.contextmanager
    def _one_cpu(self) -> Iterator[dict]:
        """The processor for both processes of a hearing, the least used one.

        They take turns, so one is enough for them; waking the other one up on another would cost more than their work.
        """
        with self.choosing:
            cpu = min(self.hearings, key=self.hearings.get)
            self.hearings[cpu] += 1
        try:
            yield {"cpu": cpu}
        finally:
            with self.choosing:
                self.hearings[cpu] -= 1

    def rehearse(self, orders: list[dict], files: dict[str, bytes], limits: Limits) -> Hearing:
        """Hear the lesson's own answers and keep loaded what they and the tests import, for all hearings to come.

        The student's lineage loads what the answers' process had loaded: no hidden test was ever in there.
        """
        asked = [{"do": "run", "id": LOADED, "source": "import sys; print(*sys.modules)"}]
        hearing = self.hear([*orders, *asked, {"do": "loaded", "id": JUDGE_LOADED}], files, limits)
        if hearing.ended is None:
            told = "".join(output.get("text", "") for output in hearing.verdicts.pop(LOADED)["outputs"])
            self.student.load(told.split())
            tests = (order["source"] for order in orders if order["do"] == "test")
            self.judge.load(hearing.verdicts.pop(JUDGE_LOADED)["modules"], tests)
        return hearing

    def _hear(self, orders, request, limits, until_failure) -> Hearing:
        with contextlib.ExitStack() as lines:
            cpu = lines.enter_context(self._one_cpu())
            students_end, judges_end = map(lines.enter_context, socket.socketpair())
            ours, theirs = map(lines.enter_context, socket.socketpair())
            student, network, room = self.student.fork([students_end], request | cpu)
            lines.enter_context(student)
            if network is not None:
                lines.callback(os.close, network)
            told = {"room": room if self.sealed else None}
            judge = self.judge.fork([theirs, judges_end], told | cpu, network).lifeline
            lines.enter_context(judge)
            for given_away in (students_end, judges_end, theirs):
                given_away.close()
            hearing, began = Hearing(), monotonic()
            backstop = threading.Timer(limits.wall_s, _let_go, [judge])
            backstop.start()
            try:
                _take_verdicts(Channel(ours), orders, hearing, until_failure)
            finally:
                backstop.cancel()
                _dismiss(judge)
                _say_how_it_ended(hearing, student, limits, monotonic() - began)
                _dismiss(student)
            return hearing


def _processors() -> list[int | None]:
    """Those that this process may use; None where the system does not let one choose."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [None]


def warmth_where_possible() -> Warmth:
    """In the sandbox, or without where there is none: for what the lesson's own authors wrote, demonstrations too.

    These use all of the lab, and are not graded.
    """
    try:
        return Warmth(LAYERS - {"withheld"})
    except NotSealed:
        return Warmth(layers=None)


def _let_go(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _dismiss(line: socket.socket) -> None:
    """Have the process at the other end killed, if it has not ended, and wait until that is done."""
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_WR)
        while line.recv(4096):
            pass


def _take_verdicts(judge: Channel, orders: list[dict], hearing: Hearing, until_failure: bool) -> None:
    for order in orders:
        hearing.stopped_at = order["id"]
        try:
            judge.send(json.dumps(order).encode())
            verdict = json.loads(judge.receive())
        except Closed:
            hearing.ended = "could not be judged to its end"
            return
        if verdict.get("gone"):
            hearing.ended = verdict["why"]
            return
        hearing.verdicts[verdict["id"]] = verdict
        if until_failure and not verdict.get("passed", True):
            break
    hearing.stopped_at = None


def _say_how_it_ended(hearing: Hearing, line: socket.socket, limits: Limits, wall_s: float) -> None:
    """Read the exit report; without its judge a student's process ends, and one that does not is killed."""
    report = {}
    if select.select([line], [], [], GRACE_S)[0] and (text := line.recv(1000)):
        report = json.loads(text)
    hearing.cpu_s, hearing.memory = report.get("cpu_s", 0.0), report.get("memory", 0)
    if hearing.ended is None:
        return
    code, died = report.get("exit"), hearing.ended == DIED
    # A process that ignores the signal is killed. The report's seconds are fewer than the limit's on a busy machine.
    killed = code == -signal.SIGKILL
    if report.get("over") == "memory":
        hearing.ended = f"did not finish: it used more than {limits.memory >> 20} MB of memory"
    elif code == -signal.SIGXCPU or report.get("over") == "cpu" or (killed and hearing.cpu_s >= limits.cpu_s / 2):
        hearing.overspent = True
        hearing.ended = f"did not finish: it used more than {limits.cpu_s} s of processor time"
    elif wall_s >= limits.wall_s:
        hearing.ended = f"did not finish in {limits.wall_s} s"
    elif died and code is not None and code >= 0:
        hearing.ended = f"ended its own process (exit code {code})"
    elif died and code is not None:
        hearing.ended = f"was ended by a signal ({signal.strsignal(-code)})"
