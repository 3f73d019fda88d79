"""A wrong answer is known for what it is: by a hidden check, and under its own name."""

from classroom.gate.finding import Finding
from classroom.gate.runner import FEW, Runner
from classroom.grade.belief_cache import behaviour_of, told_of
from classroom.grade.job import around_beliefs, wrong_answers
from classroom.judge.session_pool import SessionResult
from classroom.judge.transcript_diagnosis import consistent, named
from classroom.lesson import Answer, Exercise, Lesson, grade_id


def check_diagnoses(
    exercise: Exercise, runner: Runner, reference: SessionResult, ran: dict[str, SessionResult]
) -> list[Finding]:
    """Each wrong answer is run once more, as a submission, and held against all that ``ran`` before."""
    beliefs = {answer.name: ran[answer.name].verdicts for answer in exercise.wrong}
    again = runner.many(lambda answer: runner.split(exercise, answer.source, FEW), exercise.wrong)
    return [
        finding
        for answer, result in zip(exercise.wrong, again, strict=True)
        if not result.ended
        for finding in _diagnosed(exercise, answer, result, reference.verdicts, beliefs)
    ]


def check_named(exercise: Exercise, lesson: Lesson, ran: dict[str, SessionResult]) -> list[Finding]:
    """The bank names each wrong answer, by what it did, as itself or as a declared equal."""
    others = {test: {"passed": True} for e in lesson.exercises if e is not exercise for test in e.tests}
    found = []
    for answer in exercise.wrong:
        if ran[answer.name].ended:
            continue
        verdicts = {key.partition("@")[0]: verdict for key, verdict in ran[answer.name].verdicts.items()}
        told = lesson.banks.explained(others | verdicts, {exercise.name: answer.source})
        names = {one.belief for one in told.values()} - {None}
        own = {exercise.answer(name).belief for name in _class_of(exercise, answer)}
        where = f"{exercise.name}/{answer.name}"
        if strangers := names - own:
            found.append(Finding("diagnosis", where, f"is taken for {_listed(strangers)}: {REMEDY}"))
        elif not names:
            found.append(Finding("diagnosis", where, f"is never named: {_unplayed(verdicts)}"))
    return found


def cache_beliefs(exercise: Exercise, runner: Runner, reference: SessionResult, ran: dict[str, SessionResult]) -> None:
    """What the wrong answers do on each test, for grading: it need not run them anew, but where a process ended."""
    around, wrong = around_beliefs(runner.lesson, runner.sessions.sandboxed), wrong_answers(exercise)
    for cell in exercise.test_cells:
        key = f"{grade_id(cell)}@{FEW[0]}"
        told = {n: behaviour_of(ran[n].verdicts.get(key), reference.verdicts.get(key)) for n in wrong}
        runner.belief_cache.keep(told_of(around, wrong, cell.source), told)


def _diagnosed(
    exercise: Exercise, answer: Answer, result: SessionResult, reference: dict, beliefs: dict
) -> list[Finding]:
    where = f"{exercise.name}/{answer.name}"
    for seed in FEW:
        verdicts = {f"{test}@{seed}": result.verdicts[f"{test}@{seed}"] for test in exercise.tests}
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


def _unplayed(verdicts: dict[str, dict]) -> str:
    """Why no cell of a bank has anything to tell of a belief, and what to do."""
    seen = {test for test, verdict in verdicts.items() if not verdict.get("passed", True) and not verdict.get("hidden")}
    why = f"in sight it fails {_listed(seen)}, whose cases are not played then; " if seen else ""
    why += "in the cases that it plays it does nothing of its own, or is too slow: "
    ways = ["another visible example there"] * bool(seen) + ["a narrower belief", "smaller cases"]
    return f"{why}choose {', or '.join(ways)}; {REMEDY}"


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
