"""Looks at the sandbox from inside before anything is graded: what student code could reach there."""

import contextlib
import json
import secrets
import socket

import classroom.errors
from classroom.judge.session_pool import SessionPool, SessionResult
from classroom.sandbox.fork_client import NoSandbox
from classroom.sandbox.limits import Limits
from classroom.sandbox.mounts import withheld

# A cell of its own notebook. `told` names things of the caller's, none of which may be within reach.
CELL = """
import json, os, resource, socket

def reaches(call):
    try:
        call()
    except OSError:
        return False
    return True

def connect(family, address):
    with socket.socket(family) as sock:
        sock.connect(address)

def status(*names):
    lines = (line.partition(":") for line in open("/proc/self/status"))
    return [int(value, 16) for name, _, value in lines if name in names]

found = {
    "files of this machine": reaches(lambda: open(told["file"])),
    "places to write to": any(reaches(lambda: open(folder + "/probe", "w")) for folder in told["folders"]),
    "this machine's network": reaches(lambda: connect(socket.AF_INET, ("127.0.0.1", told["port"])))
    or reaches(lambda: connect(socket.AF_UNIX, chr(0) + told["name"])),
    "other processes": len([name for name in os.listdir("/proc") if name.isdigit()]) > 2,
    "descriptors of the grader's": len([n for n in os.listdir("/proc/self/fd") if int(n) > 2]) > 2,
    "capabilities": any(status("CapEff", "CapPrm", "CapBnd", "CapAmb")) or status("NoNewPrivs") != [1],
    "namespaces of its own": open("/proc/sys/user/max_user_namespaces").read().strip() != "0",
    "unlimited resources": any(
        resource.getrlimit(kind)[0] != told["limits"][name]
        for name, kind in (
            ("cpu_s", resource.RLIMIT_CPU), ("memory", resource.RLIMIT_AS),
            ("file_size", resource.RLIMIT_FSIZE), ("processes", resource.RLIMIT_NPROC),
            ("open_files", resource.RLIMIT_NOFILE),
        )
    ) or reaches(lambda: os.memfd_create("probe")) or reaches(lambda: os.sched_setaffinity(0, os.sched_getaffinity(0))),
    "root's rights": os.getuid() == 0,
    "modules that are withheld": any("raise ImportError" not in open(path).read() for path in told["withheld"]),
}
print(json.dumps([name for name, held in found.items() if held]))
"""


def self_test(sessions: SessionPool) -> None:
    """Raises `NoSandbox`, which names what is within reach, unless the sandbox holds."""
    import course

    limits = Limits()
    with contextlib.ExitStack() as opened:
        port, name = opened.enter_context(socket.create_server(("127.0.0.1", 0))), secrets.token_hex()
        opened.enter_context(_listener(name))
        told = {"file": classroom.errors.__file__, "port": port.getsockname()[1], "name": name, "limits": vars(limits)}
        told["withheld"] = [str(path) for path in withheld() if path.suffix == ".py"]
        told["folders"] = ["/", "/usr", "/etc", "/run", "/proc/sys/kernel", *course.__path__]
        result = sessions.run([{"do": "run", "id": "probe", "source": f"told = {told!r}\n{CELL}"}], {}, limits)
    try:
        found = json.loads(result.verdicts["probe"]["outputs"][0]["text"])
    except (LookupError, ValueError):
        raise NoSandbox(f"the look from inside failed: {_why(result)}") from None
    if found:
        raise NoSandbox(f"student code would have {' and '.join(found)}")


def _why(result: SessionResult) -> str:
    """What kept the cell from telling, in a few words."""
    outputs = result.verdicts.get("probe", {}).get("outputs", [])
    raised = next((f"{output['ename']}: {output['evalue']}" for output in outputs if "ename" in output), None)
    return result.ended or raised or "it has told nothing"


def _listener(name: str) -> socket.socket:
    """A Unix socket that has a name but no file."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"\0{name}")
    listener.listen()
    return listener
