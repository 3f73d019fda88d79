"""Starts the lineages, each in a process of its own, forked before anything of it is loaded.

    python -P -m classroom.sandbox.launch '{"lineages": {"classroom.sandbox.student": 5}, "status": 7, …}'

Numbers are descriptors: of each lineage's control socket, and of the socket that is told why nothing could be started.
"""

import contextlib
import importlib
import json
import os
import socket
import sys

from classroom.sandbox.nursery import Nursery, Rooms
from classroom.sandbox.seal import seal

STARTED = b"."


def main(text: str) -> None:
    told = json.loads(text)
    layers = frozenset(told["layers"])
    status = socket.socket(fileno=told["status"])
    try:
        if told["sealed"]:
            seal(told["scratch"], told["fonts"], layers, told["emptied"])
    except (OSError, KeyError) as error:
        status.sendall((getattr(error, "strerror", None) or str(error)).encode()[:1000])
        sys.exit(1)
    controls = {module: socket.socket(fileno=fd) for module, fd in told["lineages"].items()}
    status.sendall(STARTED)
    status.close()
    for module, control in controls.items():
        if os.fork() == 0:
            for other in {*controls.values()} - {control}:
                other.close()
            _serve(module, control, layers if told["sealed"] else None)
    for control in controls.values():
        control.close()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _serve(module: str, control: socket.socket, layers: frozenset[str] | None) -> None:
    code = 1
    try:
        lineage = importlib.import_module(module)
        child = lineage.prepare()
        os.environ.pop("XDG_CACHE_HOME")  # read by now; what a child caches goes to its own home
        Nursery(control, child, None if layers is None else Rooms(layers, lineage.IN_ROOMS)).serve()
        code = 0
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
