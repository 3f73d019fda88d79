"""Hear answers to an exercise many times at once: split between judge and student, or in one kernel."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from classroom.grade.job import base_orders
from classroom.judge.hearing import Hearing, Warmth
from classroom.lesson import Exercise, Lesson, grade_id, hidden_regions
from classroom.sandbox.limits import Limits

WORKERS = 2
LIMITS = Limits(cpu_s=60, wall_s=600)
MUTANT_LIMITS = Limits(cpu_s=5, wall_s=100)


class Hearer:
    """Answers of one lesson, heard in the lesson's own surroundings."""

    def __init__(self, lesson: Lesson, warmth: Warmth):
        self.lesson, self.warmth = lesson, warmth
        self.files = lesson.files()
        self.base = base_orders(lesson)

    def many(self, calls: list[Callable[[], object]]) -> list:
        """Results of the calls, in order; as many at once as there are cores."""
        with ThreadPoolExecutor(WORKERS) as pool:
            return [future.result() for future in [pool.submit(call) for call in calls]]

    def split(self, exercise: Exercise, source: str, seeds: list[str], limits: Limits = LIMITS) -> Hearing:
        """Judge and student apart; verdicts are keyed ``test@seed``."""
        tests = [
            {"do": "test", "id": f"{grade_id(cell)}@{seed}", "source": cell.source, "names": exercise.defines}
            | {"hidden": hidden_regions(cell.source), "seed": seed}
            for seed in seeds
            for cell in exercise.test_cells
        ]
        return self.warmth.hear(self._cells(exercise, source) + tests, self.files, limits)

    def together(self, exercise: Exercise, source: str, seeds: list[str]) -> Hearing:
        """Tests as cells of the student's own process, as nbval and plain nbgrader run them."""
        tests = []
        for seed in seeds:
            seeding = f"import course.check._seed as _seed_module; _seed_module._seed = {seed!r}"
            tests.append({"do": "run", "id": f"seed@{seed}", "source": seeding})
            tests += [{"do": "run", "id": f"{grade_id(c)}@{seed}", "source": c.source} for c in exercise.test_cells]
        hearing = self.warmth.hear(self._cells(exercise, source) + tests, self.files, LIMITS)
        for verdict in hearing.verdicts.values():
            verdict["passed"] = not any(_failing(output) for output in verdict["outputs"])
        return hearing

    def _cells(self, exercise: Exercise, source: str) -> list[dict]:
        mine = exercise.cell["id"]
        return [{**order, "source": source} if order["id"] == mine else order for order in self.base]


def _failing(output: dict) -> bool:
    return output["output_type"] == "error" or output.get("name") == "stderr"


def passed(hearing: Hearing, test: str, seed: str) -> bool:
    return hearing.verdicts.get(f"{test}@{seed}", {}).get("passed", False)
