"""Fork servers, from outside: import once, fork one child for each job.

Two fork servers, started as fresh interpreters: the student's, which loads `course` and IPython and never
a hidden test, an answer or the gradebook; and the judge's.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from classroom.sandbox.mounts import CACHE, EXCHANGE, HOME, LAYERS, writable

ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",  # or each thread could reserve 64 MB more of the address space, which is limited
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "NBGRADER_EXECUTION": "autograde",
}
PATH = "/usr/local/bin:/usr/bin:/bin"


class NoSandbox(Exception):
    """The sandbox could not be made; the text says why."""


class ForkClient:
    """A fork server, at the other end of ``control``. May be used from any thread."""

    def __init__(self, module: str, control: socket.socket):
        self.module, self.control = module, control
        self.asking = threading.Lock()

    def wait(self) -> None:
        """Until it has loaded what it needs."""
        if self.control.recv(1) != b".":
            raise RuntimeError(f"the fork server {self.module} did not start")

    def fork(self, channels: list[socket.socket], request: dict, network: int | None = None) -> "Child":
        """Start a child that owns ``channels``; with ``network``, which stays the caller's, it lives in that one."""
        ours, theirs = socket.socketpair()
        try:
            with theirs, self.asking:
                message = json.dumps(request | {"network": network is not None}).encode()
                fds = [sock.fileno() for sock in (theirs, *channels)] + ([] if network is None else [network])
                socket.send_fds(self.control, [len(message).to_bytes(4, "big")], fds)
                self.control.sendall(message)
                pid, networks, _, _ = socket.recv_fds(self.control, 4, 1)
                if not pid:
                    raise ConnectionError
        except OSError:
            ours.close()
            raise RuntimeError("the fork server has ended") from None
        return Child(ours, networks[0] if networks else None, int.from_bytes(pid, "big"))

    def load(self, modules: list[str], tests: Iterable[str] = ()) -> None:
        """Have ``modules`` imported and sources of ``tests`` compiled once, for all forks to come."""
        message = json.dumps({"load": modules, "tests": [*tests]}).encode()
        try:
            with self.asking:
                self.control.sendall(len(message).to_bytes(4, "big") + message)
                if not self.control.recv(4):
                    raise ConnectionError
        except OSError:
            told = f"the fork server {self.module} ended while it imported {', '.join(modules)}"
            raise RuntimeError(told) from None


class Child(NamedTuple):
    """A fork of a fork server: when its lifeline is closed it is ended. Both descriptors are the caller's to close.

    ``pid`` is its id among the sandbox's processes; ``network`` is None where it has none of its own.
    """

    lifeline: socket.socket
    network: int | None
    pid: int


class Sandbox:
    """The process that starts fork servers, one for each of ``modules``. ``with`` it, or `close` it.

    ``layers`` of the sandbox may be left out by tests of what each of them is good for; None: no sandbox at all.
    Folders in ``emptied`` are empty inside, wherever they lie.
    """

    def __init__(
        self,
        modules: list[str],
        scratch: str,
        layers: frozenset[str] | None = LAYERS,
        emptied: tuple[str, ...] = (EXCHANGE,),
    ):
        pairs = {module: socket.socketpair() for module in modules}
        status, theirs = socket.socketpair()
        self.servers = [ForkClient(module, ours) for module, (ours, _) in pairs.items()]
        given = [theirs, *(end for _, end in pairs.values())]
        told = {"sandboxed": layers is not None, "layers": sorted(layers or ()), "scratch": scratch}
        told |= {"fonts": _font_cache(), "status": theirs.fileno(), "emptied": emptied}
        told["fork_servers"] = {module: end.fileno() for module, (_, end) in pairs.items()}
        self.process = subprocess.Popen(
            # -P: nothing is imported from the working folder, where students' processes may write.
            [sys.executable, "-P", "-m", "classroom.sandbox.supervisor", json.dumps(told)],
            pass_fds=[sock.fileno() for sock in given],
            env=ENVIRONMENT | _places(scratch, layers is not None),
            cwd=scratch,
            stdin=subprocess.DEVNULL,
        )
        for sock in given:
            sock.close()
        with status:
            trouble = status.recv(1000).decode(errors="replace")
        try:
            if trouble != ".":
                raise NoSandbox(trouble or "it ended before it said why")
            for server in self.servers:
                server.wait()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        for server in self.servers:
            server.control.close()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _places(scratch: str, sandboxed: bool) -> dict[str, str]:
    """Where programs look and write: in the sandbox the same for everybody."""
    if sandboxed:
        own = {"PATH": PATH, "HOME": HOME, "IPYTHONDIR": "/run", "XDG_CACHE_HOME": CACHE}
        return own | {"TMPDIR": writable()[-1]}
    own = dict.fromkeys(("HOME", "IPYTHONDIR", "TMPDIR"), scratch)
    return own | {"PATH": os.environ.get("PATH", os.defpath), "XDG_CACHE_HOME": _font_cache()}


def _font_cache() -> str:
    """Where matplotlib keeps the list of fonts: making it anew takes seconds."""
    return os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
