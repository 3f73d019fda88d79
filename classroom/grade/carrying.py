"""Jobs carried out as they come, by any executor: no more at a time than are worked on. So memory stays flat, and a run
that is killed has lost no more than these.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any


def carried_out(
    tasks: Iterator[Any],
    executor: Executor,
    most: int,
    work: Callable[[bytes], bytes],
    meanwhile: Callable[[], None],
    give_up: Callable[[], None],
) -> Iterator[tuple[Any, Future | None]]:
    """The tasks with what became of their ``job``, as they come in; those without a job come as they are.

    A task counts among the ``most`` until the next one is asked for. ``meanwhile`` is done before the first is given,
    ``give_up`` when it ends before its time: it makes those that are worked on end soon.
    """
    line = _Line(tasks, executor, most, work)
    with executor:
        thread = threading.Thread(target=line.hand_out, name="handing out")
        thread.start()
        try:
            meanwhile()
            while (item := line.take()) is not None:
                yield item
                line.room.release()
        except BaseException:
            line.stop()
            executor.shutdown(wait=False, cancel_futures=True)
            give_up()
            raise
        finally:
            thread.join()


class _Line:
    """Between the thread that hands out and the one that takes what is done."""

    def __init__(self, tasks: Iterator[Any], executor: Executor, most: int, work: Callable[[bytes], bytes]):
        self.tasks, self.executor, self.work = tasks, executor, work
        self.room, self.done = threading.Semaphore(most), queue.Queue()
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
                    future = self.executor.submit(self.work, task.job)
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
