"""Which of the known beliefs explains a failure: replay them beside each other, as far as they do the same."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from classroom.grade.belief_cache import Behaviour, BeliefCache, behaviour_of, told_of
from classroom.grade.run_submission import SubmissionResult
from classroom.grade.verdicts import NOT_WRITTEN
from classroom.judge.session_pool import SessionPool
from classroom.judge.transcript_diagnosis import consistent, named
from classroom.lesson import Answer
from classroom.sandbox.limits import Limits

REFERENCE = ""
BELIEF_CACHE = BeliefCache()


@dataclass(frozen=True)
class Question:
    """Which of some beliefs have the behaviour that this failed test has.

    ``whole``: run each to the end of the test. ``apart``: that the reference does something else is known.
    """

    exercise: str
    test: str
    names: tuple[str, ...]
    whole: bool = False
    apart: bool = False


def beliefs_behind(
    ran: SubmissionResult,
    job: dict,
    files: dict,
    limits: Limits,
    sessions: SessionPool,
    belief_cache: BeliefCache = BELIEF_CACHE,
) -> dict[str, str]:
    """For each failed test whose failure one known belief explains, that belief as a sentence.

    Beliefs that fail otherwise on the test, by what ``belief_cache`` knows, are tried only where none that fails so
    explains it. Where several explain a test, those go first that explain the first failure of the exercise.
    """
    replays = Replays(ran, job, files, limits, sessions, belief_cache)
    failed = {name: _failed(ran, exercise["tests"]) for name, exercise in job["exercises"].items()}
    pairs = [(name, test) for name, tests in failed.items() for test in tests]
    # Of a test of which nothing is known yet: what explains the first failure of its exercise may explain it, too.
    first = {name: replays.likely(name, tests[0]) for name, tests in failed.items() if tests}
    unknown = [(name, test) for name, test in pairs if test != failed[name][0] and not replays.knows(name, test)]
    asked = [replays.likely(*pair) for pair in pairs if pair not in unknown]
    found = replays.ask(
        asked + [replace(first[n], test=test, apart=False) for n, test in unknown if not first[n].whole]
    )
    later = [(name, test) for name, test in unknown if first[name].whole]
    found |= replays.ask(Question(name, test, tuple(found[failed[name][0]])) for name, test in later)
    found |= replays.ask(replays.likely(name, test) for name, test in unknown if not found[test])
    found |= replays.ask(replays.others(name, test) for name, test in pairs if not found[test])
    return {
        test: job["exercises"][name]["wrong"][belief]["belief"]
        for name, tests in failed.items()
        for test in tests
        if (belief := replays.one_of(name, _in_line(found[test], found[tests[0]])))
    }


def _failed(ran: SubmissionResult, tests: list[str]) -> list[str]:
    return [test for test in tests if _worth_a_look(ran.verdicts.get(test))]


def _worth_a_look(verdict: dict | None) -> bool:
    return bool(verdict) and not verdict["passed"] and verdict["kind"] != NOT_WRITTEN and bool(verdict["transcript"])


def _in_line(found: list[str], first: list[str]) -> list[str]:
    return [name for name in found if name in first] or found


class Replays:
    """Runs the lesson's own answers on the tests that a submission failed."""

    def __init__(
        self,
        ran: SubmissionResult,
        job: dict,
        files: dict,
        limits: Limits,
        sessions: SessionPool,
        belief_cache: BeliefCache,
    ):
        self.ran, self.job, self.files, self.limits, self.sessions = ran, job, files, limits, sessions
        self.tests = {order["id"]: order for order in job["orders"] if order["do"] == "test"}
        self.cells = {order["id"]: order["source"] for order in job["base"]}
        self.belief_cache = belief_cache
        self.settled: set[str] = set()

    def knows(self, exercise: str, test: str) -> bool:
        return self._known(exercise, test) is not None

    def likely(self, exercise: str, test: str) -> Question:
        """About the beliefs that fail as the submission does; about all, to the end, where nothing is known of them."""
        known, verdict = self._known(exercise, test), self.ran.verdicts[test]
        if known is None:
            return Question(exercise, test, tuple(self.job["exercises"][exercise]["wrong"]), whole=True)
        return self._of(exercise, test, [n for n, s in known.items() if s and s.fails_like(verdict)])

    def others(self, exercise: str, test: str) -> Question:
        """About those that fail it otherwise, which what is drawn may decide, and those whose process ended. None are
        left where all have just been run."""
        known, verdict = self._known(exercise, test), self.ran.verdicts[test]
        rest = [n for n, s in known.items() if s is None or (s.failure and not s.fails_like(verdict))]
        return self._of(exercise, test, [] if test in self.settled else rest)

    def _known(self, exercise: str, test: str) -> dict[str, Behaviour | None] | None:
        return self.belief_cache.known(self._told_of(exercise, test))

    def _of(self, exercise: str, test: str, names: list[str]) -> Question:
        known, verdict = self._known(exercise, test), self.ran.verdicts[test]
        possible = tuple(name for name in names if not (known[name] and known[name].excludes(verdict)))
        return Question(exercise, test, possible, apart=all(known[name] and known[name].apart for name in possible))

    def ask(self, questions: Iterable[Question]) -> dict[str, list[str]]:
        """By test the names of the beliefs with the same behaviour."""
        questions = list(questions)
        verdicts = self._heard(questions)
        for q in questions:
            if q.whole:
                reference, *told = (verdicts.get(_key(q, name)) for name in (REFERENCE, *q.names))
                behaviours = dict(zip(q.names, (behaviour_of(verdict, reference) for verdict in told), strict=True))
                self.belief_cache.keep(self._told_of(q.exercise, q.test), behaviours)
                self.settled.add(q.test)
        return {q.test: self._consistent(q, verdicts) for q in questions}

    def _heard(self, questions: list[Question]) -> dict[str, dict]:
        """Verdicts by key. One process runs all, one after the other."""
        left = [(q, name) for q in questions if q.names for name in (*([] if q.apart else [REFERENCE]), *q.names)]
        verdicts: dict[str, dict] = {}
        while left:
            rounds = [self._round(question, name) for question, name in left]
            orders = [order for parts in rounds for order in parts]
            result = self.sessions.run_on(self.job["base"], orders, self.files, self.limits)
            verdicts |= result.verdicts
            # A belief in which the process ended says nothing; those after it are run in a fresh one.
            ended = [any(order["id"] == result.stopped_at for order in parts) for parts in rounds]
            left = left[ended.index(True) + 1 :] if True in ended else []
        return verdicts

    def _told_of(self, exercise: str, test: str) -> str:
        return told_of(self.job["around"], self.job["exercises"][exercise]["wrong"], self.tests[test]["source"])

    def one_of(self, exercise: str, found: list[str]) -> str | None:
        """The one belief among those found, or the first of its declared equals."""
        return named(found, self._answers(exercise).__getitem__)

    def _round(self, question: Question, name: str) -> list[dict]:
        """The belief's cell, the test, and the reference's cell again for whoever comes after."""
        key, exercise = _key(question, name), self.job["exercises"][question.exercise]
        order = self.tests[question.test] | {"id": key}
        if not question.whole:
            order["known"] = self.ran.verdicts[question.test]["transcript"]
        if name == REFERENCE:
            return [order]
        cells = {"before": exercise["wrong"][name]["source"], "after": self.cells[exercise["cell"]]}
        before, after = ({"do": "define", "id": f"{when} {key}", "source": source} for when, source in cells.items())
        return [before, order, after]

    def _consistent(self, question: Question, verdicts: dict[str, dict]) -> list[str]:
        told = {question.test: self.ran.verdicts[question.test]}
        ran = {name: verdicts.get(_key(question, name)) for name in (REFERENCE, *question.names)}
        by_name = {name: {question.test: verdict} for name, verdict in ran.items() if verdict}
        return consistent(told, by_name.pop(REFERENCE, {}), by_name).get(question.test, [])

    def _answers(self, exercise: str) -> dict[str, Answer]:
        return {
            name: Answer(name, known["source"], known["belief"], tuple(known["equals"]))
            for name, known in self.job["exercises"][exercise]["wrong"].items()
        }


def _key(question: Question, name: str) -> str:
    return f"{question.test}@{name}"
