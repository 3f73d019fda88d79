"""Right answers get full marks, wrong ones never do, whatever the seed and wherever the tests run."""

from collections.abc import Callable
from functools import partial

from classroom.gate.diagnoses import check_diagnoses, check_named, keep_stories
from classroom.gate.finding import Finding
from classroom.gate.handed import check_handed
from classroom.gate.hearings import FEW, SEEDS, Hearer, failed, why
from classroom.gate.part import WHOLE, Part, share
from classroom.gate.trivial import check_trivial
from classroom.judge.hearing import Hearing
from classroom.lesson import Answer, Exercise, defined_names

MIN_WRONG = 3
REFERENCE = "reference"


def check_answers(exercise: Exercise, hearer: Hearer, part: Part = WHOLE) -> list[Finding]:
    """All rules on the answers of one exercise; without a reference that passes, none of the others says anything.

    A ``part`` of the seeds is tried, beside those few under which everything is.
    What the wrong ones do is left in the hearer's ``stories``.
    """
    if not exercise.test_cells:
        return [Finding("tests", exercise.name, f'has no test cell: write one marked test="test_{exercise.name}"')]
    reference = Heard(exercise, hearer, REFERENCE, exercise.cell.source, part, wrong=False)
    if broken := reference.marks() + reference.agreement():
        return broken
    found = check_files_of(exercise) + check_trivial(exercise, hearer) + check_handed(exercise, hearer)
    heard = exercise.right + exercise.wrong
    tried = hearer.many(lambda a: Heard(exercise, hearer, a.name, a.source, part, wrong=not a.right), heard)
    for heard in tried:
        found += heard.marks() + heard.agreement()
    splits = {heard.name: heard.split for heard in [reference, *tried]}
    if hearer.lesson.has_domain(exercise.name):
        return found + check_named(exercise, hearer.lesson, splits)
    keep_stories(exercise, hearer, splits[REFERENCE], splits)
    return found + check_diagnoses(exercise, hearer, splits[REFERENCE], splits)


def check_files_of(exercise: Exercise) -> list[Finding]:
    """At least one right and three wrong answers, each with a sentence that says what it is."""
    folder = f"answers/{exercise.name}"
    rules = [
        (bool(exercise.right), f"needs a {folder}/right_*.py, another way to be right"),
        (len(exercise.wrong) >= MIN_WRONG, f"needs {MIN_WRONG} or more {folder}/wrong_*.py, one a mistaken belief"),
    ]
    found = [Finding("answers", exercise.name, text) for kept, text in rules if not kept]
    return found + [finding for answer in exercise.answers for finding in _described(exercise, answer)]


def _described(exercise: Exercise, answer: Answer) -> list[Finding]:
    where, known = f"{exercise.name}/{answer.name}", {a.name for a in exercise.wrong}
    missing = set(exercise.defines[-1:]) - set(defined_names(answer.source))
    strangers = set(answer.equals) - known
    rules = [
        (not answer.belief.endswith((".", "?")), "needs a docstring whose first line is a sentence for students"),
        (missing, f"does not define {', '.join(missing)}"),
        (strangers, f"says Equal to: {', '.join(sorted(strangers))}, which is no wrong answer of this exercise"),
    ]
    return [Finding("answers", where, text) for broken, text in rules if broken]


class Heard:
    """One answer, heard under the seeds of a part in both ways."""

    def __init__(self, exercise: Exercise, hearer: Hearer, name: str, source: str, part: Part, wrong: bool):
        banked = hearer.lesson.has_domain(exercise.name)
        self.exercise, self.name, self.wrong = exercise, name, wrong
        self.where = f"{exercise.name}/{name}"
        ways = (partial(way, exercise, source) for way in (hearer.split, hearer.together))
        # What a bank tells, it tells under every seed, and each case of the reserve has been played.
        self.seeds = (SEEDS[:1] if wrong else SEEDS[:2]) if banked else FEW + share(SEEDS[len(FEW) :], part)
        sparing = wrong and not banked
        self.split, self.together = (
            _sparingly(exercise, way, self.seeds) if sparing else way(self.seeds) for way in ways
        )

    def marks(self) -> list[Finding]:
        ways = {"judge and student apart": self.split, "in one kernel": self.together}
        return [finding for way, hearing in ways.items() for finding in self._marks(way, hearing)[:1]]

    def _marks(self, way: str, hearing: Hearing) -> list[Finding]:
        if hearing.ended:
            text = f"{way}: {hearing.ended}, at {hearing.stopped_at}: every call has to come back"
            return [Finding("answers", self.where, text)]
        lost = {seed: [test for test in self.exercise.tests if failed(hearing, test, seed)] for seed in self.seeds}
        if self.wrong:
            text = "{}, {!r}: gets full marks: let a hidden check tell it apart on every draw"
            return [Finding("short", self.where, text.format(way, seed)) for seed in self.seeds if not lost[seed]]
        return [
            Finding(
                "full marks", self.where, f"{way}, {seed!r}: fails {test}: {why(hearing.verdicts[f'{test}@{seed}'])}"
            )
            for seed, tests in lost.items()
            for test in tests[:1]
        ]

    def agreement(self) -> list[Finding]:
        """Each test cell gives the same result in both ways."""
        if self.split.ended or self.together.ended:
            return []
        return [finding for test in self.exercise.tests for finding in self._differing(test)[:1]]

    def _differing(self, test: str) -> list[Finding]:
        found = []
        for key in (f"{test}@{seed}" for seed in self.seeds):
            apart, one = self.split.verdicts.get(key), self.together.verdicts.get(key)
            if apart and one and apart["passed"] != one["passed"] and not apart.get("beyond"):
                way, verdict = ("in one kernel", one) if apart["passed"] else ("judge and student apart", apart)
                told = f"{key.replace('@', ' with ')} fails {way} only: {why(verdict)}"
                found.append(Finding("same result", self.where, told))
        return found


def _sparingly(exercise: Exercise, way: Callable[..., Hearing], seeds: list[str]) -> Hearing:
    """All tests under a few seeds; under the others one that failed each time, and all of them where it passes."""
    heard = way(FEW)
    constant = [test for test in exercise.tests if all(failed(heard, test, seed) for seed in FEW)]
    _hear_more(heard, way, seeds[len(FEW) :], *constant[:1])
    lucky = [seed for seed in seeds if not any(failed(heard, test, seed) for test in exercise.tests)]
    _hear_more(heard, way, lucky)
    return heard


def _hear_more(heard: Hearing, way: Callable[..., Hearing], seeds: list[str], *only: str) -> None:
    if seeds and not heard.ended:
        more = way(seeds, *only)
        heard.verdicts |= more.verdicts
        heard.ended, heard.stopped_at = more.ended, more.stopped_at
