"""Starts the fork servers, each in a process of its own, forked before anything of it is loaded.

    python -P -m classroom.sandbox.supervisor '{"fork_servers": {"classroom.sandbox.preload_student": 5}, …}'

Numbers are descriptors: of each fork server's control socket; ``status`` is of the one that is told why nothing could
be started.
"""

import contextlib
import importlib
import json
import os
import socket
import sys

from classroom.sandbox.fork_server import Confinement, ForkServer
from classroom.sandbox.mounts import isolate

STARTED = b"."


def main(text: str) -> None:
    told = json.loads(text)
    layers = frozenset(told["layers"])
    status = socket.socket(fileno=told["status"])
    try:
        if told["sandboxed"]:
            isolate(told["scratch"], told["fonts"], layers, told["emptied"])
    except (OSError, KeyError) as error:
        status.sendall((getattr(error, "strerror", None) or str(error)).encode()[:1000])
        sys.exit(1)
    controls = {module: socket.socket(fileno=fd) for module, fd in told["fork_servers"].items()}
    status.sendall(STARTED)
    status.close()
    for module, control in controls.items():
        if os.fork() == 0:
            for other in {*controls.values()} - {control}:
                other.close()
            _serve(module, control, layers if told["sandboxed"] else None)
    for control in controls.values():
        control.close()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _serve(module: str, control: socket.socket, layers: frozenset[str] | None) -> None:
    code = 1
    try:
        preloaded = importlib.import_module(module)
        child = preloaded.preload()
        os.environ.pop("XDG_CACHE_HOME")  # read by now; what a child caches goes to its own home
        ForkServer(control, child, None if layers is None else Confinement(layers, preloaded.JAILED)).serve()
        code = 0
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
