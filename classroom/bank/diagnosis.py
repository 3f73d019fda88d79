"""What a failure says of the student's idea: the belief that does the same on every case, or the kinds that it fails.

Nothing is played here: outcomes are compared with those that the bank has of each named wrong answer.
"""

import itertools
from dataclasses import dataclass, field

from classroom.bank.bank import Bank, Reserve
from classroom.judge.domain import Domain
from classroom.lesson import Exercise
from course._names import free_names

MUCH = 0.9  # of the cases that either fails: "much like"
BELOW = "Your code calls {}, which is not right yet: mend that first."
ALIKE, MUCH_LIKE = "This is what follows from a belief: {}", "This is much like what follows from a belief: {}"
FAILS, HOLDS = "It fails at: {}.", "It is right at: {}."
MOST_KINDS = 4


@dataclass(frozen=True)
class Explanation:
    """Of one failed test cell: the belief's sentence, if there is one, and all lines that the student reads; the kinds
    of case that fail most, unless exercises ``below`` are wrong that the answer calls.
    """

    belief: str | None
    lines: list[str]
    kinds: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What is known of an exercise: its kinds, the digests that are wanted, what each named belief does instead."""

    exercise: Exercise
    domain: Domain
    bank: Bank
    reserve: Reserve

    def wanted(self, key: str) -> str:
        number = int(key[1:])
        return self.bank.cases[number].wanted if key[0] == "b" else self.reserve.cases[number][1]

    def kinds(self, key: str) -> list[int]:
        number = int(key[1:])
        return self.bank.cases[number].kinds if key[0] == "b" else self.reserve.cases[number][0]

    def told(self, belief: str, key: str) -> str:
        """The beginning of the digest of what a belief makes of a case."""
        told = self.bank.beliefs[belief].told if key[0] == "b" else self.reserve.beliefs[belief]
        return told.get(key, self.wanted(key))


def explained(
    exercises: list[Exercise], banks: dict[str, Known], verdicts: dict[str, dict], answers: dict[str, str]
) -> dict[str, Explanation]:
    """For each failed test cell that played cases, what it says of the student's idea.

    ``exercises`` are all of the lesson, ``banks`` what is known of those that have one. ``verdicts`` are a whole
    submission's, and so are ``answers``, the texts of the answer cells by name.
    """
    found: dict[str, Explanation] = {}
    for name, known in banks.items():
        mine = {test: verdicts[test] for test in known.exercise.tests if test in verdicts}
        failed = {test: v for test, v in mine.items() if not v["passed"] and v.get("outcomes")}
        if failed:
            below = [e.name for e in called(exercises, name, answers.get(name, "")) if _fails(e, verdicts)]
            belief, lines = (None, [BELOW.format(", ".join(below))]) if below else _belief(known, mine)
            for test, verdict in failed.items():
                told = lines or kinds_told(known, verdict["outcomes"], _outcomes(mine))
                kinds = [] if below else _most_failing(known, verdict["outcomes"], _outcomes(mine))
                found[test] = Explanation(belief, told, kinds, below)
    return found


def _fails(exercise: Exercise, verdicts: dict[str, dict]) -> bool:
    return not all(verdicts.get(test, {}).get("passed", False) for test in exercise.tests)


def _outcomes(verdicts: dict[str, dict]) -> dict[str, str]:
    return {key: said for verdict in verdicts.values() for key, said in verdict.get("outcomes", {}).items()}


def _belief(known: Known, verdicts: dict[str, dict]) -> tuple[str | None, list[str]]:
    if (found := _named(known, verdicts, _outcomes(verdicts))) is None:
        return None, []
    sentence = known.exercise.answer(found[0]).belief
    return sentence, [(ALIKE if found[1] else MUCH_LIKE).format(sentence)]


def _named(known: Known, verdicts: dict[str, dict], outcomes: dict[str, str]) -> tuple[str, bool] | None:
    """The one belief whose outcomes these are, and whether they are on every case; a declared equal counts as it."""
    if not outcomes:
        return None
    in_sight = {test for test, verdict in verdicts.items() if not verdict["passed"] and not verdict["hidden"]}
    fits = {name: share for name in known.bank.beliefs if (share := _fit(known, name, outcomes, in_sight)) is not None}
    for least, whole in ((1.0, True), (MUCH, False)):
        found = [name for name, share in fits.items() if share >= least]
        if found:
            best = max(found, key=lambda name: fits[name])
            return (best, whole) if _one(known, [n for n in found if fits[n] == fits[best]]) else None
    return None


def _fit(known: Known, belief: str, outcomes: dict[str, str], in_sight: set[str]) -> float | None:
    """Which share of the cases where either fails they have the same outcome; None where a visible part differs."""
    if set(known.bank.beliefs[belief].visible) != in_sight:
        return None
    same = either = 0
    for key, said in outcomes.items():
        theirs, wanted = known.told(belief, key), known.wanted(key)
        if not said.startswith(wanted) or theirs != wanted:
            either += 1
            same += said.startswith(theirs)
    return same / either if either else None


def _one(known: Known, names: list[str]) -> bool:
    """Whether these are one belief and its declared equals."""
    first = known.exercise.answer(names[0])
    return all(
        name in (first.name, *first.equals) or first.name in known.exercise.answer(name).equals for name in names
    )


def kinds_told(known: Known, outcomes: dict[str, str], whole: dict[str, str]) -> list[str]:
    """At which kinds of case an answer fails in a test cell, those that fail most often first, and at which it fails
    in no cell: ``whole`` are the outcomes of all cells of the exercise.
    """
    here, everywhere = _right_shares(known, outcomes), _right_shares(known, whole)
    holding = [kind for kind in sorted(here) if everywhere[kind] == 1]
    return [
        form.format("; ".join(_words(known, kinds[:MOST_KINDS])))
        for form, kinds in ((FAILS, _failing(here)), (HOLDS, holding))
        if kinds
    ]


def _failing(shares: dict[int, float]) -> list[int]:
    """Those that fail, those that fail most often first."""
    return sorted((kind for kind in shares if shares[kind] < 1), key=lambda kind: (shares[kind], kind))


def _most_failing(known: Known, outcomes: dict[str, str], whole: dict[str, str]) -> list[str]:
    """Of the kinds that fail in a test cell those that, in all cells, fail at least half as often as the one that fails
    most: a case is of several kinds, and most of them are not why it fails.
    """
    everywhere = _right_shares(known, whole)
    found = _failing({kind: everywhere[kind] for kind in _right_shares(known, outcomes)})
    return _words(known, [kind for kind in found if 1 - everywhere[kind] >= (1 - everywhere[found[0]]) / 2])


def _words(known: Known, kinds: list[int]) -> list[str]:
    return [known.domain.known[kind].words for kind in kinds]


def _right_shares(known: Known, outcomes: dict[str, str]) -> dict[int, float]:
    """By kind the share of its cases that have the wanted outcome."""
    tried: dict[int, list[bool]] = {}
    for key, said in outcomes.items():
        for kind in known.kinds(key):
            tried.setdefault(kind, []).append(said.startswith(known.wanted(key)))
    return {kind: sum(right) / len(right) for kind, right in tried.items()}


def called(exercises: list[Exercise], name: str, source: str) -> list[Exercise]:
    """Exercises before this one whose functions an answer's text uses."""
    try:
        used = free_names(source)
    except SyntaxError:
        return []
    before = itertools.takewhile(lambda exercise: exercise.name != name, exercises)
    return [exercise for exercise in before if used & set(exercise.defines)]
