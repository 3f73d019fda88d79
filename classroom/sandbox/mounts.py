"""The sandbox around both fork servers: namespaces of their own, and a root that holds what Python needs and no more.

Works for an ordinary user where the system lets users make namespaces, and for root. Fails with OSError elsewhere.
"""

import os
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import NoReturn

from classroom.sandbox import linux

STUDENT = 1000  # user and group of student code, as it sees them
NOBODY = 65534  # who that is outside when root started the grading
HOME, CACHE = "/student", "/run/cache"
LAYERS = frozenset({"files", "network", "processes", "capabilities", "limits", "withheld"})

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SETTINGS = ("alternatives", "ca-certificates", "ethertypes", "fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d")
SETTINGS += ("localtime", "mime.types", "os-release", "protocols", "services", "ssl", "timezone")
DEVICES = ("null", "zero", "full", "random", "urandom")
WRITTEN = {
    "/etc/passwd": f"student:x:{STUDENT}:{STUDENT}::{HOME}:/bin/sh\n",
    "/etc/group": f"student:x:{STUDENT}:\n",
    "/etc/hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\nservices: files\nprotocols: files\n",
}
INSTEAD = "/run/withheld.py"  # what a student's process finds in place of a module that is withheld
WRITTEN[INSTEAD] = 'raise ImportError("this part of the lab is withheld where answers are graded: write it yourself")\n'
EXCHANGE = "/usr/local/share/nbgrader"  # where nbgrader's exchange is unless it is told otherwise: others' submissions
HIDDEN = "size=64m,nr_inodes=16k,mode=0755"


def isolate(scratch: str, fonts: str, layers: frozenset[str], emptied: list[str]) -> None:
    """Returns in a new process, the first one of the sandbox; the calling one waits for it and ends as it does.

    Folders in ``emptied`` that lie in what is shown are empty inside.
    """
    _into_namespaces(layers)
    _make_root(scratch, fonts, shown(whole="files" not in layers), emptied if "files" in layers else [])
    if "network" in layers:
        linux.loopback_up()
    _become_nobody()


def _into_namespaces(layers: frozenset[str]) -> None:
    ready, go = socket.socketpair()
    by_root = os.geteuid() == 0
    child = os.fork()
    if child:
        go.close()
        if ready.recv(1):
            _map_users(child, by_root)
            ready.sendall(b".")
        _end_as(child)
    ready.close()
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    network = linux.NEWNET if "network" in layers else 0
    linux.unshare(linux.NEWUSER | linux.NEWNS | linux.NEWPID | linux.NEWIPC | linux.NEWUTS | network)
    go.sendall(b".")
    if not go.recv(1):
        raise OSError("the users of the sandbox could not be mapped")
    if child := os.fork():
        _end_as(child)
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    go.close()
    os.setresgid(0, 0, 0)
    os.setresuid(0, 0, 0)
    linux.mount("none", "/", flags=linux.MS_REC | linux.MS_PRIVATE)


def _end_as(child: int) -> NoReturn:
    """Hold nothing that tells others by its end that a fork server has ended."""
    os.closerange(3, 1024)
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _map_users(child: int, by_root: bool) -> None:
    """Root of the sandbox is who started it; for root there is a second user, as whom student code runs."""
    users, groups = f"0 {os.geteuid()} 1", f"0 {os.getegid()} 1"
    if by_root:
        users, groups = (f"{line}\n{STUDENT} {NOBODY} 1" for line in (users, groups))
    else:
        Path(f"/proc/{child}/setgroups").write_text("deny")
    Path(f"/proc/{child}/uid_map").write_text(users)
    Path(f"/proc/{child}/gid_map").write_text(groups)


def _make_root(scratch: str, fonts: str, seen: list[Path], emptied: list[str]) -> None:
    linux.mount("tmpfs", scratch, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, HIDDEN)
    for path in seen:
        _show(path, scratch)
    for folder in emptied:
        if Path(scratch + folder).is_dir():
            linux.mount("tmpfs", scratch + folder, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "size=4k,mode=0755")
    for name in ("/proc", "/tmp", "/run", HOME):
        Path(scratch + name).mkdir(parents=True, exist_ok=True)
    for name in ("/tmp", "/run", HOME):
        Path(scratch + name).chmod(0o1777)
    for name, text in WRITTEN.items():
        if not Path(scratch + name).exists():
            Path(scratch + name).write_text(text)
    _show_devices(scratch)
    _copy_fonts(fonts, Path(scratch + CACHE) / "matplotlib")
    linux.mount("proc", f"{scratch}/proc", "proc", linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC)
    linux.change_root(scratch)


