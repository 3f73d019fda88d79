"""A Dask scheduler and its workers as processes on loopback, with certificates of their own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic, sleep

from classroom.cluster.certificates import make_certificates, own

PATIENCE_S = 240  # only a broken rule lets a test wait that long
# On a machine that does much else, too, nobody counts as gone.
PATIENT = {f"DASK_DISTRIBUTED__COMM__TIMEOUTS__{name}": f"{PATIENCE_S}s" for name in ("CONNECT", "TCP")}


def wait_for(there: Callable[[], bool], what: str) -> None:
    until = monotonic() + PATIENCE_S
    while not there():
        assert monotonic() < until, f"waited in vain for {what}"
        sleep(0.05)


class Processes:
    """`close` ends them all; what they said is in ``folder``."""

    def __init__(self, folder: Path):
        self.folder, self.opened = folder, ExitStack()
        self.certificates, self.told = folder / "certificates", folder / "scheduler.json"
        make_certificates(self.certificates)
        self._start("scheduler", "scheduler", "--host", "tls://127.0.0.1", "--port", "0", *self._told_in())
        wait_for(self._has_address, "the scheduler")

    def _told_in(self) -> list[str]:
        return ["--scheduler-file", str(self.told), "--dashboard-address", "127.0.0.1:0", "--no-show"]

    def _has_address(self) -> bool:
        with suppress(OSError, ValueError):
            return bool(self.address)
        return False

    @property
    def address(self) -> str:
        return json.loads(self.told.read_text())["address"]

    def worker(self, name: str, *options: str, **environment: str) -> subprocess.Popen:
        """A worker that has registered; ``name`` is its own."""
        where = ["--local-directory", str(self.folder / f"{name}-scratch")]
        made = self._start(
            "worker", name, self.address, "--name", name, "--nthreads", "1", "--no-dashboard", *where, *options,
            **environment,
        )  # fmt: skip
        wait_for(lambda: f"name: {name}" in self.said("scheduler"), name)
        return made

    def said(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def _start(self, role: str, name: str, *options: str, **environment: str) -> subprocess.Popen:
        authority, certificate, key = own(self.certificates, role)
        files = ["--tls-ca-file", authority, "--tls-cert", certificate, "--tls-key", key]
        home = self.folder / f"{name}-home"
        home.mkdir()
        log = self.opened.enter_context((self.folder / f"{name}.log").open("w"))
        made = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{role}", *options, *map(str, files)],
            cwd=home,
            env=os.environ | PATIENT | environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        self.opened.callback(end, made)
        return made

    def close(self) -> None:
        self.opened.close()


def end(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGCONT)
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
