"""Hearings: the orders for each go to two fresh processes, which are forked from warm ones."""

import contextlib
import json
import os
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace

from classroom.judge.session import Hearing, Session
from classroom.sandbox.limits import Limits
from classroom.sandbox.seal import EXCHANGE, LAYERS
from classroom.sandbox.warm import Launch, NotSealed

LOADED, JUDGE_LOADED = "what the student's process has loaded", "what the judge has loaded"
MOST_ON_ONE = 50  # hearings in the same processes
LINEAGES = ["classroom.sandbox.student", "classroom.sandbox.judging"]


class Warmth:
    """The two warm processes that every hearing of this process forks from, in the sandbox.

    ``layers`` and ``emptied`` as `Launch` takes them.
    """

    def __init__(self, layers: frozenset[str] | None = LAYERS, emptied: tuple[str, ...] = (EXCHANGE,)):
        self.sealed = layers is not None
        self.choosing, self.hearings = threading.Lock(), dict.fromkeys(_processors(), 0)
        self.kept: dict[tuple, tuple[Session, int]] = {}  # by all that they have been given; with how often they served
        with contextlib.ExitStack() as opened:
            scratch = tempfile.TemporaryDirectory(prefix="classroom-", ignore_cleanup_errors=True)
            self.scratch = opened.enter_context(scratch)
            self.launch = opened.enter_context(Launch(LINEAGES, self.scratch, layers, emptied))
            self.student, self.judge = self.launch.warm
            opened.callback(self.let_go)
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
        with self._one_cpu() as cpu, contextlib.closing(self._session(files, limits, cpu)) as session:
            hearing = session.hear(orders, until_failure)
            report = session.close()
        hearing.cpu_s, hearing.memory = report.get("cpu_s", 0.0), report.get("memory", 0)
        return hearing

    def hear_on(self, base: list[dict], orders: list[dict], files: dict[str, bytes], limits: Limits) -> Hearing:
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
            hearing = session.hear(orders)
            with self.choosing:
                stays = not session.closed and used + 1 < MOST_ON_ONE and key not in self.kept
                if stays:
                    self.kept[key] = session, used + 1
            if not stays:
                session.close()
        return hearing

    def let_go(self) -> None:
        """End the processes that stay for the next who comes."""
        with self.choosing:
            kept, self.kept = self.kept, {}
        for session, _ in kept.values():
            session.close()

    def _session(self, files: dict[str, bytes], limits: Limits, cpu: int | None) -> Session:
        return Session(self.student, self.judge, files, limits, cpu, None if self.sealed else self.scratch)

    @contextlib.contextmanager
    def _one_cpu(self) -> Iterator[int | None]:
        """The processor for both processes of a hearing, the least used one.

        They take turns, so one is enough for them; waking the other one up on another would cost more than their work.
        """
        with self.choosing:
            cpu = min(self.hearings, key=self.hearings.get)
            self.hearings[cpu] += 1
        try:
            yield cpu
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
