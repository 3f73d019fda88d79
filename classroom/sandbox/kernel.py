"""The system calls that build a sandbox, through ctypes: Python 3.11 has no unshare, mount or capset."""

import ctypes
import os
import platform

NEWNS, NEWUTS, NEWIPC = 0x20000, 0x4000000, 0x8000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
RDONLY, NOSUID, NODEV, NOEXEC, REMOUNT, BIND, REC, PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
PDEATHSIG, CAPBSET_DROP, NO_NEW_PRIVS = 1, 24, 38

DETACH = 2
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41, "riscv64": 41, "ppc64le": 203, "s390x": 217}
CAPABILITIES = range(64)
CAPABILITY_VERSION_3 = 0x20080522

libc = ctypes.CDLL(None, use_errno=True)


class Refused(OSError):
    """The system does not allow a step; the text names it."""


def _checked(result: int, what: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise Refused(code, f"{what}: {os.strerror(code)}")


def unshare(flags: int) -> None:
    _checked(libc.unshare(flags), "unshare")


def mount(source: str, target: str, kind: str | None = None, flags: int = 0, data: str | None = None) -> None:
    words = [None if word is None else os.fsencode(word) for word in (source, target, kind, data)]
    _checked(libc.mount(*words[:3], ctypes.c_ulong(flags), words[3]), f"mount {kind or source} at {target}")


def bind(source: str, target: str) -> None:
    """Show ``source`` at ``target`` too, read-only, without device files and set-uid programs."""
    mount(source, target, None, BIND | REC)
    # In a user namespace, flags that the original mount has may be added to but not dropped.
    kept = os.statvfs(target).f_flag & (os.ST_NOEXEC | os.ST_NOATIME | os.ST_NODIRATIME | os.ST_RELATIME)
    locked = (NOEXEC if kept & os.ST_NOEXEC else 0) | (1024 if kept & os.ST_NOATIME else 0)
    mount("none", target, None, REMOUNT | BIND | RDONLY | NOSUID | NODEV | locked)


def pivot_root(root: str) -> None:
    """Make ``root`` the root of all names, and let go of the old one."""
    old = f"{root}/.old"
    os.mkdir(old)
    number = PIVOT_ROOT.get(platform.machine())
    if number is None:
        raise Refused(38, f"pivot_root is not known for {platform.machine()}")
    _checked(libc.syscall(number, os.fsencode(root), os.fsencode(old)), "pivot_root")
    os.chdir("/")
    _checked(libc.umount2(b"/.old", DETACH), "umount of the old root")
    os.rmdir("/.old")


def prctl(option: int, value: int = 0) -> None:
    _checked(libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0), f"prctl {option}")


def drop_bounding_set() -> None:
    """No program started later can have a capability; done while this process still has some."""
    for capability in CAPABILITIES:
        libc.prctl(CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0)  # the last ones may be unknown here


def drop_capabilities() -> None:
    """Give up every capability, and with NO_NEW_PRIVS every way to get one."""
    prctl(NO_NEW_PRIVS, 1)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    _checked(libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")


def sethostname(name: bytes) -> None:
    _checked(libc.sethostname(name, len(name)), "sethostname")
