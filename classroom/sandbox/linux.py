"""Calls of Linux that Python 3.11 has no name for: namespaces, mounts, capabilities. Each raises OSError."""

import ctypes
import errno
import fcntl
import os
import socket
import struct
from pathlib import Path

NEWNS = 0x0002_0000
NEWUTS = 0x0400_0000
NEWIPC = 0x0800_0000
NEWUSER = 0x1000_0000
NEWPID = 0x2000_0000
NEWNET = 0x4000_0000

MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x4_0000
MNT_DETACH = 2
ATTR_RDONLY, ATTR_NOSUID, ATTR_NODEV, ATTR_NOEXEC = 1, 2, 4, 8

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 8, 24, 38
CAP_VERSION_3 = 0x2008_0522
CAPABILITIES = 64  # as many as the kernel's interface has room for

AT_FDCWD, AT_RECURSIVE = -100, 0x8000
# New calls have one number on all architectures (asm-generic/unistd.h), old ones have not.
SYS_MOUNT_SETATTR = 442
SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41, "riscv64": 41}

_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        # What Linux calls a lack of space is the number of namespaces that the system allows.
        why = "namespaces are not allowed" if number == errno.ENOSPC else os.strerror(number)
        raise OSError(number, f"{what}: {why}")


def unshare(flags: int) -> None:
    """Put this process, or with ``NEWPID`` its next children, into new namespaces."""
    _checked(_libc.unshare(flags), "unshare")


def setns(fd: int, kind: int) -> None:
    """Enter the namespace of that kind behind a descriptor of /proc/…/ns/…."""
    _checked(_libc.setns(fd, kind), "setns")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    arguments = [text.encode() for text in (source, target, kind, options)]
    _checked(_libc.mount(*arguments[:3], ctypes.c_ulong(flags), arguments[3]), f"mount {target}")


def unmount(target: str, flags: int = 0) -> None:
    _checked(_libc.umount2(target.encode(), flags), f"umount {target}")


def restrict_mount(target: str, attributes: int) -> None:
    """Set attributes such as ``ATTR_RDONLY`` on a mount and on all below it (Linux 5.12)."""
    wanted = struct.pack("QQQQ", attributes, 0, 0, 0)
    called = _libc.syscall(SYS_MOUNT_SETATTR, AT_FDCWD, target.encode(), AT_RECURSIVE, wanted, len(wanted))
    _checked(called, f"mount_setattr {target}")


def change_root(folder: str) -> None:
    """Make ``folder``, a mount, the root of this mount namespace; the old root is gone."""
    os.chdir(folder)
    _checked(_libc.syscall(SYS_PIVOT_ROOT[os.uname().machine], b".", b"."), "pivot_root")
    unmount(".", MNT_DETACH)
    os.chdir("/")


def prctl(option: int, value: int = 0, second: int = 0) -> None:
    zero = ctypes.c_ulong(0)
    _checked(_libc.prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(second), zero, zero), "prctl")


def set_capabilities(wanted: int) -> None:
    """Make ``wanted``, a bit mask, the effective, permitted and inheritable capabilities."""
    low, high = wanted & 0xFFFF_FFFF, wanted >> 32
    header, data = struct.pack("Ii", CAP_VERSION_3, 0), struct.pack("6I", low, low, 0, high, high, 0)
    _checked(_libc.capset(header, data), "capset")


def permitted_capabilities() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1], 16) for line in lines if line.startswith("CapPrm:"))


def drop_capabilities() -> None:
    """Give up every capability for good: a program that is started later cannot bring one back either."""
    for number in range(CAPABILITIES):
        try:
            prctl(PR_CAPBSET_DROP, number)
        except OSError:  # the kernel knows no capability of this number, nor of a higher one
            break
    set_capabilities(0)
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def loopback_up() -> None:
    """Switch on ``lo`` in a network namespace of our own."""
    get_flags, set_flags, up = 0x8913, 0x8914, 1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        name, flags = struct.unpack_from("16sH", fcntl.ioctl(sock, get_flags, struct.pack("16sH14x", b"lo", 0)))
        fcntl.ioctl(sock, set_flags, struct.pack("16sH14x", name, flags | up))
