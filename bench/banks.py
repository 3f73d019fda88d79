"""What an exercise's bank costs: ``python -m bench.banks [result.json]`` prints a row for each that has one.

cases           of the bank and, for one submission, of the reserve
bank, reserve   kilobytes: the exercise's file, and the lesson's file of all reserves
student         milliseconds of processor time that the student's process takes for these cases, the reference's work
                included
"""

import json
import statistics
import sys
from pathlib import Path

from classroom.bank.bank import bank_path, reserve_path
from classroom.gate.runner import LIMITS, Runner
from classroom.judge.session_pool import SessionPool
from classroom.lesson import Course, Exercise, Lesson, hidden_regions, visible_part

ROUNDS = 5
SEED = "bench"


def played(lesson: Lesson, exercise: Exercise, runner: Runner, with_cases: bool) -> float:
    """Milliseconds that the student's process takes for all test cells of an exercise, its cases played or not."""
    shares = lesson.banks.shares(SEED)
    orders = []
    for cell, test in zip(exercise.test_cells, exercise.tests, strict=True):
        source = cell.source if with_cases else visible_part(cell.source)
        order = {"do": "test", "id": test, "source": source, "seed": SEED, "names": exercise.defines}
        order |= {"hidden": hidden_regions(source), "reserve": shares.get(test) if with_cases else None}
        orders.append(order)
    took = [runner.sessions.run(runner.base + orders, runner.files, LIMITS).cpu_s for _ in range(ROUNDS)]
    return 1000 * min(took)


def measure(course: Course) -> list[dict]:
    rows = []
    with SessionPool() as sessions:
        for lesson in course.lessons():
            if not lesson.domains:
                continue
            runner = Runner(lesson, sessions)
            runner.whole()
            costs = []
            for exercise in lesson.exercises:
                if exercise.name in lesson.banks.known:
                    rows.append(_row(lesson, exercise, runner))
                    costs.append(rows[-1]["value"])
            size = reserve_path(lesson).stat().st_size / 1000
            print(f"{lesson.name}: reserve {size:.0f} kB, student {statistics.median(costs):.1f} ms in the median")
    return rows


def _row(lesson: Lesson, exercise: Exercise, runner: Runner) -> dict:
    own = len(lesson.banks.known[exercise.name].bank.cases)
    shares = lesson.banks.shares(SEED)
    beyond = sum(len(shares[test]["numbers"]) for test in exercise.tests if test in shares)
    size = bank_path(lesson, exercise.name).stat().st_size / 1000
    cost = played(lesson, exercise, runner, True) - played(lesson, exercise, runner, False)
    what = f"{lesson.name}: {exercise.name}"
    print(f"{what:<36}{own:>5} + {beyond:<5}{size:>8.1f} kB{cost:>9.1f} ms", flush=True)
    return {"what": f"{what}: student", "value": cost, "unit": "ms"}


def main(*paths: str) -> None:
    print(f"{'':<36}{'cases':>12}{'bank':>11}{'student':>12}")
    rows = measure(Course(Path.cwd()))
    for path in paths:
        Path(path).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
