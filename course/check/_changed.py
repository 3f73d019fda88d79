"""Which argument a call has changed: plain data is compared, value by value.

Functions, iterators and objects of other classes are left alone, and so is what holds one of them: in grading they
stay on the side that made them.
"""

from course.check._plain import plain, taken
from course.check._same import short

RULE = "Functions leave their arguments alone unless the task says otherwise: work on a copy."
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
ROOM = 100  # characters of a value that is shown whole
# Functions of exercises in which no test looks at arguments afterwards, as the rules for lessons check.
FREE = frozenset({"ask_zone", "backoff", "fetch_all", "resolve", "work"})
NESTED = (list, tuple, dict, set)
Given = dict[int | str, object]  # arguments by their places or names


def told_of_change(before: Given, after: Given) -> str:
    """What to say of the first argument that has another value after the call; nothing where there is none."""
    for place, was in before.items():
        if is_data(was) and not _unchanged(was, after[place]):
            return f"and changed its {_which(place, len(before))}{_shown(was, after[place])}\n{RULE}"
    return ""


def is_data(value) -> bool:
    """Whether a value is plain data all the way down (see `course.check.plain`)."""
    kind, body = taken(value)
    if kind is dict:
        return all(is_data(part) for pair in body for part in pair)
    return all(map(is_data, body)) if kind in NESTED else kind is not object


def _unchanged(was, now) -> bool:
    """Whether both hold the same; a dict also in the same order. Nothing that a student wrote is called."""
    (kind, one), (other, two) = taken(was), taken(now)
    if kind is not other:
        return False
    if kind is set:
        return is_data(now) and plain(was) == plain(now)
    if kind in NESTED:
        one, two = list(one), list(two)
        return len(one) == len(two) and all(map(_unchanged, one, two))
    return one is two or one == two  # NaN is itself


def _which(place: int | str, count: int) -> str:
    if type(place) is str:
        return f"argument {place}"
    return f"{ORDINALS[place]} argument" if count > 1 else "argument"


def _shown(was, now) -> str:
    """Where what has changed is, if the whole has no room, and what it was and is."""
    where, was, now = "", _legible(was), _legible(now)
    while (_long(was) or _long(now)) and (key := _place(was, now)) is not None:
        where, was, now = f"{where}[{short(key, 40)}]", was[key], now[key]
    return f"{where and f' at {where}'}: it was {_counted(was)} and is {_counted(now)} now"


def _legible(value):
    try:
        return plain(value)
    except (TypeError, RecursionError):  # whatever a student has put there
        return value


def _long(value) -> bool:
    return len(short(value, ROOM + 1)) > ROOM


def _place(was, now):
    """The key of the first part that differs; None where both have not the same keys, or no parts."""
    one, two = _parts(was), _parts(now)
    return next((key for key in one if not _unchanged(one[key], two[key])), None) if [*one] == [*two] else None


def _parts(value) -> dict:
    kind, body = taken(value)
    return dict(body) if kind is dict else dict(enumerate(body)) if kind in (list, tuple) else {}


def _counted(value) -> str:
    """As much of a value as there is room for, and how much of it there is."""
    items = f" ({len(value)} items)" if _long(value) and isinstance(value, list | dict | set) else ""
    return f"{short(value, ROOM)}{items}"
