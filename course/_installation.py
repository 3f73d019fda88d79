"""Whether this installation can run the lessons: each thing that they stand on is tried, in seconds."""

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from course import __version__

OLDEST = (3, 11)
TRIED = ("3.11", "3.12", "3.13")  # README.md says which tests ran there
AGAIN = "install the course again as its README says"


def report() -> int:
    """Print a line for each thing tried; returns 0 if all of them work."""
    began, failed = time.perf_counter(), 0
    print(f"course {__version__}, Python {sys.version.split()[0]}, {sys.executable}")
    for what, attempt, remedy in CHECKS:
        told, fine = tried(attempt)
        failed += not fine
        print(f"{'ok ' if fine else 'NOT'}  {what}: {told}")
        if not fine:
            print(f"     {remedy}")
    done = "Everything works" if not failed else f"{failed} of {len(CHECKS)} do not work"
    print(f"{done} ({time.perf_counter() - began:.1f} s).")
    return 1 if failed else 0


def tried(attempt: Callable[[], str]) -> tuple[str, bool]:
    """What ``attempt`` says, and whether it went well; whatever stops it is told in one line."""
    try:
        return attempt(), True
    except Exception as error:
        lines = str(error).strip().splitlines() or [""]
        return f"{type(error).__name__}: {lines[0]}".rstrip(": "), False


def python() -> str:
    if sys.version_info[:2] < OLDEST:
        raise RuntimeError(f"{sys.version.split()[0]} is too old")
    tried = f"{', '.join(TRIED[:-1])} and {TRIED[-1]}"
    return (
        f"the course was tried on {tried}" if here() in TRIED else f"new enough, though the course was tried on {tried}"
    )


def here() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def packages() -> str:
    """What lessons import is looked for, not loaded: that would take longer than all else here."""
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise ModuleNotFoundError(f"missing: {', '.join(missing)}")
    return f"all {len(PACKAGES)} are there"


PACKAGES = [
    "aioquic", "brotli", "dns", "h2", "httpx", "hypercorn", "jsonschema", "jupyterlab", "matplotlib", "nbgrader",
    "scapy", "trustme", "yaml", "zstandard",
]  # fmt: skip


def kernel() -> str:
    """A kernel that another Python has put there under the same name starts without the course."""
    from jupyter_client.kernelspec import KernelSpecManager

    program = KernelSpecManager().get_kernel_spec("python3").argv[0]
    if Path(program).name != program and not Path(program).samefile(sys.executable):
        raise RuntimeError(f"`Python 3 (ipykernel)` is {program}, another Python")
    return "`Python 3 (ipykernel)` is this Python"


def validate() -> str:
    """Both halves of the Validate button: in JupyterLab, and in the server behind it."""
    halves = ["share/jupyter/labextensions/@jupyter/nbgrader", "etc/jupyter/jupyter_server_config.d/nbgrader.json"]
    missing = [half for half in halves if not (Path(sys.prefix) / half).exists()]
    if missing:
        raise FileNotFoundError(f"{', '.join(missing)} below {sys.prefix}")
    return "the button is in JupyterLab"


def lab() -> str:
    """A question asked on loopback, over each transport; then the log is drawn."""
    from course.draw import ladder
    from course.lab import Internet

    with Internet() as net:
        for over in TRANSPORTS:
            net.ask(net.roots[0], QUERY, over)
        ladder(net.log)
    return f"a name server answered over {', '.join(TRANSPORTS)}"


TRANSPORTS = ["udp", "tcp", "dot"]
QUERY = b"\0\1\0\0\0\1\0\0\0\0\0\0\x03www\x04shop\x04test\0\0\1\0\1"
CHECKS = [
    ("Python", python, "install Python 3.11 or newer and make the environment again"),
    ("packages", packages, AGAIN),
    ("kernel", kernel, "remove that kernel (`jupyter kernelspec list` tells where it lies), or choose another one"),
    ("Validate", validate, AGAIN),
    ("servers on this machine", lab, "a firewall or a full disk may be in the way; ask with this output in hand"),
]
