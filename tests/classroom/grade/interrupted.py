"""`classroom grade`, which sends itself a signal: at the n-th call that its main thread makes, or at its n-th record.

    python -m tests.classroom.grade.interrupted COURSE LOG SIGNAL calls|records N

``LOG`` gets a line for each submission that is begun to be run, and the number of calls of a run to its end.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from classroom import grade
from classroom.__main__ import main
from tests.tiny import NAME


def interrupted(course: str, log: Path, number: int, what: str, at: int) -> None:
    if number == signal.SIGHUP:  # which nohup would have us ignore
        signal.signal(number, signal.SIG_DFL)
    run, record, counted, lock = grade.grade_job, grade.record, [0], threading.Lock()

    def told(job: bytes) -> bytes:
        with lock, log.open("a") as file:
            file.write("run\n")
        return run(job)

    def count() -> None:
        counted[0] += 1
        if counted[0] == at:
            os.kill(os.getpid(), number)

    def recorded(*arguments) -> None:
        if what == "records":
            count()
        record(*arguments)

    grade.grade_job, grade.record = told, recorded
    if what == "calls":
        sys.setprofile(lambda frame, event, argument: count() if event == "call" else None)
    try:
        main(["grade", NAME, "--course", course, "--cpu", "2"], prog_name="classroom")
    finally:
        sys.setprofile(None)
        with log.open("a") as file:
            file.write(f"calls {counted[0]}\n")


if __name__ == "__main__":
    interrupted(sys.argv[1], Path(sys.argv[2]), getattr(signal, sys.argv[3]), sys.argv[4], int(sys.argv[5]))
