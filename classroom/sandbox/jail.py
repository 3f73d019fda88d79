"""A jail: the namespaces of one student process, its files in memory, its limits, and a first process that watches."""

import json
import os
import resource
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from classroom.sandbox import linux
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import INSTEAD, STUDENT, withheld
from classroom.sandbox.seccomp import refuse_calls

LOOK_S = 0.1  # between two looks at what the jail has used
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def enter(run: Callable[[], None], limits: Limits, layers: frozenset[str], writable: list[str], report: int) -> None:
    """Have ``run`` called in a process of a new jail and wait for its end, which is written to ``report``.

    The folders in ``writable`` are empty and in memory; all else can only be read.
    """
    user, group = os.geteuid(), os.getegid()
    pids = linux.NEWPID if "processes" in layers else 0
    linux.unshare(linux.NEWUSER | linux.NEWNS | linux.NEWIPC | linux.NEWUTS | pids)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{STUDENT} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{STUDENT} {group} 1")
    first = os.fork()
    if first == 0:
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        _furnish(limits, layers, writable)
        _live(run, limits, layers, report)
    os.waitpid(first, 0)


def _furnish(limits: Limits, layers: frozenset[str], writable: list[str]) -> None:
    linux.mount("none", "/", flags=linux.MS_REC | linux.MS_PRIVATE)
    if "capabilities" in layers:  # with a namespace of its own, student code would be root in there
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
    linux.restrict_mount("/", linux.ATTR_RDONLY)
    options = f"size={limits.disk},nr_inodes=16k,mode=0700"
    for folder in writable:
        linux.mount("tmpfs", folder, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, options)
    for path in withheld() if "withheld" in layers else []:
        linux.mount(INSTEAD, str(path), flags=linux.MS_BIND)
    # Commands that a cell starts with ! talk to a terminal of their own.
    linux.mount("devpts", "/dev/pts", "devpts", linux.MS_NOSUID | linux.MS_NOEXEC, "newinstance,ptmxmode=0666")
    if "processes" in layers:
        linux.mount("proc", "/proc", "proc", linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC)
    socket.sethostname("jail")
    if "capabilities" in layers:
        linux.drop_capabilities()


def _live(run: Callable[[], None], limits: Limits, layers: frozenset[str], report: int) -> None:
    """Start the student's process and look after it; this one stays out of its reach."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    linux.prctl(linux.PR_SET_DUMPABLE, 0)
    if "limits" in layers:  # set before the namespace of users is made, this would count other jails, too
        resource.setrlimit(resource.RLIMIT_NPROC, (limits.processes, limits.processes))
    student = os.fork()
    if student == 0:
        os.close(report)
        linux.prctl(linux.PR_SET_DUMPABLE, 1)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        os.setsid()
        if "limits" in layers:
            refuse_calls()
        run()
        os._exit(0)
    os.closerange(3, report)
    os.closerange(report + 1, 1024)
    over, spending = None, Spending(limits)
    while (code := _reaped(student)) is None:
        if "limits" in layers and (over := over or spending.over()):
            os.kill(student, signal.SIGKILL)
    os.write(report, json.dumps({"exit": code, "over": over}).encode())
    os._exit(0)


def _reaped(student: int) -> int | None:
    """Wait a while for children to end; the student's own exit code, when it has."""
    signal.sigtimedwait({signal.SIGCHLD}, LOOK_S)
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return None
        if pid == 0:
            return None
        if pid == student:
            return os.waitstatus_to_exitcode(status)


class Spending:
    """What all processes of the jail have used together. Each alone is held by the kernel."""

    def __init__(self, limits: Limits):
        self.limits, self.cpu_s, self.before = limits, 0.0, 0.0

    def over(self) -> str | None:
        """Which limit they have passed."""
        cpu_s, memory, pids = _look()
        if cpu_s < self.before:  # one has ended: between two of its files being read, or with nobody who waited for it
            cpu_s = max(cpu_s, _look()[0])
        self.cpu_s += max(0.0, cpu_s - self.before)
        self.before = cpu_s
        if self.cpu_s > self.limits.cpu_s + 1:
            return "cpu"
        if sum(map(_descriptors, pids)) > self.limits.open_together:
            return "descriptors"
        # Pages that processes share are counted for each of them so far: look closer, which takes longer.
        most = self.limits.memory
        return "memory" if memory > most and sum(map(_share, pids)) > most else None


def _look() -> tuple[float, int, list[Path]]:
    """Processor time of all that is there and all that was waited for; bytes of memory; who is there."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s, memory, pids = ended.ru_utime + ended.ru_stime, 0, []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        cpu_s += sum(map(int, fields[11:15])) / TICKS
        memory += int(fields[21]) * PAGE
        pids.append(folder)
    return cpu_s, memory, pids


def _descriptors(folder: Path) -> int:
    """How many a process has open; where that cannot be read, for how many it has room."""
    try:
        return sum(1 for _ in (folder / "fd").iterdir())
    except OSError:
        pass
    try:
        lines = (folder / "status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("FDSize:"))
    except (OSError, StopIteration):
        return 0


def _share(folder: Path) -> int:
    """A process's proportional share of memory, in bytes; where that cannot be read, all that it has."""
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        pass
    try:
        return int((folder / "statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0
