"""An exercise's domain: which cases its text promises something about, how to draw, play and name them.

The judge draws the reserve's cases from the same source, so this module imports nothing of lessons.
"""

import functools
import random
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType

PARTS = ("draw", "allowed", "play", "kinds")
# What holds where a domain does not say otherwise by a constant of the same name.
RESERVE = 60  # cases of the reserve that one submission plays
DRAWS = 3000  # cases that a search for a bank draws
TELLINGS = 4  # cases of a bank that tell a rival from the reference, where there is room for them
LITERALS = (type(None), bool, int, float, str, bytes)


class BadDomain(ValueError):
    """What is wrong with a domain, for its author."""


@dataclass(frozen=True)
class Kind:
    """A kind of case in words that a student may read, the test cell that plays it, quotes of the rules it holds to."""

    words: str
    test: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Domain:
    """What ``domains/<exercise>.py`` defines. Cases are plain literals; ``asides`` quote what no test can hold to."""

    exercise: str
    source: str
    known: tuple[Kind, ...]
    asides: tuple[str, ...]
    reserve: int
    draws: int
    tellings: int
    draw: Callable[[random.Random], object]
    allowed: Callable[[object], bool]
    play: Callable[[dict, object], object]
    kinds: Callable[[object], list[str]]

    def drawn(self, series: str, number: int):
        """The case of that number in a series: the same in every process and on every machine."""
        return self.draw(random.Random(f"{series}/{self.exercise}/{number}"))

    def numbers(self, case) -> list[int]:
        """The numbers of a case's kinds in ``known``, rising."""
        at = self._places
        named = self.kinds(case)
        if strangers := [words for words in named if words not in at]:
            raise BadDomain(f"domains/{self.exercise}.py: kinds() names {strangers[0]!r}, which KINDS does not hold")
        return sorted({at[words] for words in named})

    @functools.cached_property
    def _places(self) -> dict[str, int]:
        return {kind.words: number for number, kind in enumerate(self.known)}

    def test(self, numbers: list[int]) -> str:
        """The test cell that plays a case of these kinds: that of the last one, as special kinds stand behind plain."""
        return self.known[numbers[-1]].test


@functools.lru_cache(maxsize=256)
def _compiled(exercise: str, source: str) -> CodeType:
    return compile(source, f"domains/{exercise}.py", "exec")


def domain_of(exercise: str, source: str) -> Domain:
    """The domain that a file's text defines. `BadDomain` where it lacks a part."""
    space = {"__name__": f"domain_{exercise}"}
    where = f"domains/{exercise}.py"
    try:
        exec(_compiled(exercise, source), space)
    except (Exception, SystemExit) as error:
        raise BadDomain(f"{where} cannot be loaded: {type(error).__name__}: {error}") from error
    if lacking := [name for name in PARTS if not callable(space.get(name))]:
        raise BadDomain(f"{where} lacks the function {' and '.join(lacking)}")
    kinds = space.get("KINDS")
    if not isinstance(kinds, dict) or not kinds or not all(_is_kind(*item) for item in kinds.items()):
        raise BadDomain(f"{where} needs KINDS: a dict of sentence → (test cell, words of the task, …)")
    return Domain(
        exercise,
        source,
        tuple(Kind(words, test, tuple(rules)) for words, (test, *rules) in kinds.items()),
        _asides(space, where),
        _count(space, "RESERVE", RESERVE, 0, where),
        _count(space, "DRAWS", DRAWS, 1, where),
        _count(space, "TELLINGS", TELLINGS, 1, where),
        *(space[name] for name in PARTS),
    )


def _is_kind(words, told) -> bool:
    return (
        isinstance(words, str)
        and isinstance(told, tuple)
        and len(told) >= 2
        and all(isinstance(text, str) and text.strip() for text in (words, *told))
    )


def _asides(space: dict, where: str) -> tuple[str, ...]:
    asides = space.get("ASIDES", ())
    if type(asides) not in (tuple, list) or not all(isinstance(quote, str) and quote.strip() for quote in asides):
        raise BadDomain(f"{where} needs ASIDES that are a tuple of quotes; of a single one: (quote,)")
    return tuple(asides)


def _count(space: dict, name: str, default: int, least: int, where: str) -> int:
    count = space.get(name, default)
    if type(count) is not int or count < least:
        raise BadDomain(f"{where} needs {name} that is a whole number from {least}: it is {count!r}")
    return count


def is_literal(case) -> bool:
    """Whether a case is what Python can write down and read back, in one order wherever it is made."""
    if type(case) in LITERALS:
        return True
    if type(case) in (list, tuple):
        return all(map(is_literal, case))
    return type(case) is dict and all(is_literal(part) for item in case.items() for part in item)
