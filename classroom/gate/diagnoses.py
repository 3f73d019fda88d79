"""A wrong answer is known for what it is: by a hidden check, and under its own name."""

from classroom.gate.finding import Finding
from classroom.gate.hearings import FEW, Hearer
from classroom.grade.job import around_beliefs, wrong_answers
from classroom.grade.stories import story_of, told_of
from classroom.judge.diagnosis import consistent, named
from classroom.judge.hearing import Hearing
from classroom.lesson import Answer, Exercise, Lesson, grade_id


def check_diagnoses(exercise: Exercise, hearer: Hearer, reference: Hearing, heard: dict[str, Hearing]) -> list[Finding]:
    """Each wrong answer is heard once more, as a submission, and held against all that were ``heard`` before."""
    beliefs = {answer.name: heard[answer.name].verdicts for answer in exercise.wrong}
    again = hearer.many(lambda answer: hearer.split(exercise, answer.source, FEW), exercise.wrong)
    return [
        finding
        for answer, hearing in zip(exercise.wrong, again, strict=True)
        if not hearing.ended
        for finding in _diagnosed(exercise, answer, hearing, reference.verdicts, beliefs)
    ]


def check_named(exercise: Exercise, lesson: Lesson, heard: dict[str, Hearing]) -> list[Finding]:
    """The bank names each wrong answer, by what was heard of it, as itself or as a declared equal."""
    others = {test: {"passed": True} for e in lesson.exercises if e is not exercise for test in e.tests}
    found = []
    for answer in exercise.wrong:
        if heard[answer.name].ended:
            continue
        verdicts = {key.partition("@")[0]: verdict for key, verdict in heard[answer.name].verdicts.items()}
        told = lesson.banks.explained(others | verdicts, {exercise.name: answer.source})
        names = {one.belief for one in told.values()} - {None}
        own = {exercise.answer(name).belief for name in _class_of(exercise, answer)}
        where = f"{exercise.name}/{answer.name}"
        if strangers := names - own:
            found.append(Finding("diagnosis", where, f"is taken for {_listed(strangers)}: {REMEDY}"))
        elif not names:
            found.append(Finding("diagnosis", where, f"is never named: {REMEDY}"))
    return found


def keep_stories(exercise: Exercise, hearer: Hearer, reference: Hearing, heard: dict[str, Hearing]) -> None:
    """What the wrong answers do on each test, for grading: it need not hear them anew, but where a process ended."""
    around, wrong = around_beliefs(hearer.lesson, hearer.warmth.sealed), wrong_answers(exercise)
    for cell in exercise.test_cells:
        key = f"{grade_id(cell)}@{FEW[0]}"
        told = {n: story_of(heard[n].verdicts.get(key), reference.verdicts.get(key)) for n in wrong}
        hearer.stories.keep(told_of(around, wrong, cell.source), told)


def _diagnosed(exercise: Exercise, answer: Answer, hearing: Hearing, reference: dict, beliefs: dict) -> list[Finding]:
    where = f"{exercise.name}/{answer.name}"
    for seed in FEW:
        verdicts = {f"{test}@{seed}": hearing.verdicts[f"{test}@{seed}"] for test in exercise.tests}
        failed = {key: verdict for key, verdict in verdicts.items() if not verdict["passed"]}
        if failed and not any(verdict["hidden"] for verdict in failed.values()):
            return [Finding("hidden", where, f"{seed!r}: only visible tests fail: let a hidden check tell it apart")]
        candidates = consistent(failed, reference, beliefs)
        names = {named(found, exercise.answer) for found in candidates.values()} - {None}
        if strangers := names - _class_of(exercise, answer):
            return [Finding("diagnosis", where, f"{seed!r}: is taken for {_listed(strangers)}: {REMEDY}")]
        if failed and not names:
            return [Finding("diagnosis", where, f"{seed!r}: is never named: {_reason(answer, candidates)}")]
    return []


REMEDY = "tell them apart by a hidden check, or declare them equal with a docstring line Equal to: wrong_…"


def _reason(answer: Answer, candidates: dict[str, list[str]]) -> str:
    if others := {name for found in candidates.values() for name in found} - {answer.name}:
        return f"{_listed(others)} did the same: {REMEDY}"
    if candidates:
        return "two runs of it differ: what it does must not hang on time or chance"
    return "up to the failure the reference did the same: ports, ids and times tell nothing apart, values and calls do"


def _class_of(exercise: Exercise, answer: Answer) -> set[str]:
    return {answer.name, *answer.equals} | {other.name for other in exercise.wrong if answer.name in other.equals}


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
