"""The loop of a fork server, which forks a child for each job.

A request is one message with sockets: a lifeline and the child's channels. When the lifeline's other end closes, the
child and all its group are killed; when the child ends, its exit is written there. A request with modules instead has
them imported here, for all children to come.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from classroom.sandbox import jail, linux, mounts
from classroom.sandbox.limits import Limits

UNABLE = 70  # how a child ends when it cannot go on: EX_SOFTWARE of sysexits.h
LOADED = (0).to_bytes(4, "big")  # where a fork answers with a process id


@dataclass(frozen=True)
class Confinement:
    """How the forks of a fork server are held in the sandbox: each in a jail and a network of its own (the student's),
    or without any power and in the network of the jail that it judges.

    ``writable`` is found once: to look anew for each jail would take longer than to furnish it.
    """

    layers: frozenset[str]
    own: bool
    writable: list[str] = field(default_factory=mounts.writable)

    def network(self) -> list[int]:
        """A new network for the next fork, as a descriptor to hand on."""
        if not self.own or "network" not in self.layers:
            return []
        linux.unshare(linux.NEWNET)
        linux.loopback_up()
        return [os.open("/proc/self/ns/net", os.O_RDONLY | os.O_CLOEXEC)]

    def confine(self, run: Callable[[str | None], None], request: dict, network: int | None, report: int) -> None:
        if self.own:
            limits = Limits(**request["limits"])
            jail.enter(lambda: run(mounts.HOME), limits, self.layers, self.writable, report)
            return
        os.close(report)
        if network is not None:
            linux.setns(network, linux.NEWNET)
            os.close(network)
        linux.drop_capabilities()
        run(None)


class ForkServer:
    """Forks on request, reaps, kills what has lost its lifeline. Without ``confinement`` a child is a plain process."""

    def __init__(
        self, control: socket.socket, child: Callable[[list, dict], None], confinement: Confinement | None = None
    ):
        self.control, self.child, self.confinement = control, child, confinement
        self.lifelines: dict[int, socket.socket] = {}
        self.reports: dict[int, int] = {}
        self.wakeup, write = socket.socketpair()
        self.wakeup.setblocking(False)
        write.setblocking(False)
        self.write = write
        signal.set_wakeup_fd(write.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        _settle()
        self.control.sendall(b".")
        while True:
            ready, _, _ = select.select([self.control, self.wakeup, *self.lifelines.values()], [], [])
            if self.wakeup in ready:
                self._reap()
            for pid, line in list(self.lifelines.items()):
                if line in ready and pid in self.lifelines:
                    self._kill(pid)
            if self.control in ready and not self._accept():
                break
        signal.set_wakeup_fd(-1)
        for pid in list(self.lifelines):
            self._kill(pid)

    def _accept(self) -> bool:
        header, fds, _, _ = socket.recv_fds(self.control, 4, 8)
        size, request = int.from_bytes(header, "big"), b""
        while header and len(request) < size:
            header = self.control.recv(size - len(request))
            request += header
        if not header:
            return False
        told = json.loads(request)
        if "load" in told:
            load(told["load"], told["tests"])
            self.control.sendall(LOADED)
            return True
        network = self.confinement.network() if self.confinement else []
        read, report = os.pipe()
        pid = os.fork()
        if pid == 0:
            for fd in (read, *network):
                os.close(fd)
            self._become_child(fds, told, report)
        line, *channels = fds
        for fd in (report, *channels):
            os.close(fd)
        self.lifelines[pid], self.reports[pid] = socket.socket(fileno=line), read
        socket.send_fds(self.control, [pid.to_bytes(4, "big")], network)
        for fd in network:
            os.close(fd)
        return True

    def _become_child(self, fds: list[int], request: dict, report: int) -> None:
        code = UNABLE
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for other in (self.control, self.wakeup, self.write, *self.lifelines.values()):
                other.close()
            for fd in (fds.pop(0), *self.reports.values()):
                os.close(fd)
            os.setsid()
            if (cpu := request.get("cpu")) is not None:
                os.sched_setaffinity(0, {cpu})
            network = fds.pop() if request.get("network") else None
            channels = [socket.socket(fileno=fd) for fd in fds]

            def run(folder: str | None) -> None:
                self.child(channels, request | ({"folder": folder} if folder else {}))

            if self.confinement:
                self.confinement.confine(run, request, network, report)
            else:
                os.close(report)
                run(None)
            code = 0
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.__stderr__)
        finally:
            os._exit(code)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self.wakeup.recv(4096):
                pass
        while True:
            try:
                pid, status, used = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            told = self._told(pid)
            if line := self.lifelines.pop(pid, None):
                self._report(pid, line, status, used, told)

    def _told(self, pid: int) -> dict:
        """What a jail has said of its end; nothing, when there is no jail, or it was ended from outside."""
        if (read := self.reports.pop(pid, None)) is None:
            return {}
        os.set_blocking(read, False)
        try:
            return json.loads(os.read(read, 1000) or b"{}")
        except BlockingIOError:
            return {}
        finally:
            os.close(read)

    def _report(self, pid: int, line: socket.socket, status: int, used, told: dict) -> None:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        report = {
            "exit": os.waitstatus_to_exitcode(status),
            "cpu_s": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss,
        }
        with contextlib.suppress(OSError):
            line.sendall(json.dumps(report | told).encode())
        line.close()

    def _kill(self, pid: int) -> None:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
        self.lifelines.pop(pid).close()


def _settle() -> None:
    """What is here stays: forks share it as long as nobody writes to it, the collector included."""
    gc.collect()
    gc.freeze()


def load(modules: list[str], tests: list[str]) -> None:
    """Import what a child had to import; what cannot be imported from here, such as a lesson's own file, stays away.

    Tests are compiled for the judge's fork server; the student's is sent none.
    """
    for name in modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if tests:
        from classroom.judge.trial import prepared

        for source in tests:
            prepared(source)
    _settle()
    if (threads := len([*Path("/proc/self/task").iterdir()])) > 1:
        raise RuntimeError(f"a module of {modules} has started {threads - 1} threads: forks would lack them")
