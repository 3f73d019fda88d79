"""Three operating-system users on one machine, as a department's server has them, without changing the machine.

Each command runs as its user in a mount namespace of its own, in which /etc/passwd knows the three and the course's
Python can be read. What they write is theirs, on the real file system, so that modes and owners count.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
IDS = {"teacher": 28001, "ada": 28002, "ben": 28003}


class Machine:
    """A folder with a home for each user, and an exchange that belongs to the teacher."""

    def __init__(self, folder: Path):
        self.folder, self.exchange, self.course = folder, folder / "exchange", folder / "teacher" / "course"
        folder.chmod(0o755)
        self.passwd = folder / "passwd"
        known = Path("/etc/passwd").read_text()
        self.passwd.write_text(known + "".join(f"{n}:x:{i}:{i}::{folder / n}:/bin/sh\n" for n, i in IDS.items()))
        for name, number in IDS.items():
            (folder / name).mkdir(mode=0o711)
            os.chown(folder / name, number, number)
        self.exchange.mkdir()
        self.exchange.chmod(0o755)
        os.chown(self.exchange, IDS["teacher"], IDS["teacher"])

    def own(self, name: str, path: Path) -> None:
        """Give a file or folder that root has made to its user."""
        for one in (path, *path.rglob("*")):
            os.chown(one, IDS[name], IDS[name])

    def command(self, name: str, *command: str, where: Path | None = None) -> dict:
        """Arguments for subprocess that make ``command`` run as ``name``, in their home or in ``where``."""
        number = str(IDS[name])
        become = ["setpriv", "--reuid", number, "--regid", number, "--clear-groups", "--", *map(str, command)]
        script = f"set -e; {prepared(self.passwd)}; cd {where or self.folder / name}; exec {shlex.join(become)}"
        environment = {
            "HOME": str(self.folder / name),
            "LOGNAME": name,
            "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
        }
        unshared = ["unshare", "--mount", "--propagation", "private", "sh", "-c", script]
        return {"args": unshared, "env": environment, "text": True}

    def run(self, name: str, *command: str, where: Path | None = None) -> subprocess.CompletedProcess:
        return subprocess.run(**self.command(name, *command, where=where), capture_output=True, check=False)

    def does(self, name: str, *command: str, where: Path | None = None) -> str:
        """What a command says that must succeed."""
        done = self.run(name, *command, where=where)
        told = f"{name}: {shlex.join(map(str, command))}\n{done.stdout[-1500:]}{done.stderr[-3000:]}"
        assert done.returncode == 0, told
        return done.stdout + done.stderr


def prepared(passwd: Path) -> str:
    """Shell commands, for a new mount namespace: the users are known, and what root keeps to itself can be read."""
    lines = [f"mount --bind {passwd} /etc/passwd"]
    needed = [path for path in (Path(sys.base_prefix), ROOT) if closed_parent(path)]
    for number, path in enumerate(needed, start=5):
        lines.append(f"exec {number}<{path}")
    for parent in {closed_parent(path) for path in needed}:
        lines.append(f"mount -t tmpfs -o mode=755 none {parent}")
    for number, path in enumerate(needed, start=5):
        lines.append(f"mkdir -p {path}; mount --no-canonicalize --bind /proc/self/fd/{number} {path}; exec {number}<&-")
    return "; ".join(lines)


def closed_parent(path: Path) -> Path | None:
    """The topmost folder on the way that other users may not pass."""
    return next((p for p in reversed(path.parents) if not p.stat().st_mode & 0o001), None)


def may_try() -> bool:
    """Whether this process may make mount namespaces and become other users."""
    if os.name != "posix" or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode == 0
