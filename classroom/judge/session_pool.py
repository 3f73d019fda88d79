"""Sessions for all: the orders of each go to two fresh processes, forked by the fork servers."""

import contextlib
import json
import os
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace

from classroom.judge.session import Session, SessionResult
from classroom.sandbox.fork_client import NoSandbox, Sandbox
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import EXCHANGE, LAYERS

LOADED, JUDGE_LOADED = "what the student's process has loaded", "what the judge has loaded"
MOST_ON_ONE = 50  # sessions in the same processes
FORK_SERVERS = ["classroom.sandbox.preload_student", "classroom.sandbox.preload_judge"]


class SessionPool:
    """The two fork servers that every session of this process forks from, in the sandbox.

    ``layers`` and ``emptied`` as `Sandbox` takes them.
    """

    def __init__(self, layers: frozenset[str] | None = LAYERS, emptied: tuple[str, ...] = (EXCHANGE,)):
        self.sandboxed = layers is not None
        self.choosing, self.open_sessions = threading.Lock(), dict.fromkeys(_processors(), 0)
        self.kept: dict[tuple, tuple[Session, int]] = {}  # by all that they have been given; with how often they served
        with contextlib.ExitStack() as opened:
            scratch = tempfile.TemporaryDirectory(prefix="classroom-", ignore_cleanup_errors=True)
            self.scratch = opened.enter_context(scratch)
            self.sandbox = opened.enter_context(Sandbox(FORK_SERVERS, self.scratch, layers, emptied))
            self.student, self.judge = self.sandbox.servers
            opened.callback(self.end_idle)
            self.opened = opened.pop_all()

    def close(self) -> None:
        self.opened.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def run(
        self, orders: list[dict], files: dict[str, bytes], limits: Limits, until_failure: bool = False
    ) -> SessionResult:
        """Go through ``orders`` in order; ``files`` lie in the student's working folder.

        With ``until_failure`` the first test that fails is the last one run.
        """
        with self._one_cpu() as cpu, contextlib.closing(self._session(files, limits, cpu)) as session:
            result = session.run(orders, until_failure)
            report = session.close()
        result.cpu_s, result.memory = report.get("cpu_s", 0.0), report.get("memory", 0)
        return result

    def run_on(self, base: list[dict], orders: list[dict], files: dict[str, bytes], limits: Limits) -> SessionResult:
        """Go through ``orders`` in processes that have been through ``base`` already, if somebody came with the same
        before: for code that may be trusted to leave nothing behind. They have a second more for each who comes.
        """
        with self._one_cpu() as cpu:
            key = json.dumps(base), *sorted(files.items()), limits, cpu
            with self.choosing:
                session, used = self.kept.pop(key, (None, 0))
            if session is None:
                session = self._session(files, replace(limits, cpu_s=limits.cpu_s + MOST_ON_ONE), cpu)
                orders = [*base, *orders]
            result = session.run(orders)
            with self.choosing:
                stays = not session.closed and used + 1 < MOST_ON_ONE and key not in self.kept
                if stays:
                    self.kept[key] = session, used + 1
            if not stays:
                session.close()
        return result

    def end_idle(self) -> None:
        """End the processes that stay for the next who comes."""
        with self.choosing:
            kept, self.kept = self.kept, {}
        for session, _ in kept.values():
            session.close()

    def _session(self, files: dict[str, bytes], limits: Limits, cpu: int | None) -> Session:
        return Session(self.student, self.judge, files, limits, cpu, None if self.sandboxed else self.scratch)

    @contextlib.contextmanager
    def _one_cpu(self) -> Iterator[int | None]:
        """The processor for both processes of a session, the least used one.

        They take turns, so one is enough for them; waking the other one up on another would cost more than their work.
        """
        with self.choosing:
            cpu = min(self.open_sessions, key=self.open_sessions.get)
            self.open_sessions[cpu] += 1
        try:
            yield cpu
        finally:
            with self.choosing:
                self.open_sessions[cpu] -= 1

    def warm_up(self, orders: list[dict], files: dict[str, bytes], limits: Limits) -> SessionResult:
        """Run the lesson's own answers and keep loaded what they and the tests import, for all sessions to come.

        The student's fork server loads what the answers' process had loaded: no hidden test was ever in there.
        """
        asked = [{"do": "run", "id": LOADED, "source": "import sys; print(*sys.modules)"}]
        result = self.run([*orders, *asked, {"do": "loaded", "id": JUDGE_LOADED}], files, limits)
        if result.ended is None:
            told = "".join(output.get("text", "") for output in result.verdicts.pop(LOADED)["outputs"])
            self.student.load(told.split())
            tests = (order["source"] for order in orders if order["do"] == "test")
            self.judge.load(result.verdicts.pop(JUDGE_LOADED)["modules"], tests)
        return result


def _processors() -> list[int | None]:
    """Those that this process may use; None where the system does not let one choose."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [None]


def session_pool_where_possible() -> SessionPool:
    """In the sandbox, or without where there is none: for what the lesson's own authors wrote, demonstrations too.

    These use all of the lab, and are not graded.
    """
    try:
        return SessionPool(LAYERS - {"withheld"})
    except NoSandbox:
        return SessionPool(layers=None)
