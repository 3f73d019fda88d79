"""Figures computed from data: each carries alt text, looks the same everywhere and is drawn alike every time.

    ladder(net.log)
    bytemap(message, [("id", 0, 2), ("flags", 2, 4)])

Everything here loads when it is first used.
"""

from importlib import import_module

_HOME = {
    "Drawing": "_drawing",
    "bytemap": "_bytemap",
    "curves": "_curves",
    "flights": "_flights",
    "histogram": "_histogram",
    "ladder": "_ladder",
    "prediction": "_prediction",
    "prefixmap": "_prefixmap",
    "sequence": "_sequence",
    "shares": "_shares",
    "strip": "_strip",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
