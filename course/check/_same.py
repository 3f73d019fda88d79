"""One strict comparison for every test."""

import math

from course.check._plain import outermost

RELATIVE = 1e-9  # rounding noise of a different but equal order of operations


def same(got, want, tol: float | None = None) -> bool:
    """Whether ``got`` is the value ``want``, as plain built-in values all the way down (see `plain`); finite numbers.

    A number is the same as ``int`` and as ``float``, also as a key, but ``True`` is not ``1``. ``tol`` is the absolute
    difference allowed where a ``float`` is wanted, in its own unit; without it there may be rounding noise only.
    Where an ``int`` is wanted a ``float`` has to equal it.
    """
    return difference(got, want, tol) is None


def difference(got, want, tol: float | None = None, where: str = "") -> str | None:
    """Where ``got`` first differs from ``want``, as a sentence, or ``None`` when they are the same."""
    worn, got, want = _name(got), outermost(got), outermost(want)
    numbers = _is_number(got) and _is_number(want)
    if numbers and type(want) is float:
        return _number(got, want, tol, where)
    if type(got) is not type(want) and not numbers:
        return f"{_at(where)}a value of type {worn}, expected {_name(want)}: {short(want)}"
    compare = COMPARE.get(type(want), _equal)
    return compare(got, want, tol, where)


def short(value, limit: int = 160) -> str:
    """``repr`` of a value, cut to ``limit`` characters."""
    try:
        text = repr(value)
    except Exception:  # an integer of 5 000 digits, or a __repr__ of the student's
        text = f"<{_name(value)} that cannot be shown>"
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _name(value) -> str:
    return type(value).__name__


def _at(where: str) -> str:
    return f"at {where}: " if where else ""


def _is_number(value) -> bool:
    return type(value) is int or type(value) is float  # not `in`: that asks the student's class


def _number(got, want, tol, where):
    if type(got) is float and not math.isfinite(got):
        return f"{_at(where)}{got!r} is not a finite number"
    allowed = RELATIVE * max(1.0, abs(want)) if tol is None else tol
    if math.isfinite(want) and _distance(got, want) <= allowed:
        return None
    return f"{_at(where)}{short(got)}, expected {want!r}"


def _distance(got, want) -> float:
    try:
        return abs(got - want)
    except OverflowError:  # an integer that no float can hold
        return math.inf


def _equal(got, want, tol, where):
    return None if got == want else f"{_at(where)}{short(got)}, expected {short(want)}"


def _bytes(got, want, tol, where):
    if got == want:
        return None
    at = next((i for i, (a, b) in enumerate(zip(got, want, strict=False)) if a != b), min(len(got), len(want)))
    if at == len(got):
        return f"{_at(where)}{len(got)} bytes and then nothing; byte {at} should be 0x{want[at]:02x}"
    if at == len(want):
        return f"{_at(where)}{len(got)} bytes, expected {len(want)}: byte {at} (0x{got[at]:02x}) is too many"
    return f"{_at(where)}byte {at} is 0x{got[at]:02x}, expected 0x{want[at]:02x}"


def _sequence(got, want, tol, where):
    for i, (a, b) in enumerate(zip(got, want, strict=False)):
        found = difference(a, b, tol, f"{where}[{i}]")
        if found:
            return found
    if len(got) < len(want):
        return f"{_at(where)}{len(got)} items, expected {len(want)}: {short(want[len(got)])} is missing"
    if len(got) > len(want):
        return f"{_at(where)}{len(got)} items, expected {len(want)}: {short(got[len(want)])} is too many"
    return None


def _set(got, want, tol, where, what="members", among=""):
    if _typed(got) == _typed(want):
        return None
    missing, extra = want - got, got - want
    found = [f"{short(missing)} missing{among}"] * bool(missing) + [f"{short(extra)} too many{among}"] * bool(extra)
    return f"{_at(where)}{' and '.join(found) or f'{what} of other types'}"


def _typed(members):
    """Members with their types, nested ones too: ``{1}`` and ``{True}`` are equal to Python, not to us."""
    return {(_shape(m), m) for m in members}


def _shape(value):
    kind = type(value)
    if kind is frozenset:
        return kind, frozenset(map(_shape, value))
    if kind is tuple:
        return kind, tuple(map(_shape, value))
    if kind is float and not math.isfinite(value):
        return object()  # the same as nothing
    return float if kind is int else kind


def _dict(got, want, tol, where):
    if wrong := _set(set(got), set(want), tol, where, "keys", " among the keys"):
        return wrong
    for key in want:
        found = difference(got[key], want[key], tol, f"{where}[{short(key, 40)}]")
        if found:
            return found
    return None


COMPARE = {bytes: _bytes, list: _sequence, tuple: _sequence, set: _set, dict: _dict}
