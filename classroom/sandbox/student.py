"""The student's lineage: what is loaded before a fork, and what a fork does."""

import os
import sys

from classroom.judge.agent import Agent
from classroom.judge.channel import Channel
from classroom.sandbox.limits import Limits
from classroom.sandbox.shell import warm_shell


def prepare():
    """Load what lessons use, once; returns the function that a fork runs.

    It gets one channel, to the judge, and ``{"folder": …, "limits": …}``.
    """
    import dns.message
    import dns.zone  # noqa: F401
    import httpx  # noqa: F401

    import course.check
    import course.lab  # noqa: F401

    shell = warm_shell()

    def child(channels, request):
        os.chdir(request["folder"])
        sys.path.insert(0, "")  # as in a kernel: modules beside the notebook
        Limits(**request["limits"]).apply()
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(null, fd)
        Agent(Channel(channels[0]), shell).serve()

    return child
