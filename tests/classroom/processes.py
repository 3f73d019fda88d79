"""Processes by their ids, as /proc tells of them."""

from pathlib import Path
from time import monotonic

PATIENCE_S = 20  # only a broken rule lets a test wait that long


def children(pid: int) -> list[int]:
    """In the order in which they began, as ids begin anew at some time. None where the process has ended meanwhile."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def fork_servers(supervisor: int) -> list[int]:
    """The fork servers below the process that starts them, which in the sandbox are some generations further down."""
    while len(found := children(supervisor)) == 1:
        (supervisor,) = found
    return found


def inside(pid: int) -> int:
    """A process's id as its innermost namespace has it."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("NSpid:")).split()[-1])


def outside(above: int, number: int) -> int:
    """The id outside of the process below ``above`` that has this one inside.

    Read again where it is not there: the kernel may leave out a child while a sister of its ends (proc(5)).
    """
    limit = monotonic() + PATIENCE_S
    while not (found := [pid for pid in descendants(above) if inside(pid) == number]):
        assert monotonic() < limit, f"no process {number} below {above}"
    return found[-1]


def descendants(pid: int) -> list[int]:
    return [found for child in children(pid) for found in (child, *descendants(child))]


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
