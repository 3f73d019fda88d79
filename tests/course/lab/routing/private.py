"""A network of a test's own, made without rights, in which daemons run until the test ends."""

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

DEADLINE = 60  # seconds; nothing takes as long, and nothing waits longer


class PrivateNetwork:
    """What ``lines`` of shell start in ``folder``; daemons there say what they have to say in files ``*.log``."""

    def __init__(self, folder: Path, lines: Sequence[str]):
        self.folder = folder
        (folder / "start").write_text("\n".join(["set -e", "ip link set lo up", *lines, "wait", ""]))

    def __enter__(self):
        apart = ["unshare", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"]
        self._process = subprocess.Popen([*apart, "sh", "start"], cwd=self.folder, stderr=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        self._process.stderr.close()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for the daemons: for what they say, never for a time."""
        end = time.monotonic() + DEADLINE
        while not holds():
            if self._process.poll() is not None:
                raise AssertionError(f"the private network has ended: {self._process.stderr.read()}")
            if time.monotonic() > end:
                logs = "".join(log.read_text() for log in sorted(self.folder.glob("*.log")))
                raise AssertionError(f"waited {DEADLINE} s for: {what}; the daemons say: {logs or 'nothing'}")
