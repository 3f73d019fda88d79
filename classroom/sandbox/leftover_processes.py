"""Ends what student code has left running, other than its own process, before the next test cell begins.

A process that stays behind could speak to the lab's servers of a later test.
"""

import contextlib
import os
import signal
from pathlib import Path

STUDENT = 2  # a jail's processes count from one: the first watches, the second runs the student's cells
ROUNDS = 1000


class LeftoversRemain(Exception):
    """Processes come faster than they can be ended."""


def kill_leftovers(jail: int) -> None:
    """Kill all processes of a jail but its first two; ``jail`` is the process that waits for it outside."""
    for _ in range(ROUNDS):
        extra = [pid for first in _children(jail) for pid in _below(first) if _inside(pid) != STUDENT and _runs(pid)]
        if not extra:
            return
        for pid in extra:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    raise LeftoversRemain


def _below(pid: int) -> list[int]:
    return [found for child in _children(pid) for found in (child, *_below(child))]


def _children(pid: int) -> list[int]:
    """Of all threads: each has children of its own. The process, or a thread, may end meanwhile."""
    found = []
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(OSError):
                found += map(int, (thread / "children").read_text().split())
    return found


def _runs(pid: int) -> bool:
    """Whether it has not ended; one that its parent has not waited for has ended all the same."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def _inside(pid: int) -> int | None:
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("NSpid:")).split()[-1])
    return None
