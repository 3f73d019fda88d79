"""Jobs carried out as they come, here or elsewhere: no more at a time than are worked on. So memory stays flat, and a
run that is killed has lost no more than these.
"""

import queue
import threading
from abc import abstractmethod
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any


class Carrier(Executor):
    """Has work for ``most`` jobs at a time."""

    most: int

    @abstractmethod
    def give_up(self) -> None:
        """Those that are worked on end soon, or for nobody."""


def run_jobs(
    tasks: Iterator[Any], carrier: Carrier, work: Callable[[bytes], bytes], meanwhile: Callable[[], None]
) -> Iterator[tuple[Any, Future | None]]:
    """The tasks with what became of their ``job``, as they come in; those without a job come as they are.

    A task counts among the ``most`` until the next one is asked for. ``meanwhile`` is done before the first is given.
    The carrier is shut down in the end, and gives up when that comes before its time.
    """
    line = _Line(tasks, carrier, work)
    with carrier:
        thread = threading.Thread(target=line.hand_out, name="handing out")
        thread.start()
        try:
            meanwhile()
            while (item := line.take()) is not None:
                yield item
                line.room.release()
        except BaseException:
            line.stop()
            carrier.shutdown(wait=False, cancel_futures=True)
            carrier.give_up()
            raise
        finally:
            thread.join()


class _Line:
    """Between the thread that hands out and the one that takes what is done."""

    def __init__(self, tasks: Iterator[Any], carrier: Carrier, work: Callable[[bytes], bytes]):
        self.tasks, self.carrier, self.work = tasks, carrier, work
        self.room, self.done = threading.Semaphore(carrier.most), queue.Queue()
        self.stopped, self.ended, self.begun, self.taken = False, False, 0, 0

    def hand_out(self) -> None:
        try:
            for task in self.tasks:
                self.room.acquire()
                if self.stopped:
                    return
                self.begun += 1
                if task.job is None:
                    self.done.put((task, None))
                else:
                    future = self.carrier.submit(self.work, task.job)
                    future.add_done_callback(lambda future, task=task: self.done.put((task, future)))
            self.done.put(None)
        except BaseException as error:  # it is the taker's
            self.done.put(error)

    def take(self) -> tuple[Any, Future | None] | None:
        """The next that is done; None behind the last."""
        while not self.ended or self.taken < self.begun:
            item = self.done.get()
            if isinstance(item, BaseException):
                raise item
            if item is not None:
                self.taken += 1
                return item
            self.ended = True
        return None

    def stop(self) -> None:
        self.stopped = True
        self.room.release()
