"""All that a bank has to tell from the reference: what students and breakers wrote, and what a machine makes of it."""

import ast
import difflib
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from classroom.bank.deletions import deletions
from classroom.bank.mutants import mutants
from classroom.lesson import Exercise

MOST_CROSSED = 150
FEW_CHANGES = 5  # two answers that differ from the reference in more places than that make nonsense together


@dataclass(frozen=True)
class Rival:
    """An answer cell that is not right; ``group`` is wrong (a named belief), rival, mutant, deletion or crossed."""

    group: str
    name: str
    source: str


def rivals(exercise: Exercise) -> list[Rival]:
    """Every rival of an exercise, each text once."""
    reference = exercise.cell.source
    known = [Rival(answer.group, answer.name, answer.source) for answer in exercise.wrong + exercise.rivals]
    made = [Rival("mutant", mutant.change, mutant.source) for mutant in mutants(reference)]
    made += [Rival("deletion", what, source) for what, source in deletions(reference).items()]
    wrong = {answer.name: _without_docstring(answer.source) for answer in exercise.wrong}
    made += [Rival("crossed", what, source) for what, source in crossed(reference, wrong).items()]
    seen = {reference.strip()}
    return known + [rival for rival in made if not (rival.source.strip() in seen or seen.add(rival.source.strip()))]


def _without_docstring(source: str) -> str:
    tree = ast.parse(source)
    if ast.get_docstring(tree) is None:
        return source
    return "\n".join(source.splitlines()[tree.body[0].end_lineno :]).strip("\n") + "\n"


Change = tuple[int, int, list[str]]  # first line, the line behind the last, what stands there instead


def crossed(reference: str, wrong: dict[str, str]) -> dict[str, str]:
    """Two beliefs in one answer, or a part of one: their changes to the reference, by hunks of lines."""
    base = reference.splitlines()
    changes = {name: _changes(base, source.splitlines()) for name, source in wrong.items()}
    made = dict(_parts(base, changes)) | dict(_pairs(base, changes))
    good = {name: source for name, source in made.items() if source is not None and _compiles(source)}
    chosen = sorted(good)
    random.Random(0).shuffle(chosen)
    return {name: good[name] for name in chosen[:MOST_CROSSED]}


def _changes(base: list[str], lines: list[str]) -> list[Change]:
    codes = difflib.SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
    return [(a, b, lines[c:d]) for how, a, b, c, d in codes if how != "equal"]


def _parts(base: list[str], changes: dict[str, list[Change]]) -> Iterator[tuple[str, str | None]]:
    for name, own in changes.items():
        for at in range(len(own)) if len(own) > 1 else ():
            yield f"change {at} of {name}", _changed(base, [own[at]])
            yield f"{name} without change {at}", _changed(base, own[:at] + own[at + 1 :])


def _pairs(base: list[str], changes: dict[str, list[Change]]) -> Iterator[tuple[str, str | None]]:
    few = {name: own for name, own in changes.items() if len(own) < FEW_CHANGES}
    for one, other in itertools.combinations(few, 2):
        yield f"{one} and {other}", _changed(base, few[one] + few[other])


def _changed(base: list[str], changes: list[Change]) -> str | None:
    """The text with these changes; None where two of them meet."""
    ordered, lines = sorted(changes, key=lambda change: change[:2]), list(base)
    if any(one[1] > other[0] or one[:2] == other[:2] for one, other in itertools.pairwise(ordered)):
        return None
    for first, behind, new in reversed(ordered):
        lines[first:behind] = new
    return "\n".join(lines) + "\n"


def _compiles(source: str) -> bool:
    try:
        compile(source, "rival", "exec")
    except (SyntaxError, Warning):
        return False
    return True
