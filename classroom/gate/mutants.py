"""Small changes to a reference must be noticed by its tests, or be shown to change nothing."""

import itertools
import math
import tomllib
from collections import Counter
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from classroom.errors import CourseError
from classroom.gate.finding import Finding, Report
from classroom.gate.hearings import Hearer
from classroom.gate.labels import SOLUTION, regions
from classroom.judge.hearing import Hearing
from classroom.lesson import Exercise
from classroom.sandbox.limits import Limits

BEST_OF = 0.98
SEEDS = ["mutants 0", "mutants 1"]
REPLACED = {
    "ReplaceBinaryOperator": {
        "Add": "Sub Mul",
        "Sub": "Add Mul",
        "Mul": "Add Div",
        "Div": "Mul FloorDiv",
        "FloorDiv": "Div Mul",
        "Mod": "FloorDiv Mul",
        "Pow": "Mul",
        "RShift": "LShift",
        "LShift": "RShift",
        "BitOr": "BitAnd BitXor",
        "BitAnd": "BitOr BitXor",
        "BitXor": "BitAnd BitOr",
    },
    "ReplaceComparisonOperator": {
        "Eq": "NotEq LtE GtE",
        "NotEq": "Eq Lt Gt",
        "Lt": "LtE GtE",
        "LtE": "Lt Gt",
        "Gt": "GtE LtE",
        "GtE": "Gt Lt",
        "Is": "IsNot",
        "IsNot": "Is",
    },
}
OTHERS = [
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_Delete_Invert",
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ExceptionReplacer",
    "NumberReplacer",
    "RemoveDecorator",
    "ZeroIterationForLoop",
]
OPERATORS = OTHERS + [
    f"{kind}_{old}_{new}" for kind, pairs in REPLACED.items() for old, news in pairs.items() for new in news.split()
]


@dataclass(frozen=True)
class Mutant:
    """A changed reference; ``change`` is ``old line → new line``, which names it in ``equivalent.toml``."""

    source: str
    change: str


def mutants(source: str) -> list[Mutant]:
    """Every single change that the operators make to the solution in ``source``, without repetitions."""
    changed = dict.fromkeys(one for name in OPERATORS for one in _changed_by(name, source))
    seen, made = Counter(), []
    for one in changed:
        if _in_solution(source, one) and _compiles(one):
            change = _change(source, one)
            seen[change] += 1
            made.append(Mutant(one, change if seen[change] == 1 else f"{change} ({seen[change]})"))
    return made


def _changed_by(name: str, source: str):
    operator = get_operator(f"core/{name}")()
    every = (mutate_code(source, operator, occurrence) for occurrence in itertools.count())
    return (one for one in itertools.takewhile(lambda one: one is not None, every) if one != source)


def _in_solution(source: str, changed: str) -> bool:
    """Whether the first changed line is the author's: what students are given is not theirs to get right."""
    pairs = enumerate(itertools.zip_longest(source.splitlines(), changed.splitlines()), start=1)
    line = next(number for number, (old, new) in pairs if old != new)
    return any(first < line < last for first, last in regions(source, SOLUTION))


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, Warning):
        return False
    return True


def _change(source: str, changed: str) -> str:
    lines = list(ndiff(source.splitlines(), changed.splitlines()))
    old = " ".join(line[2:].strip() for line in lines if line.startswith("- "))
    new = " ".join(line[2:].strip() for line in lines if line.startswith("+ "))
    return f"{old} → {new}"


def check_mutants(exercise: Exercise, hearer: Hearer, report: Report) -> None:
    """Try every mutant; enter the score, and a finding for each survivor without an argument."""
    reference = hearer.split(exercise, exercise.cell.source, SEEDS)
    if not _all_pass(reference):
        return  # nothing can be told apart from a reference that fails: that is a finding of its own
    limits = limits_for(reference.cpu_s)
    argued = read_arguments(hearer.lesson.folder / "answers" / exercise.name / "equivalent.toml")
    made = mutants(exercise.cell.source)
    killed = hearer.many(lambda mutant: _killed(exercise, hearer, mutant, limits), made)
    survivors = [mutant.change for mutant, dead in zip(made, killed, strict=True) if not dead]
    report.mutants[exercise.name] = (len(made) - len(survivors), len(made))
    report.survivors += [f"{exercise.name}: {change}: {argued[change]}" for change in survivors if change in argued]
    found = [f"survives: {change}: {REMEDY}" for change in survivors if change not in argued]
    found += [f"argued for in equivalent.toml, but no survivor: {c}" for c in argued if c not in survivors]
    report.findings += [Finding("mutants", exercise.name, text) for text in found]


REMEDY = "write a test that notices, or argue in equivalent.toml why nothing can"


def limits_for(reference_cpu_s: float) -> Limits:
    """Three times what the reference takes: a mutant that needs more does not come back."""
    cpu_s = 1 + math.ceil(3 * reference_cpu_s)
    return Limits(cpu_s=cpu_s, wall_s=10 * cpu_s)


def _killed(exercise: Exercise, hearer: Hearer, mutant: Mutant, limits: Limits) -> bool:
    return not all(_all_pass(hearer.until_failure(exercise, mutant.source, seed, limits)) for seed in SEEDS)


def _all_pass(hearing: Hearing) -> bool:
    return not hearing.ended and all(verdict.get("passed", True) for verdict in hearing.verdicts.values())


def read_arguments(path: Path) -> dict[str, str]:
    """``[[survivor]]`` tables with ``change`` and ``why``."""
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["survivor"]
        return {table["change"]: table["why"].strip() or _no_argument(table["change"]) for table in tables}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        told = f"{path.parent.name}/equivalent.toml: {error}; it holds [[survivor]] with change and why"
        raise CourseError(told) from None


def _no_argument(change: str):
    raise ValueError(f"no argument for {change!r}")


def check_score(report: Report) -> list[Finding]:
    """At most one mutant in fifty survives, argued for or not."""
    if report.score >= BEST_OF:
        return []
    score = f"the score is {report.score:.3f} ({report.killed} of {report.made}), wanted ≥ {BEST_OF}, argued or not"
    return [
        Finding("mutants", report.lesson, f"{score}: test more, or write a reference with less that nothing can tell")
    ]
