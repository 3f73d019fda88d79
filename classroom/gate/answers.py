"""Right answers get full marks, wrong ones never do, whatever the seed and wherever the tests run."""

from classroom.gate.diagnoses import check_diagnoses
from classroom.gate.finding import Finding
from classroom.gate.hearings import SEEDS, Hearer, passed, why
from classroom.gate.trivial import check_trivial
from classroom.judge.hearing import Hearing
from classroom.lesson import Answer, Exercise, defined_names

MIN_WRONG = 3
REFERENCE = "reference"


def check_answers(exercise: Exercise, hearer: Hearer) -> list[Finding]:
    """All rules on the answers of one exercise; without a reference that passes, none of the others says anything."""
    if not exercise.test_cells:
        return [Finding("tests", exercise.name, f"has no test cell: write one marked test=\"test_{exercise.name}\"")]
    reference = Heard(exercise, hearer, REFERENCE, exercise.cell.source)
    if broken := reference.marks() + reference.agreement():
        return broken
    found = check_files_of(exercise) + check_trivial(exercise, hearer)
    tried = hearer.many(lambda a: Heard(exercise, hearer, a.name, a.source), exercise.answers)
    for heard in tried:
        found += heard.marks() + heard.agreement()
    splits = {heard.name: heard.split for heard in [reference, *tried]}
    return found + check_diagnoses(exercise, hearer, splits[REFERENCE], splits)


def check_files_of(exercise: Exercise) -> list[Finding]:
    """At least one right and three wrong answers, each with a sentence that says what it is."""
    found, folder = [], f"answers/{exercise.name}"
    if not any(answer.right for answer in exercise.answers):
        found.append(Finding("answers", exercise.name, f"needs at least one {folder}/right_*.py, another way to be right"))
    if len(exercise.wrong) < MIN_WRONG:
        found.append(Finding("answers", exercise.name, f"needs at least {MIN_WRONG} {folder}/wrong_*.py, one for each mistaken belief"))
    return found + [finding for answer in exercise.answers for finding in _described(exercise, answer)]


def _described(exercise: Exercise, answer: Answer) -> list[Finding]:
    where, known = f"{exercise.name}/{answer.name}", {a.name for a in exercise.wrong}
    missing = set(exercise.defines[-1:]) - set(defined_names(answer.source))
    strangers = set(answer.equals) - known
    rules = [
        (not answer.belief.endswith((".", "?")), "needs a docstring whose first line is a sentence that a student can read"),
        (missing, f"does not define {', '.join(missing)}"),
        (strangers, f"says Equal to: {', '.join(sorted(strangers))}, which is no wrong answer of this exercise"),
    ]
    return [Finding("answers", where, text) for broken, text in rules if broken]


class Heard:
    """One answer, heard under all seeds in both ways."""

    def __init__(self, exercise: Exercise, hearer: Hearer, name: str, source: str):
        self.exercise, self.name, self.wrong = exercise, name, name.startswith("wrong_")
        self.where = f"{exercise.name}/{name}"
        self.split = hearer.split(exercise, source, SEEDS)
        self.together = hearer.together(exercise, source, SEEDS)

    def marks(self) -> list[Finding]:
        ways = {"judge and student apart": self.split, "in one kernel": self.together}
        return [finding for way, hearing in ways.items() for finding in self._marks(way, hearing)[:1]]

    def _marks(self, way: str, hearing: Hearing) -> list[Finding]:
        if hearing.ended:
            text = f"{way}: {hearing.ended}, at {hearing.stopped_at}: an answer has to come back"
            return [Finding("answers", self.where, text)]
        lost = {seed: [t for t in self.exercise.tests if not passed(hearing, t, seed)] for seed in SEEDS}
        if self.wrong:
            text = "{}, {!r}: gets full marks: let a hidden check tell it apart on every draw"
            return [Finding("short", self.where, text.format(way, seed)) for seed in SEEDS if not lost[seed]]
        return [
            Finding("full marks", self.where, f"{way}, {seed!r}: fails {tests[0]}: {why(hearing.verdicts[f'{tests[0]}@{seed}'])}")
            for seed, tests in lost.items()
            if tests
        ]

    def agreement(self) -> list[Finding]:
        """Each test cell gives the same result in both ways."""
        if self.split.ended or self.together.ended:
            return []
        return [
            finding
            for test in self.exercise.tests
            for finding in [f for seed in SEEDS if (f := self._differs(test, seed))][:1]
        ]

    def _differs(self, test: str, seed: str) -> Finding | None:
        apart, one = passed(self.split, test, seed), passed(self.together, test, seed)
        if apart == one:
            return None
        way, hearing = ("in one kernel", self.together) if apart else ("judge and student apart", self.split)
        told = why(hearing.verdicts[f"{test}@{seed}"])
        return Finding("same result", self.where, f"{test} with {seed!r} fails {way} only: {told}")
