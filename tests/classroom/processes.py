"""Processes by their ids, as /proc tells of them."""

from pathlib import Path
from time import monotonic

PATIENCE_S = 20  # only a broken rule lets a test wait that long


def children(pid: int) -> set[int]:
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def descriptors(pid: int | str = "self") -> int:
    """How many files and sockets a process holds open."""
    return len([*Path(f"/proc/{pid}/fd").iterdir()])


def runs(pid: int) -> bool:
    """Whether a process is there and has not ended; one that nobody has reaped yet has ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def end(pids) -> bool:
    """Whether all of these processes end."""
    until = monotonic() + PATIENCE_S
    while any(runs(pid) for pid in pids):
        if monotonic() > until:
            return False
    return True