def shown(whole: bool = False) -> list[Path]:
    """What of this system is to be seen inside, where it is outside: programs, Python, this course's package.

    ``whole`` is how it would be without the layer ``files``: the instructors' folder whole, the system's settings, too.
    """
    import course

    ours = Path(__file__).parent.parent
    paths = [*map(Path, SYSTEM), *(Path("/etc") / name for name in SETTINGS)]
    paths += [Path(sys.base_prefix), Path(sys.base_exec_prefix), Path(sys.prefix), Path(sys.exec_prefix)]
    paths += [*map(Path, course.__path__), ours / "__init__.py", ours / "judge", ours / "sandbox"]
    paths += [Path("/etc"), ours.parent] * whole
    found = dict.fromkeys(path for path in paths if path.exists())
    return [path for path in found if not any(other in path.parents for other in found if not other.is_symlink())]


def withheld() -> list[Path]:
    """Files of the modules in ``course/withheld.txt``: their text, and what Python has made of it."""
    import course

    (package,) = map(Path, course.__path__)
    lines = (package / "withheld.txt").read_text().splitlines()
    sources = [
        package.parent.joinpath(*line.split(".")).with_suffix(".py") for line in lines if line[:1] not in ("#", "")
    ]
    return [*sources, *(made for path in sources for made in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"))]


def in_sight(folder: Path) -> Path | None:
    """What of this system is shown inside and has ``folder`` in it: a course must not lie there."""
    folder = folder.resolve()
    places = (path.resolve() for path in shown())
    return next((place for place in places if place == folder or place in folder.parents), None)


def writable() -> list[str]:
    """The folders that a jail has for itself. A course that lies below /tmp stays in sight, and /tmp as it is."""
    return [HOME, "/dev/shm"] + ["/tmp"] * (not any(Path("/tmp") in path.parents for path in shown()))


def _show(path: Path, scratch: str) -> None:
    inside = Path(scratch + str(path))
    inside.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        inside.symlink_to(path.readlink())
        return
    if path.is_dir():
        inside.mkdir(exist_ok=True)
    else:
        inside.touch()
    linux.mount(str(path), str(inside), flags=linux.MS_BIND | linux.MS_REC)
    linux.restrict_mount(str(inside), linux.ATTR_RDONLY | linux.ATTR_NOSUID | linux.ATTR_NODEV)


def _show_devices(scratch: str) -> None:
    folder = Path(scratch + "/dev")
    for name in ("shm", "pts"):
        (folder / name).mkdir(parents=True)
        (folder / name).chmod(0o1777)
    for name in DEVICES:
        (folder / name).touch()
        linux.mount(f"/dev/{name}", str(folder / name), flags=linux.MS_BIND)
        linux.restrict_mount(str(folder / name), linux.ATTR_NOSUID | linux.ATTR_NOEXEC)
    for name, target in {"fd": "", "stdin": "/0", "stdout": "/1", "stderr": "/2"}.items():
        (folder / name).symlink_to(f"/proc/self/fd{target}")
    (folder / "ptmx").symlink_to("pts/ptmx")


def _copy_fonts(fonts: str, target: Path) -> None:
    """matplotlib's list of fonts takes seconds to make, and it wants the folder writable."""
    target.mkdir(parents=True)
    for path in Path(fonts).glob("matplotlib/fontlist-*.json"):
        shutil.copyfile(path, target / path.name)
    for path in (target, target.parent):
        path.chmod(0o1777)


def _become_nobody() -> None:
    """Started by root, be somebody who owns nothing outside; the power over the sandbox's own namespaces stays."""
    if len(Path("/proc/self/uid_map").read_text().splitlines()) > 1:
        power = linux.permitted_capabilities()
        linux.prctl(linux.PR_SET_KEEPCAPS, 1)
        os.setgroups([])
        os.setresgid(STUDENT, STUDENT, STUDENT)
        os.setresuid(STUDENT, STUDENT, STUDENT)
        linux.set_capabilities(power)
    linux.prctl(linux.PR_SET_DUMPABLE, 1)
