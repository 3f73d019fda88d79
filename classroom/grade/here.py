"""Jobs run by this process and those it has started."""

from concurrent.futures import ThreadPoolExecutor

from classroom.grade.job import end_sessions, warm_up
from classroom.grade.job_queue import Carrier


class Here(Carrier, ThreadPoolExecutor):
    """``most`` of them at a time."""

    def __init__(self, most: int):
        super().__init__(most)
        self.most = most

    def begin(self, lesson: str, orders: str, files: tuple[tuple[str, bytes], ...], sandbox: bool) -> None:
        warm_up(lesson, orders, files, sandbox)

    def give_up(self) -> None:
        end_sessions()
