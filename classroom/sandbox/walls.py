"""Namespaces around one student process: the system read-only, a small room of its own, its own loopback.

What is not shown in its root cannot be named there: no lesson, no submission, no gradebook, no home. No
rights are needed: a user namespace gives what the set-up wants, and all of it is dropped before student
code runs. Linux only.
"""

import fcntl
import os
import resource
import shutil
import signal
import socket
import struct
import sys
import sysconfig
from pathlib import Path

from classroom.sandbox import kernel
from classroom.sandbox.kernel import Refused

STUDENT, NOBODY = 1000, 65534
ROOM = "/room"
SYSTEM = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ssl", "/etc/alternatives", "/etc/fonts"]
SYSTEM += ["/etc/ld.so.cache", "/etc/mime.types"]
SCRATCH = "size=64m,mode=1777,nr_inodes=10000"
DEVICES = ["null", "zero", "full", "random", "urandom"]
FILES = {
    "/etc/passwd": f"student:x:{STUDENT}:{STUDENT}:student:{ROOM}:/bin/sh\n",
    "/etc/group": f"student:x:{STUDENT}:\n",
    "/etc/hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
}
SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 1, 0x40

__all__ = ["ROOM", "Refused", "enter"]


def enter(box: str) -> None:
    """Put this process behind walls; ``box/files`` is copied into its room, ``box/root`` is where walls are built.

    Returns in a new process, the first of its own process namespace, with `ROOM` as working directory. The
    process that called waits for it and ends as it does. Raises `Refused` where the system does not allow it.
    """
    _new_namespaces()
    child = os.fork()
    if child:
        _end_like(child)
    kernel.prctl(kernel.PDEATHSIG, signal.SIGKILL)
    kernel.sethostname(b"room")
    _loopback_up()
    _build(f"{box}/root", f"{box}/files")
    os.chdir(ROOM)
    kernel.drop_bounding_set()
    if os.getuid() != STUDENT:
        os.setgroups([])
        os.setresgid(STUDENT, STUDENT, STUDENT)
        os.setresuid(STUDENT, STUDENT, STUDENT)
    kernel.drop_capabilities()
    # Changing user forgets this, and the parent must not be outlived.
    kernel.prctl(kernel.PDEATHSIG, signal.SIGKILL)


def _new_namespaces() -> None:
    """Unshare all; as root, become a user who owns nothing here, which only a process outside can arrange."""
    uid, gid, outside = os.getuid(), os.getgid(), os.getpid()
    ready, go = os.pipe()
    mapper = os.fork() if uid == 0 else None
    if mapper == 0:
        os.close(go)
        os.read(ready, 1)
        Path(f"/proc/{outside}/gid_map").write_text(f"0 0 1\n{STUDENT} {NOBODY} 1")
        Path(f"/proc/{outside}/uid_map").write_text(f"0 0 1\n{STUDENT} {NOBODY} 1")
        os._exit(0)
    flags = kernel.NEWUSER | kernel.NEWNS | kernel.NEWPID | kernel.NEWNET | kernel.NEWIPC | kernel.NEWUTS
    kernel.unshare(flags)
    if mapper:
        os.write(go, b".")
        if os.waitpid(mapper, 0)[1]:
            raise Refused(1, "the user map was not accepted")
    else:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{STUDENT} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{STUDENT} {gid} 1")
    os.close(ready)
    os.close(go)


def _end_like(child: int) -> None:
    """Wait, then end with the child's exit code or by the signal that ended it."""
    os.closerange(0, 1 << 12)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if -code != signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code & 0xFF)


def _loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        fcntl.ioctl(probe, SIOCSIFFLAGS, struct.pack("16sH14s", b"lo", IFF_UP | IFF_RUNNING, b""))


def readable() -> list[str]:
    """What student code may read: the system's programs, this Python with its packages, and `course`."""
    import course

    paths = sysconfig.get_paths()
    python = [sys.prefix, sys.base_prefix, paths["purelib"], paths["platlib"], paths["stdlib"]]
    wanted = [*SYSTEM, *python, str(Path(course.__file__).parent)]
    shown: list[str] = []
    for path in sorted(set(wanted), key=len):
        if Path(path).exists() and not any(path.startswith(f"{above}/") for above in shown):
            shown.append(path)
    return shown


def _build(root: str, files: str) -> None:
    kernel.mount("none", "/", None, kernel.REC | kernel.PRIVATE)
    kernel.mount("tmpfs", root, "tmpfs", kernel.NOSUID | kernel.NODEV, "size=1m,mode=755")
    for path in readable():
        _show(path, root)
    for name, text in FILES.items():
        _parent(root + name)
        Path(root + name).write_text(text)
    for device in DEVICES:
        _parent(f"{root}/dev/{device}")
        Path(f"{root}/dev/{device}").touch()
        kernel.mount(f"/dev/{device}", f"{root}/dev/{device}", None, kernel.BIND)
    os.symlink("/proc/self/fd", f"{root}/dev/fd")
    for place in (ROOM, "/tmp", "/dev/shm"):
        os.makedirs(root + place, exist_ok=True)
        kernel.mount("tmpfs", root + place, "tmpfs", kernel.NOSUID | kernel.NODEV, SCRATCH)
    shutil.copytree(files, root + ROOM, dirs_exist_ok=True)
    os.chmod(root + ROOM, 0o1777)  # the copy took the mode of where it came from
    os.mkdir(f"{root}/proc")
    kernel.mount("proc", f"{root}/proc", "proc", kernel.NOSUID | kernel.NODEV | kernel.NOEXEC)
    kernel.pivot_root(root)
    kernel.mount("none", "/", None, kernel.REMOUNT | kernel.BIND | kernel.RDONLY | kernel.NOSUID | kernel.NODEV)


def _show(path: str, root: str) -> None:
    _parent(root + path)
    if os.path.islink(path):
        os.symlink(os.readlink(path), root + path)
        return
    if os.path.isdir(path):
        os.mkdir(root + path)
    else:
        Path(root + path).touch()
    kernel.bind(path, root + path)


def _parent(path: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
