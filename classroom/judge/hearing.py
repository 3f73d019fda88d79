"""One hearing: a fresh student process and a fresh judge process go through a list of orders."""

import json
import select
import signal
import socket
import tempfile
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic

from classroom.judge.channel import Channel, Closed
from classroom.sandbox.limits import Limits
from classroom.sandbox.warm import Warm

GRACE_S = 1.0  # for a process that has lost its judge to end by itself


@dataclass
class Hearing:
    """Verdicts by id of the order, and why the student's process ended early, if it did."""

    verdicts: dict[str, dict] = field(default_factory=dict)
    ended: str | None = None
    stopped_at: str | None = None
    cpu_s: float = 0.0
    memory: int = 0  # peak, kB


class Warmth:
    """The two warm processes that every hearing of this process forks from."""

    def __init__(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="classroom-")
        self.student = Warm("classroom.sandbox.student", self.scratch.name)
        self.judge = Warm("classroom.sandbox.judging", self.scratch.name)

    def close(self) -> None:
        self.student.close()
        self.judge.close()
        self.scratch.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def hear(self, orders: list[dict], files: dict[str, bytes], limits: Limits) -> Hearing:
        """Go through ``orders`` in order; ``files`` lie in the student's working folder."""
        with tempfile.TemporaryDirectory(prefix="student-", dir=self.scratch.name) as folder:
            _lay_out(Path(folder), files)
            return self._hear(orders, folder, limits)

    def _hear(self, orders, folder, limits) -> Hearing:
        students_end, judges_end = socket.socketpair()
        ours, theirs = socket.socketpair()
        with students_end, judges_end, theirs:
            student = self.student.fork([students_end], {"folder": folder, "limits": asdict(limits)})
            judge = self.judge.fork([theirs, judges_end], {})
        backstop = threading.Timer(limits.wall_s, judge.shutdown, [socket.SHUT_RDWR])
        backstop.start()
        hearing, began = Hearing(), monotonic()
        try:
            _take_verdicts(Channel(ours), orders, hearing)
        finally:
            backstop.cancel()
            judge.close()
            ours.close()
            _say_how_it_ended(hearing, student, limits, monotonic() - began)
            student.close()
        return hearing


def _lay_out(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _take_verdicts(judge: Channel, orders: list[dict], hearing: Hearing) -> None:
    for order in orders:
        hearing.stopped_at = order["id"]
        try:
            judge.send(json.dumps(order).encode())
            verdict = json.loads(judge.receive())
        except Closed:
            hearing.ended = "the judge stopped waiting"
            return
        if verdict.get("gone"):
            hearing.ended = "the student's process ended"
            return
        hearing.verdicts[verdict["id"]] = verdict
    hearing.stopped_at = None


def _say_how_it_ended(hearing: Hearing, line: socket.socket, limits: Limits, wall_s: float) -> None:
    """Read the exit report; without its judge a student's process ends, and one that does not is killed."""
    report = {}
    if select.select([line], [], [], GRACE_S)[0] and (text := line.recv(1000)):
        report = json.loads(text)
    hearing.cpu_s, hearing.memory = report.get("cpu_s", 0.0), report.get("memory", 0)
    if hearing.ended is None:
        return
    code = report.get("exit")
    if code == -signal.SIGXCPU or (code == -signal.SIGKILL and hearing.cpu_s >= limits.cpu_s):
        hearing.ended = f"did not finish: it used more than {limits.cpu_s} s of processor time"
    elif wall_s >= limits.wall_s:
        hearing.ended = f"did not finish in {limits.wall_s} s"
    elif code is not None and code >= 0:
        hearing.ended = f"ended its own process (exit code {code})"
    elif code is not None:
        hearing.ended = f"its process was killed ({signal.Signals(-code).name})"
