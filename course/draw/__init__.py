"""Figures computed from data: each carries alt text, looks the same everywhere and is drawn alike every time.

    ladder(net.log)
    bytemap(message, [("id", 0, 2), ("flags", 2, 4)])

Everything here loads when it is first used.
"""

from importlib import import_module

from course._face import face

KINDS = ("base", "charts", "diagrams")  # each imports from itself and the first one only

__all__, __getattr__, __dir__ = face(
    __name__,
    {name: kind for kind in KINDS for name in import_module(f"{__name__}.{kind}").__all__},
)
