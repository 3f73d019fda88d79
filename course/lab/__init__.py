"""An internet on loopback: real servers and real bytes behind documentation addresses.

    with Internet(seed=1) as net:
        net.ask(net.roots[0], query)

Everything here loads when it is first used. Each subject is a subpackage with a list of what it offers.
"""

from importlib import import_module

from course._face import face

SUBJECTS = (
    "base",
    "link",
    "tcp",
    "tls",
    "http",
    "dns",
    "versions",
    "routing",
    "browser",
    "pool",
    "deployment",
    "trace",
)  # each imports from itself and those before it only

__all__, __getattr__, __dir__ = face(
    __name__,
    {name: subject for subject in SUBJECTS for name in import_module(f"{__name__}.{subject}").__all__},
)
