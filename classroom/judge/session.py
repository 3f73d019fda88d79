"""A session: one student process and its judge, which go through lists of orders until one of them has ended."""

import base64
import contextlib
import json
import os
import select
import signal
import socket
import tempfile
import threading
from dataclasses import asdict, dataclass, field
from time import monotonic

from classroom.judge.channel import Channel, Closed
from classroom.judge.trial import DIED
from classroom.sandbox.fork_client import ForkClient
from classroom.sandbox.fork_server import UNABLE
from classroom.sandbox.limits import Limits

# Orders that may wait at the judge, and bytes of them: a socket holds several times as many, but not any number.
MOST_AHEAD, BYTES_AHEAD = 16, 32 << 10
GRACE_S = 1.0  # for a process that has lost its judge to end by itself


@dataclass
class SessionResult:
    """Verdicts by id of the order, and why the student's process ended early, if it did.

    ``ended`` completes a sentence about a submission or a cell; ``overspent`` is for the CPU limit alone.
    """

    verdicts: dict[str, dict] = field(default_factory=dict)
    ended: str | None = None
    overspent: bool = False
    stopped_at: str | None = None
    cpu_s: float = 0.0
    wall_s: float = 0.0
    memory: int = 0  # peak, kB


class Session:
    """Two fresh processes, forked by the fork servers of ``student`` and ``judge``, on one processor. `close` it.

    ``files`` lie in the student's working folder: one of its own in ``scratch``, or None in the sandbox, which has one.
    ``limits`` hold for all that the processes ever do, its wall time for each list of orders.
    """

    def __init__(
        self,
        student: ForkClient,
        judge: ForkClient,
        files: dict[str, bytes],
        limits: Limits,
        cpu: int | None = None,
        scratch: str | None = None,
    ):
        self.limits, self.report = limits, None
        request = {"limits": asdict(limits), "folder": None, "cpu": cpu}
        request["files"] = {name: base64.b64encode(data).decode() for name, data in files.items()}
        with contextlib.ExitStack() as lines:
            if scratch is not None:
                # What a student leaves behind may resist being removed; the next session has another folder.
                made = tempfile.TemporaryDirectory(prefix="student-", dir=scratch, ignore_cleanup_errors=True)
                request["folder"] = lines.enter_context(made)
            students_end, judges_end = map(lines.enter_context, socket.socketpair())
            ours, theirs = map(lines.enter_context, socket.socketpair())
            self.student, network, jail = student.fork([students_end], request)
            lines.enter_context(self.student)
            if network is not None:
                lines.callback(os.close, network)
            told = {"jail": jail if scratch is None else None, "cpu": cpu}
            self.judge = judge.fork([theirs, judges_end], told, network).lifeline
            lines.enter_context(self.judge)
            for given_away in (students_end, judges_end, theirs):
                given_away.close()
            self.channel, self.lines = Channel(ours), lines.pop_all()

    def run(self, orders: list[dict], until_failure: bool = False) -> SessionResult:
        """Go through ``orders`` in order; when a process ends on the way the session is closed.

        With ``until_failure`` the first test that fails is the last one run.
        """
        result, began = SessionResult(), monotonic()
        backstop = threading.Timer(self.limits.wall_s, _let_go, [self.judge])
        backstop.start()
        try:
            _take_verdicts(self.channel, orders, result, until_failure)
        except BaseException:
            self.close()
            raise
        finally:
            backstop.cancel()
        result.wall_s = monotonic() - began
        if result.ended is not None:
            _say_how_it_ended(result, self.close(), self.limits)
        return result

    def close(self) -> dict:
        """End both processes, if they have not ended; what is reported of the student's, by its last time."""
        if self.report is None:
            with self.lines:
                _dismiss(self.judge)
                self.report = _exit_report(self.student)
                _dismiss(self.student)
        return self.report

    @property
    def closed(self) -> bool:
        return self.report is not None


def _let_go(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _dismiss(line: socket.socket) -> None:
    """Have the process at the other end killed, if it has not ended, and wait until that is done."""
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_WR)
        while line.recv(4096):
            pass


def _take_verdicts(judge: Channel, orders: list[dict], result: SessionResult, until_failure: bool) -> None:
    """Orders are sent ahead, so that the judge need not wait for the next; not so many that neither side would read."""
    texts = [json.dumps(order).encode() for order in orders]
    most, sent, unanswered = 1 if until_failure else MOST_AHEAD, 0, 0
    for number, order in enumerate(orders):
        result.stopped_at = order["id"]
        while sent < min(number + most, len(texts)) and (
            sent == number or unanswered + len(texts[sent]) <= BYTES_AHEAD
        ):
            with contextlib.suppress(Closed):  # of the orders before it there may be verdicts all the same
                judge.send(texts[sent])
            unanswered += len(texts[sent])
            sent += 1
        try:
            verdict = json.loads(judge.receive())
        except Closed:
            result.ended = "could not be judged to its end"
            return
        unanswered -= len(texts[number])
        if verdict.get("gone"):
            result.ended = verdict["why"]
            return
        result.verdicts[verdict["id"]] = verdict
        if until_failure and not verdict.get("passed", True):
            break
    result.stopped_at = None


def _exit_report(line: socket.socket) -> dict:
    """Without its judge a student's process ends; of one that does not there is no report."""
    if select.select([line], [], [], GRACE_S)[0] and (text := line.recv(1000)):
        return json.loads(text)
    return {}


def _say_how_it_ended(result: SessionResult, report: dict, limits: Limits) -> None:
    code, died = report.get("exit"), result.ended == DIED
    # A process that ignores the signal is killed. The report's seconds are fewer than the limit's on a busy machine.
    killed = code == -signal.SIGKILL and report.get("cpu_s", 0.0) >= limits.cpu_s / 2
    if report.get("over") == "memory":
        result.ended = f"did not finish: it used more than {limits.memory >> 20} MB of memory"
    elif report.get("over") == "descriptors":
        result.ended = f"did not finish: it had more than {limits.open_together} files, sockets and pipes open"
    elif code == -signal.SIGXCPU or report.get("over") == "cpu" or killed:
        result.overspent = True
        result.ended = f"did not finish: it used more than {limits.cpu_s} s of processor time"
    elif result.wall_s >= limits.wall_s:
        result.ended = f"did not finish in {limits.wall_s} s"
    elif died and code == UNABLE:
        why = "its memory or threads were used up, or parts of Python replaced"
        result.ended = f"left its process unable to go on (exit code {code}): {why}"
    elif died and code is not None and code >= 0:
        result.ended = f"ended its own process (exit code {code})"
    elif died and code is not None:
        result.ended = f"was ended by a signal ({signal.strsignal(-code)})"
