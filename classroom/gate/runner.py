"""Run answers to an exercise many times at once: split between judge and student, or in one kernel."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from classroom.grade.belief_cache import BeliefCache
from classroom.grade.job import base_orders
from classroom.judge.session_pool import SessionPool, SessionResult
from classroom.lesson import Exercise, Lesson, grade_id, hidden_regions
from classroom.sandbox.limits import Limits

SEEDS = [f"seed {number}" for number in range(25)]
FEW = SEEDS[:3]  # where all tests are run of answers that have to fail one of them
LIMITS = Limits()  # what one submission of a student has
# Tracebacks are not read here, and IPython takes longer to draw one than the whole test takes.
QUIET = "get_ipython().InteractiveTB.set_mode('Minimal')"


class Runner:
    """Answers of one lesson, run in the lesson's own surroundings; ``belief_cache`` takes what the wrong ones do."""

    def __init__(self, lesson: Lesson, sessions: SessionPool, belief_cache: BeliefCache | None = None):
        self.lesson, self.sessions = lesson, sessions
        self.belief_cache = BeliefCache() if belief_cache is None else belief_cache
        self.files = lesson.files()
        self.base = base_orders(lesson)

    def many(self, call: Callable, given: Iterable) -> list:
        """``call`` of each, in order; as many at once as there are cores."""
        with ThreadPoolExecutor(max(2, os.cpu_count() or 1)) as pool:
            return list(pool.map(call, given))

    def split(self, exercise: Exercise, source: str, seeds: list[str], only: str | None = None) -> SessionResult:
        """Judge and student apart; verdicts are keyed ``test@seed``. ``only`` names a test that is run alone."""
        rounds = [[self._test(exercise, cell, seed) for cell in _chosen(exercise, only)] for seed in seeds]
        return self._in_one_session(self._cells(exercise, source), rounds)

    def until_failure(self, exercise: Exercise, source: str, seed: str, limits: Limits) -> SessionResult:
        """As `split` with one seed, up to the first test that fails."""
        tests = [self._test(exercise, cell, seed) for cell in exercise.test_cells]
        return self.sessions.run(self._cells(exercise, source) + tests, self.files, limits, until_failure=True)

    def together(self, exercise: Exercise, source: str, seeds: list[str], only: str | None = None) -> SessionResult:
        """Tests as cells of the student's own process, as nbval and plain nbgrader run them."""
        cells = _chosen(exercise, only)
        rounds = [[_seeding(seed), *(_run(f"{grade_id(cell)}@{seed}", cell) for cell in cells)] for seed in seeds]
        quiet = {"do": "run", "id": "quiet", "source": QUIET}
        result = self._in_one_session([quiet, *self._cells(exercise, source)], rounds)
        for verdict in result.verdicts.values():
            verdict["passed"] = not any(failing(output) for output in verdict["outputs"])
        return result

    def whole(self) -> SessionResult:
        """The reference of the whole lesson under one seed, as a perfect submission is graded.

        What it imports stays loaded for all that is run after it.
        """
        tests = [self._test(e, cell, SEEDS[0]) for e in self.lesson.exercises for cell in e.test_cells]
        return self.sessions.warm_up(self.base + tests, self.files, LIMITS)

    def cells(self, orders: list[dict]) -> SessionResult:
        """Cells as they are given, one after the other."""
        return self.sessions.run(orders, self.files, _times(LIMITS, 6))

    def _in_one_session(self, cells: list[dict], rounds: list[list[dict]]) -> SessionResult:
        """All rounds in one process. It gets a submission's limits; more, if one round alone fits into them."""
        orders = cells + [order for tests in rounds for order in tests]
        result = self.sessions.run(orders, self.files, LIMITS)
        if result.ended and len(rounds) > 1:
            alone = self.sessions.run(cells + rounds[0], self.files, LIMITS)
            if not alone.ended:
                return self.sessions.run(orders, self.files, _times(LIMITS, len(rounds)))
        return result

    def _test(self, exercise: Exercise, cell, seed: str) -> dict:
        name = grade_id(cell)
        order = {"do": "test", "id": f"{name}@{seed}", "source": cell.source, "seed": seed}
        order |= {"names": exercise.defines, "hidden": hidden_regions(cell.source)}
        return order | {"reserve": self.lesson.banks.shares(seed).get(name)}

    def _cells(self, exercise: Exercise, source: str) -> list[dict]:
        mine = exercise.cell["id"]
        return [{**order, "source": source} if order["id"] == mine else order for order in self.base]


def _chosen(exercise: Exercise, only: str | None) -> list:
    return [cell for cell in exercise.test_cells if only in (None, grade_id(cell))]


def _run(name: str, cell) -> dict:
    return {"do": "run", "id": name, "source": cell.source}


def _seeding(seed: str) -> dict:
    source = f"import course.check._seed as _seed_module; _seed_module._seed = {seed!r}"
    return {"do": "run", "id": f"seed@{seed}", "source": source}


def _times(limits: Limits, factor: int) -> Limits:
    return Limits(cpu_s=limits.cpu_s * factor, wall_s=limits.wall_s * factor)


def failing(output: dict) -> bool:
    """What makes nbgrader give a test cell no points."""
    return output["output_type"] == "error" or output.get("name") == "stderr"


def passed(result: SessionResult, test: str, seed: str) -> bool:
    return result.verdicts.get(f"{test}@{seed}", {}).get("passed", False)


def failed(result: SessionResult, test: str, seed: str) -> bool:
    return not result.verdicts.get(f"{test}@{seed}", {}).get("passed", True)


def why(verdict: dict) -> str:
    """What a failed verdict of either way says, in one line."""
    outputs = [output for output in verdict.get("outputs", []) if failing(output)]
    texts = [output.get("evalue") or output.get("text") or output["ename"] for output in outputs]
    texts += [verdict.get("text") or verdict.get("property") or verdict.get("kind") or ""]
    return " ".join(" ".join(map(str, texts)).split())[:300]
