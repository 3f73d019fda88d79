"""Cases played through an answer: what those hidden tests consist of that the build makes of an exercise's bank.

An outcome is a text. It is the same for values that `same` takes for each other, and for exceptions of one family.
"""

import copy
import functools
import hashlib
import json
import random
from collections.abc import Callable, Iterable, Sequence
from types import FunctionType
from typing import Protocol

from course.check._plain import plain

FAMILIES = (ValueError, TypeError, LookupError, ArithmeticError, OSError)
SIGNIFICANT, DECIMALS = 12, 9  # digits of a float that count: the rest is noise of another order of operations
DIGEST = 12  # hexadecimal digits that stand for an outcome


class Watcher(Protocol):
    """Where tests are judged: it adds cases of its own, and hears of each outcome."""

    def more(self) -> Iterable[tuple[str, object, Sequence[int], str]]:
        """Further cases of this test: key, case, numbers of its kinds, how the digest of the right outcome begins."""

    def hears(self, key: str, told: str, right: bool) -> None:
        """The outcome of a case; a case of the bank is ``b`` and its number."""


watchers: list[Watcher] = []
unreadable: list[type[BaseException]] = []  # what stands for a value that the judge could not read


def wrong_at(answer: dict[str, Callable], source: str, kinds: Sequence[str], cases: Sequence[tuple]) -> list[str]:
    """At which ``kinds`` of case the answer's outcome is not the one that is wanted; empty when it is everywhere.

    ``source`` defines ``play(answer, case)``. Each of ``cases`` is its number, the case, the numbers of its kinds, and
    how the digest of the right outcome begins.
    """
    play, before = played_by(source), random.getstate()
    wrong = set()
    try:
        for key, case, of, wanted in _all(cases):
            told = outcome(play, answer, case)
            right = digest(told).startswith(wanted)
            wrong |= set() if right else set(of)
            for watcher in watchers:
                watcher.hears(key, told, right)
    finally:
        random.setstate(before)
    return [kinds[number] for number in sorted(wrong)]


def _all(cases: Sequence[tuple]) -> Iterable[tuple]:
    yield from ((f"b{number}", *rest) for number, *rest in cases)
    for watcher in watchers:
        yield from watcher.more()


@functools.lru_cache(maxsize=256)
def _compiled(source: str):
    return compile(source, "<play>", "exec")


def played_by(source: str) -> Callable:
    """The function ``play`` that ``source`` defines, in a namespace of its own."""
    space = {"__name__": "play"}
    exec(_compiled(source), space)
    return space["play"]


def outcome(play: Callable, answer: dict[str, Callable], case) -> str:
    """What becomes of one case, as a text. `random` begins anew: libraries shuffle by it what they write."""
    random.seed(0)
    try:
        return text_of(play(_plainly(answer), copy.deepcopy(case)))
    except RecursionError:
        return "raises RecursionError"
    except (Exception, SystemExit) as error:
        return f"raises {family(error)}"
    except tuple(unreadable):
        return "cannot be read"


def _plainly(answer: dict[str, Callable]) -> dict[str, Callable]:
    """An answer whose functions give plain values, as they do where they are called from another process."""
    return {name: _giving_plain(one) if type(one) is FunctionType else one for name, one in answer.items()}


def _giving_plain(function: FunctionType) -> FunctionType:
    @functools.wraps(function, updated=())
    def called(*args, **kwargs):
        return plain(function(*args, **kwargs))

    return called


def family(error: BaseException) -> str:
    """The name of the first of `FAMILIES` that an exception is of, or ``"another"``."""
    return next((kind.__name__ for kind in type(error).__mro__ if kind in FAMILIES), "another")


def digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:DIGEST]


def text_of(value) -> str:
    """One text for all values that count as the same; objects have none but that they are objects."""
    return _text(plain(value))


def _text(value) -> str:
    if value is None or type(value) is bool:
        return str(value)
    if type(value) in WRITTEN:
        return WRITTEN[type(value)](value)
    return "an object"


def _number(value: int | float) -> str:
    if type(value) is float:
        value = round(float(f"{value:.{SIGNIFICANT}g}"), DECIMALS)
        if value != value or value in (float("inf"), float("-inf")):
            return "not finite"
        if not value.is_integer():
            return repr(value)
    return hex(int(value))


def _pair(item: tuple) -> str:
    return f"{_text(item[0])}: {_text(item[1])}"


WRITTEN = {
    int: _number,
    float: _number,
    str: json.dumps,  # what `repr` shows as it is changes between versions of Python
    bytes: lambda value: f"b{value.hex()}",
    list: lambda value: f"[{', '.join(map(_text, value))}]",
    tuple: lambda value: f"({', '.join(map(_text, value))})",
    set: lambda value: f"set({', '.join(sorted(map(_text, value)))})",
    frozenset: lambda value: f"set({', '.join(sorted(map(_text, value)))})",
    dict: lambda value: f"{{{', '.join(sorted(map(_pair, value.items())))}}}",
}
