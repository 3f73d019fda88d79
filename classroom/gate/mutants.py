"""Small changes to a reference must be noticed by its tests, or be shown to change nothing."""

import math
import tomllib
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from classroom.bank.mutants import Mutant, mutants
from classroom.bank.replay import replay_wrong
from classroom.errors import CourseError
from classroom.gate.finding import Finding, Report
from classroom.gate.runner import Runner
from classroom.gate.sampling import WHOLE, Part, share
from classroom.judge.session_pool import SessionResult
from classroom.lesson import Exercise, Lesson
from classroom.sandbox.limits import Limits

BEST_OF = 0.98
SEEDS = ["mutants 0", "mutants 1"]


Killed = Callable[[list[Mutant]], list[bool] | None]  # None where nothing can be told: that is a finding of its own


def check_mutants(exercise: Exercise, lesson: Lesson, killed: Killed, report: Report, part: Part = WHOLE) -> None:
    """Try every mutant of a part; enter the score, and a finding for each survivor without an argument."""
    argued = read_arguments(lesson.folder / "answers" / exercise.name / "equivalent.toml")
    made = share(mutants(exercise.cell.source), part)
    tried = argued if part == WHOLE else {mutant.change for mutant in made}
    if (dead := killed(made)) is None:
        return
    survivors = [mutant.change for mutant, gone in zip(made, dead, strict=True) if not gone]
    report.mutants[exercise.name] = (len(made) - len(survivors), len(made))
    report.survivors += [f"{exercise.name}: {change}: {argued[change]}" for change in survivors if change in argued]
    found = [f"survives: {change}: {REMEDY}" for change in survivors if change not in argued]
    found += [
        f"argued for in equivalent.toml, but no survivor: {c}" for c in argued if c in tried and c not in survivors
    ]
    report.findings += [Finding("mutants", exercise.name, text) for text in found]


def killed_by_bank(exercise: Exercise, pool: Executor) -> Killed:
    """Which mutants a case of the bank tells from the reference, or a visible test."""

    def killed(made: list[Mutant]) -> list[bool]:
        sources = [mutant.source for mutant in made]
        return [one.told for one in pool.map(partial(replay_wrong, exercise.name), sources, chunksize=4)]

    return killed


def killed_when_run(exercise: Exercise, runner: Runner) -> Killed:
    """Which mutants fail a test of an exercise that has no bank."""

    def killed(made: list[Mutant]) -> list[bool] | None:
        reference = runner.split(exercise, exercise.cell.source, SEEDS)
        if not _all_pass(reference):
            return None
        limits = limits_for(reference.cpu_s)
        return runner.many(lambda mutant: _killed(exercise, runner, mutant, limits), made)

    return killed


REMEDY = "write a test that notices, or argue in equivalent.toml why nothing can"


def limits_for(reference_cpu_s: float) -> Limits:
    """Three times what the reference takes: a mutant that needs more does not come back."""
    cpu_s = 1 + math.ceil(3 * reference_cpu_s)
    return Limits(cpu_s=cpu_s, wall_s=10 * cpu_s)


def _killed(exercise: Exercise, runner: Runner, mutant: Mutant, limits: Limits) -> bool:
    return not all(_all_pass(runner.until_failure(exercise, mutant.source, seed, limits)) for seed in SEEDS)


def _all_pass(result: SessionResult) -> bool:
    return not result.ended and all(verdict.get("passed", True) for verdict in result.verdicts.values())


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
