"""Right answers get full marks, wrong ones never do, whatever the seed and wherever the tests run."""

from collections.abc import Callable
from functools import partial

from classroom.gate.callback_arguments import check_callback_arguments
from classroom.gate.diagnoses import cache_beliefs, check_diagnoses, check_named
from classroom.gate.finding import Finding
from classroom.gate.runner import FEW, SEEDS, Runner, failed, why
from classroom.gate.sampling import WHOLE, Part, share
from classroom.gate.trivial import check_trivial
from classroom.judge.session_pool import SessionResult
from classroom.lesson import Answer, Exercise, Lesson, defined_names

MIN_WRONG = 3
REFERENCE = "reference"
APART, TOGETHER = "judge and student apart", "in one kernel"


def check_answers(exercise: Exercise, runner: Runner, part: Part = WHOLE) -> list[Finding]:
    """All rules on the answers of one exercise; without a reference that passes, none of the others says anything.

    A ``part`` of the seeds is tried, beside those few under which everything is; wrong answers that a bank knows are
    run in one kernel in their part only. What the wrong ones do is left in the runner's ``belief_cache``.
    """
    if not exercise.test_cells:
        return [Finding("tests", exercise.name, f'has no test cell: write one marked test="test_{exercise.name}"')]
    reference = TriedAnswer(exercise, runner, REFERENCE, exercise.cell.source, part, wrong=False)
    if broken := reference.marks() + reference.agreement():
        return broken
    found = check_files_of(exercise) + check_trivial(exercise, runner) + check_callback_arguments(exercise, runner)
    answers, elsewhere = exercise.right + exercise.wrong, _apart_only(exercise, runner.lesson, part)
    tried = runner.many(
        lambda a: TriedAnswer(exercise, runner, a.name, a.source, part, not a.right, a.name in elsewhere), answers
    )
    for ran in tried:
        found += ran.marks() + ran.agreement()
    splits = {ran.name: ran.split for ran in [reference, *tried]}
    if runner.lesson.has_domain(exercise.name):
        return found + check_named(exercise, runner.lesson, splits)
    cache_beliefs(exercise, runner, splits[REFERENCE], splits)
    return found + check_diagnoses(exercise, runner, splits[REFERENCE], splits)


def _apart_only(exercise: Exercise, lesson: Lesson, part: Part) -> set[str]:
    """Wrong answers whose turn in one kernel is with another part."""
    if not lesson.has_domain(exercise.name):
        return set()
    return {answer.name for answer in exercise.wrong} - {answer.name for answer in share(exercise.wrong, part)}


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


class TriedAnswer:
    """One answer, run under the seeds of a part in both ways, or ``apart_only``."""

    def __init__(
        self,
        exercise: Exercise,
        runner: Runner,
        name: str,
        source: str,
        part: Part,
        wrong: bool,
        apart_only: bool = False,
    ):
        banked = runner.lesson.has_domain(exercise.name)
        self.exercise, self.name, self.wrong = exercise, name, wrong
        self.where = f"{exercise.name}/{name}"
        ways = {APART: runner.split} | ({} if apart_only else {TOGETHER: runner.together})
        # What a bank tells, it tells under every seed, and each case of the reserve has been played.
        self.seeds = (SEEDS[:1] if wrong else SEEDS[:2]) if banked else FEW + share(SEEDS[len(FEW) :], part)
        sparing = wrong and not banked
        self.ways: dict[str, SessionResult] = {}
        for words, run in ways.items():
            way = partial(run, exercise, source)
            self.ways[words] = _sparingly(exercise, way, self.seeds) if sparing else way(self.seeds)

    @property
    def split(self) -> SessionResult:
        return self.ways[APART]

    def marks(self) -> list[Finding]:
        return [finding for way, result in self.ways.items() for finding in self._marks(way, result)[:1]]

    def _marks(self, way: str, result: SessionResult) -> list[Finding]:
        if result.ended:
            text = f"{way}: {result.ended}, at {result.stopped_at}: every call has to come back"
            return [Finding("answers", self.where, text)]
        lost = {seed: [test for test in self.exercise.tests if failed(result, test, seed)] for seed in self.seeds}
        if self.wrong:
            text = "{}, {!r}: gets full marks: let a hidden check tell it apart on every draw"
            return [Finding("short", self.where, text.format(way, seed)) for seed in self.seeds if not lost[seed]]
        return [
            Finding(
                "full marks", self.where, f"{way}, {seed!r}: fails {test}: {why(result.verdicts[f'{test}@{seed}'])}"
            )
            for seed, tests in lost.items()
            for test in tests[:1]
        ]

    def agreement(self) -> list[Finding]:
        """Each test cell gives the same result in both ways."""
        if TOGETHER not in self.ways or any(result.ended for result in self.ways.values()):
            return []
        return [finding for test in self.exercise.tests for finding in self._differing(test)[:1]]

    def _differing(self, test: str) -> list[Finding]:
        found = []
        for key in (f"{test}@{seed}" for seed in self.seeds):
            apart, one = (self.ways[way].verdicts.get(key) for way in (APART, TOGETHER))
            if apart and one and apart["passed"] != one["passed"] and not apart.get("beyond"):
                way, verdict = (TOGETHER, one) if apart["passed"] else (APART, apart)
                told = f"{key.replace('@', ' with ')} fails {way} only: {why(verdict)}"
                found.append(Finding("same result", self.where, told))
        return found


def _sparingly(exercise: Exercise, way: Callable[..., SessionResult], seeds: list[str]) -> SessionResult:
    """All tests under a few seeds; under the others one that failed each time, and all of them where it passes."""
    ran = way(FEW)
    constant = [test for test in exercise.tests if all(failed(ran, test, seed) for seed in FEW)]
    _run_more(ran, way, seeds[len(FEW) :], *constant[:1])
    lucky = [seed for seed in seeds if not any(failed(ran, test, seed) for test in exercise.tests)]
    _run_more(ran, way, lucky)
    return ran


def _run_more(ran: SessionResult, way: Callable[..., SessionResult], seeds: list[str], *only: str) -> None:
    if seeds and not ran.ended:
        more = way(seeds, *only)
        ran.verdicts |= more.verdicts
        ran.ended, ran.stopped_at = more.ended, more.stopped_at
