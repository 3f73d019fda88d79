"""The student's fork server: what is loaded before a fork, and what a fork does."""

import base64
import os
import sys
from pathlib import Path

from classroom.judge.agent import Agent
from classroom.judge.channel import Channel
from classroom.sandbox.limits import Limits
from classroom.sandbox.shell import make_shell

JAILED = True


def preload():
    """Load what lessons use, once; returns the function that a fork runs.

    It gets one channel, to the judge, and ``{"folder": …, "files": {name: base64}, "limits": …}``.
    """
    import dns.message
    import dns.zone  # noqa: F401
    import httpx  # noqa: F401

    import course.check
    import course.lab.events  # noqa: F401
    from course.lab.dns._world import read_ahead

    read_ahead()

    shell = make_shell()

    def child(channels, request):
        os.chdir(request["folder"])
        _lay_out(request["files"])
        sys.path.insert(0, "")  # as in a kernel: modules beside the notebook
        Limits(**request["limits"]).apply()
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        os.close(null)
        Agent(Channel(channels[0]), shell).serve()

    return child


def _lay_out(files: dict[str, str]) -> None:
    """The lesson's own files, into the working folder."""
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(data))
