"""What a student does around the lessons: see how far they are, begin an answer again, carry work away and back.

    progress()
    reset("04-dns", "walk")
    save()

Everything here loads when it is first used.
"""

from importlib import import_module

_HOME = {
    "DeskError": "_errors",
    "Progress": "_progress",
    "progress": "_progress",
    "reset": "_reset",
    "restore": "_archive",
    "save": "_archive",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
