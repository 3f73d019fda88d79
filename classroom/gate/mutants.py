"""Small changes to a reference must be noticed by its tests, or be shown to change nothing."""

import itertools
import tomllib
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from classroom.errors import CourseError
from classroom.gate.finding import Finding, Report
from classroom.gate.hearings import MUTANT_LIMITS, Hearer
from classroom.lesson import Exercise

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
OTHERS = (
    "ReplaceUnaryOperator_Delete_USub ReplaceUnaryOperator_Delete_Not ReplaceUnaryOperator_Delete_Invert AddNot "
    "ReplaceTrueWithFalse ReplaceFalseWithTrue ReplaceAndWithOr ReplaceOrWithAnd ReplaceBreakWithContinue "
    "ReplaceContinueWithBreak ExceptionReplacer NumberReplacer RemoveDecorator ZeroIterationForLoop"
).split()
OPERATORS = OTHERS + [
    f"{kind}_{old}_{new}" for kind, pairs in REPLACED.items() for old, news in pairs.items() for new in news.split()
]


@dataclass(frozen=True)
class Mutant:
    """A changed reference; ``change`` is ``old line → new line``, which names it in ``equivalent.toml``."""

    source: str
    change: str


def mutants(source: str) -> list[Mutant]:
    """Every single change that the operators make to ``source``, without repetitions."""
    made: dict[str, Mutant] = {}
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        for occurrence in itertools.count():
            changed = mutate_code(source, operator, occurrence)
            if changed is None:
                break
            if changed != source and _compiles(changed):
                made.setdefault(changed, Mutant(changed, _change(source, changed)))
    return list(made.values())


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _change(source: str, changed: str) -> str:
    lines = list(ndiff(source.splitlines(), changed.splitlines()))
    old = " ".join(line[2:].strip() for line in lines if line.startswith("- "))
    new = " ".join(line[2:].strip() for line in lines if line.startswith("+ "))
    return f"{old} → {new}"


def check_mutants(exercise: Exercise, hearer: Hearer, folder: Path, report: Report) -> None:
    """Try every mutant; enter the score, and a finding for each survivor without an argument."""
    argued = read_arguments(folder / exercise.name / "equivalent.toml")
    made = mutants(exercise.cell.source)
    killed = hearer.many([lambda m=m: _killed(exercise, hearer, m) for m in made])
    survivors = [mutant for mutant, dead in zip(made, killed, strict=True) if not dead]
    report.mutants[exercise.name] = (len(made) - len(survivors), len(made))
    for mutant in survivors:
        if mutant.change in argued:
            report.survivors.append(f"{exercise.name}: {mutant.change}: {argued[mutant.change]}")
        else:
            report.findings.append(
                Finding("mutants", exercise.name, f"survives: {mutant.change} (write a test, or argue in equivalent.toml)")
            )
    stale = set(argued) - {mutant.change for mutant in survivors}
    report.findings += [Finding("mutants", exercise.name, f"argued for but not a survivor: {c}") for c in sorted(stale)]


def _killed(exercise: Exercise, hearer: Hearer, mutant: Mutant) -> bool:
    for seed in SEEDS:
        hearing = hearer.split(exercise, mutant.source, [seed], MUTANT_LIMITS)
        if hearing.ended or not all(v["passed"] for key, v in hearing.verdicts.items() if "@" in key):
            return True
    return False


def read_arguments(path: Path) -> dict[str, str]:
    """``[[survivor]]`` tables with ``change`` and ``why``."""
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["survivor"]
        return {table["change"]: table["why"] for table in tables}
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise CourseError(f"{path.parent.name}/equivalent.toml: {error}; it holds [[survivor]] with change and why") from None


def check_score(report: Report) -> list[Finding]:
    if report.score >= BEST_OF:
        return []
    return [Finding("mutants", report.lesson, f"the score is {report.score:.3f}, it must be at least {BEST_OF}")]
