"""Warm processes: import once, fork one child for each job.

Two lineages, started as fresh interpreters: the student's, which loads `course` and IPython and never
a hidden test, an answer or the gradebook; and the judge's. A request is one message with sockets: a
lifeline and the child's channels. When the lifeline's other end closes, the child and all its group
are killed; when the child ends, its exit is written there.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "NBGRADER_EXECUTION": "autograde",
}


class Warm:
    """A warm process of one lineage. ``with`` it, or `close` it."""

    def __init__(self, module: str, scratch: str):
        ours, theirs = socket.socketpair()
        environment = {**ENVIRONMENT, "PATH": os.environ.get("PATH", os.defpath), "HOME": scratch}
        environment |= {"IPYTHONDIR": scratch, "TMPDIR": scratch, "XDG_CACHE_HOME": _font_cache()}
        self.process = subprocess.Popen(
            # -P: nothing is imported from the working folder, where students' processes may write.
            [sys.executable, "-P", "-m", "classroom.sandbox.warm", module, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            cwd=scratch,
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        self.control = ours
        self.asking = threading.Lock()
        if ours.recv(1) != b".":
            self.close()
            raise RuntimeError(f"the warm process {module} did not start")

    def fork(self, channels: list[socket.socket], request: dict) -> socket.socket:
        """Start a child that owns ``channels``; returns the lifeline. May be called from any thread."""
        ours, theirs = socket.socketpair()
        try:
            with theirs, self.asking:
                message = json.dumps(request).encode()
                fds = [sock.fileno() for sock in (theirs, *channels)]
                socket.send_fds(self.control, [len(message).to_bytes(4, "big")], fds)
                self.control.sendall(message)
                if self.control.recv(1) != b".":
                    raise ConnectionError
        except OSError:
            ours.close()
            raise RuntimeError("the warm process has ended") from None
        return ours

    def close(self) -> None:
        self.control.close()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _font_cache() -> str:
    """Where matplotlib keeps the list of fonts: making it anew takes seconds."""
    return os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")


class Nursery:
    """The loop of a warm process: it forks on request, reaps, kills what has lost its lifeline."""

    def __init__(self, control: socket.socket, child):
        self.control, self.child = control, child
        self.lifelines: dict[int, socket.socket] = {}
        self.wakeup, write = socket.socketpair()
        self.wakeup.setblocking(False)
        write.setblocking(False)
        self.write = write
        signal.set_wakeup_fd(write.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        gc.collect()
        gc.freeze()
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
        line, *channels = (socket.socket(fileno=fd) for fd in fds)
        pid = os.fork()
        if pid == 0:
            self._become_child(channels, line, json.loads(request))
        for channel in channels:
            channel.close()
        self.lifelines[pid] = line
        self.control.sendall(b".")
        return True

    def _become_child(self, channels, line, request) -> None:
        code = 70
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for other in (self.control, self.wakeup, self.write, line, *self.lifelines.values()):
                other.close()
            os.setsid()
            self.child(channels, request)
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
            if line := self.lifelines.pop(pid, None):
                self._report(pid, line, status, used)

    def _report(self, pid: int, line: socket.socket, status: int, used) -> None:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        report = {
            "exit": os.waitstatus_to_exitcode(status),
            "cpu_s": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss,
        }
        with contextlib.suppress(OSError):
            line.sendall(json.dumps(report).encode())
        line.close()

    def _kill(self, pid: int) -> None:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
        self.lifelines.pop(pid).close()


def main(module: str, fileno: str) -> None:
    import importlib

    child = importlib.import_module(module).prepare()
    os.environ.pop("XDG_CACHE_HOME")  # read by now; what a child caches goes to its own home
    Nursery(socket.socket(fileno=int(fileno)), child).serve()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
