"""What every rival of an exercise is held against: cases drawn from its domain, and what the reference makes of them.

A case counts if the domain allows it, and if reference and right answers agree on it.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from classroom.bank.case_runner import Stage
from classroom.errors import CourseError
from classroom.judge.domain import RESERVE as USUAL
from classroom.judge.domain import BadDomain, Domain, is_literal

BANK, RESERVE = "bank", "reserve"  # series of draws
WHOLE = 1000  # draws of a reserve whose plays are cheap
SUBMISSIONS = 5  # of a dearer one so many submissions could play cases that no other plays
PATIENCE_S = 5.0  # of processor time for the reference, which a busy machine may hold up

Arc = tuple[int, int]


@dataclass
class Played:
    """A case: its number in its series, the numbers of its kinds, the reference's outcome and its steps by line."""

    number: int
    case: object
    kinds: list[int]
    wanted: str
    arcs: frozenset[Arc] = frozenset()


@dataclass
class GroundTruth:
    """The cases that count, and those that do not as a right answer contradicts the reference: (answer, case, both)."""

    cases: list[Played] = field(default_factory=list)
    contradicted: list[tuple[str, str, str, str]] = field(default_factory=list)


def ground_truth(stage: Stage, series: str, numbers: range, traced: bool = False) -> GroundTruth:
    """Draw the cases of these numbers, each different one once, and play reference and right answers through them."""
    file = "<reference>"
    reference = stage.answer(stage.exercise.cell.source, file)
    rights = {answer.name: stage.answer(answer.source) for answer in stage.exercise.right}
    if unloaded := [name for name, answer in {"reference": reference, **rights}.items() if answer is None]:
        raise CourseError(f"{stage.exercise.name}: {', '.join(unloaded)} cannot be loaded")
    made = GroundTruth()
    for number, case in _drawn(stage.domain, series, numbers):
        arcs: set[Arc] = set()
        if traced:
            with _steps(file, arcs):
                wanted = stage.outcome(reference, case, PATIENCE_S)
        else:
            wanted = stage.outcome(reference, case, PATIENCE_S)
        others = ((name, stage.outcome(answer, case, PATIENCE_S)) for name, answer in rights.items())
        if against := next(((name, told) for name, told in others if told != wanted), None):
            made.contradicted.append((against[0], repr(case), wanted, against[1]))
        else:
            made.cases.append(Played(number, case, kinds_of(stage.domain, case), wanted, frozenset(arcs)))
    return made


def reserved(domain: Domain) -> int:
    """Draws of the reserve: a thousand, fewer where a submission plays less than usual, as each takes long."""
    return WHOLE if domain.reserve >= USUAL else SUBMISSIONS * domain.reserve


def kinds_of(domain: Domain, case) -> list[int]:
    if found := _asked(domain, "kinds", domain.numbers, case):
        return found
    raise BadDomain(f"domains/{domain.exercise}.py: kinds() has no name for the case {case!r:.200}")


def _drawn(domain: Domain, series: str, numbers: range) -> Iterator[tuple[int, object]]:
    seen = set()
    for number in numbers:
        case = _asked(domain, "draw", domain.drawn, series, number)
        key = repr(case)
        if key in seen or not _asked(domain, "allowed", domain.allowed, case):
            continue
        if not is_literal(case):
            raise BadDomain(f"domains/{domain.exercise}.py: draw() gave what is no plain literal: {key:.200}")
        seen.add(key)
        yield number, case


def _asked(domain: Domain, part: str, function: Callable, *given):
    """What a part of a domain gives; its own mistake is the author's to mend."""
    try:
        return function(*given)
    except BadDomain:
        raise
    except Exception as error:
        told = f"{part}() raises {type(error).__name__}: {error}, given {given!r:.200}"
        raise BadDomain(f"domains/{domain.exercise}.py: {told}") from error


class _steps:
    """Collects the steps from line to line that code of ``file`` takes, entries and exits as negative numbers."""

    def __init__(self, file: str, arcs: set[Arc]):
        self.file, self.arcs = file, arcs

    def __enter__(self):
        self.before = sys.gettrace()
        sys.settrace(self._called)

    def __exit__(self, *_):
        sys.settrace(self.before)

    def _called(self, frame, event, _):
        if frame.f_code.co_filename != self.file:
            return None
        last = -frame.f_code.co_firstlineno

        def step(frame, event, _):
            nonlocal last
            if event == "line":
                self.arcs.add((last, frame.f_lineno))
                last = frame.f_lineno
            elif event == "return":
                self.arcs.add((last, -frame.f_code.co_firstlineno))
            return step

        return step


def unreached(source: str, arcs: set[Arc]) -> list[str]:
    """Branches of a reference that no case took, as ``line → line``; lines that are no branch are not looked at."""
    from coverage.parser import PythonParser

    parser = PythonParser(text=source, filename="<reference>")
    parser.parse_source()
    possible: dict[int, set[int]] = {}
    for line, to in parser.arcs():
        possible.setdefault(line, set()).add(to)
    taken: dict[int, set[int]] = {}
    for line, to in arcs:
        taken.setdefault(line, set()).add(to)
    found = []
    for line, ends in sorted(possible.items()):
        if line > 0 and len(ends) > 1 and line in parser.statements:
            found += [_branch(line, to) for to in sorted(ends) if not _went(to, taken.get(line, set()))]
    return found


def _branch(line: int, to: int) -> str:
    return f"line {line} → " + (f"line {to}" if to > 0 else "the end")


def _went(to: int, ends: set[int]) -> bool:
    """Whether a step to ``to`` was taken; all ways out count as one."""
    return to in ends if to > 0 else any(end < 0 for end in ends)
