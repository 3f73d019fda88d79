"""Text for figures: what a student's data may hold, in the room that there is."""

import math
from numbers import Real
from unicodedata import east_asian_width

ELLIPSIS = "…"
UNSHOWABLE = "�"


def printable(text: str) -> str:
    """``text`` with any space as a plain one, and U+FFFD for what XML forbids or what has no shape."""
    return "".join(_shown(char) for char in text)


def cells(text: str) -> int:
    """How many monospaced columns ``text`` takes; an East Asian wide character takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def shortened(text: str, room: int) -> str:
    """``text`` in at most ``room`` columns; what is too much is left out of the middle."""
    if cells(text) <= room:
        return text
    head, tail = (room - 1) - (room - 1) // 2, (room - 1) // 2
    return _fitting(text, head) + ELLIPSIS + _fitting(text[::-1], tail)[::-1]


def listed(items: list[str], most: int = 6) -> str:
    """``a, b and c``; of more than ``most`` only the first are named."""
    if len(items) > most:
        return f"{', '.join(items[: most - 1])} and {len(items) - most + 1} more"
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def counted(count: int, one: str, many: str = "") -> str:
    """``1 query``, ``2 queries``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def one_of(unit: str) -> str:
    """A unit in English for an amount of one: ``query`` for ``queries``, ``ms`` for ``ms``, but ``of 2 servers``."""
    if unit.startswith("of "):
        return unit
    if unit.endswith("ies"):
        return f"{unit[:-3]}y"
    return unit[:-1] if len(unit) > 3 and unit.endswith("s") and unit[-2] not in "su" else unit


def as_number(value) -> float | None:
    """``value`` as a finite float, or ``None`` if it is not a finite number; a bool is not one."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        number = float(value)
    except (OverflowError, ValueError):
        return None
    return number if math.isfinite(number) else None


def rounded(number: float) -> str:
    """``number`` in four digits, without an exponent where a reader does without."""
    if number == 0 or 1e-3 <= abs(number) < 1e9:
        return f"{float(f'{number:.4g}'):.10g}"
    return f"{number:.3g}"


def _shown(char):
    if char.isprintable():
        return char
    return " " if char.isspace() else UNSHOWABLE


def _fitting(text, room):
    kept = ""
    for char in text:
        if cells(kept + char) > room:
            break
        kept += char
    return kept
