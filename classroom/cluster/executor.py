"""Jobs on the workers of a Dask scheduler, in place of this machine's threads."""

import functools
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future

from classroom.cluster.lanes import MOST_LOST, Errand, Lanes
from classroom.cluster.worker import NotAsked, ask, name_of, question, rest, run_job
from classroom.errors import CourseError
from classroom.grade.interruptions import GOES_ON
from classroom.grade.job_queue import Carrier

AHEAD = 2  # jobs for each thread that are made before there is a result
LOOK_S = 1.0  # between two looks at who is there
MOST_UNANSWERED = 3  # looks in a row: Dask waits half a minute for each
PATIENCE_S = 60.0  # without any worker: one that has ended may be started again


class Cluster(Carrier):
    """Each worker is asked before it gets a job, those that come later, too. Jobs of a lost one go to another.

    ``client`` is Dask's; ``say`` is told who gets none, and who was lost.
    """

    def __init__(self, client, say: Callable[[str], None], patience_s: float = PATIENCE_S):
        self.client, self.say, self.patience_s = client, say, patience_s
        self.turn, self.lanes, self.sent = threading.RLock(), Lanes(), {}
        self.refused: dict[str, str] = {}
        self.asked, self.ended, self.alone_s = b"", threading.Event(), 0.0
        self.looking = threading.Thread(target=self._keep_looking, name="looking at workers", daemon=True)

    @property
    def most(self) -> int:
        """How many jobs are worth making before a result is there."""
        return max(AHEAD * sum(self._present().values()), 1)

    def begin(self, lesson: str, orders: str, files: tuple[tuple[str, bytes], ...], sandbox: bool) -> None:
        """`CourseError` where no worker would grade as this machine does."""
        if not sandbox:
            raise CourseError(
                "--scheduler goes with the sandbox only: without it student code could read the private key of its "
                "worker, and with that run code on every machine, as you on this one"
            )
        self.asked = question(lesson, orders, files)
        self._look()
        if not self.lanes.threads:
            told = "no worker may get a job" if self.refused else "the scheduler has no workers yet"
            raise CourseError(f"nothing was graded, as {told}")
        self.looking.start()

    def submit(self, work: Callable[[bytes], bytes], job: bytes) -> Future:
        errand = Errand(work, job)
        with self.turn:
            self.lanes.waiting.append(errand)
            self._hand_out()
        return errand.result

    def give_up(self) -> None:
        """Workers run to its end what they have begun, for nobody: others may grade there at the same time."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self.ended.is_set():
            return
        self.ended.set()
        with self.turn:
            left = self.lanes.give_up()
            self.client.cancel([self.sent.pop(errand) for errand in left if errand in self.sent], force=True)
        if not left and self.lanes.threads:
            self.client.run(rest, workers=list(self.lanes.threads), on_error="ignore")
        self.client.close()

    def _hand_out(self) -> None:
        for address, errand in self.lanes.hand_out():
            sent = self.client.submit(
                run_job, name_of(self.asked), errand.work, errand.job, workers=[address], pure=False, retries=0
            )
            self.sent[errand] = sent
            sent.add_done_callback(functools.partial(self._fetch, address, errand))

    def _fetch(self, address: str, errand: Errand, sent) -> None:
        """Dask has one thread for all who are told, and a worker that hangs may keep its result for long."""
        threading.Thread(target=self._done, args=(address, errand, sent), daemon=True).start()

    def _done(self, address: str, errand: Errand, sent) -> None:
        error, result = _outcome(sent)
        with self.turn:
            if self.sent.get(errand) is not sent or not self.lanes.done(address, errand):
                return
            del self.sent[errand]
            if isinstance(error, NotAsked):
                self._lose(address, [errand])
            elif error is None and result is None:
                gone = CourseError(f"the scheduler has let a job go before it was done. {GOES_ON}")
                errand.result.set_exception(gone)
                self._fail(gone)
            elif error is not None:
                errand.result.set_exception(error)
            else:
                errand.result.set_result(result)
            self._hand_out()

    def _present(self) -> dict[str, int]:
        """Threads of each worker by address."""
        # What client.scheduler_info() returns may have been written over meanwhile, by one that names no workers.
        told = self.client.sync(self.client.scheduler.identity, n_workers=-1)
        return {address: one["nthreads"] for address, one in told["workers"].items()}

    def _keep_looking(self) -> None:
        unanswered = 0
        while unanswered < MOST_UNANSWERED and not self.ended.wait(LOOK_S):
            try:
                self._look()
                unanswered = 0
            except Exception as error:
                unanswered, last = unanswered + 1, error
        if not self.ended.is_set():
            with self.turn:
                self._fail(CourseError(f"the scheduler does not answer any more ({last}). {GOES_ON}"))

    def _look(self) -> None:
        present = self._present()
        with self.turn:
            for address in self.lanes.threads.keys() - present.keys():
                self.say(f"worker {address} is gone; jobs that are run again: {len(self.lanes.out[address])}")
                self._lose(address, [])
            self.refused = {address: why for address, why in self.refused.items() if address in present}
            new = present.keys() - self.lanes.threads.keys() - self.refused.keys()
        found = self.client.run(ask, self.asked, workers=sorted(new), on_error="return") if new else {}
        with self.turn:
            for address, objection in found.items():
                self._take(address, objection, present[address])
            self._hand_out()
            self.alone_s = 0.0 if self.lanes.threads else self.alone_s + LOOK_S
            if self.alone_s > self.patience_s:
                self._fail(CourseError(f"no worker is left. {GOES_ON}"))

    def _take(self, address: str, objection: str | Exception | None, threads: int) -> None:
        if objection is None:
            self.lanes.open(address, threads)
            return
        if isinstance(objection, Exception):
            objection = f"it could not be asked ({type(objection).__name__}: {objection})"
        self.refused[address] = objection
        self.say(f"worker {address} gets no jobs: {objection}")

    def _lose(self, address: str, more: list[Errand]) -> None:
        self.lanes.waiting.extendleft(more)
        out = [errand for errand in self.lanes.out.get(address, []) if errand in self.sent]
        self.client.cancel([self.sent.pop(errand) for errand in out], force=True)
        for errand in self.lanes.close(address):
            errand.result.set_exception(RuntimeError(f"{MOST_LOST} workers were lost over it"))

    def _fail(self, error: CourseError) -> None:
        for errand in self.lanes.give_up():
            self.sent.pop(errand, None)
            errand.result.set_exception(error)


def _outcome(sent) -> tuple[Exception | None, bytes | None]:
    """What was raised, and the result; neither where it was cancelled, or let go by the scheduler."""
    try:
        return (None, sent.result()) if sent.status == "finished" else (sent.exception(), None)
    except CancelledError:
        return None, None
