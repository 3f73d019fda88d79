"""Play an answer through the bank and the reserve as they stand on disk: what the gate does instead of a search."""

import ast
import functools
from dataclasses import dataclass
from unittest import mock

from classroom.bank.bank import Bank, Reserve, read_bank
from classroom.bank.case_runner import NEVER, Stage, failed_in_sight
from classroom.bank.ground_truth import RESERVE
from classroom.bank.worker_pool import stage_of, this_lesson
from course.check import _calling
from course.check._bank import digest

RIGHT_S = 5.0  # of processor time for one play of an answer that should be right


@dataclass(frozen=True)
class Replayed:
    """Keys of the cases where an answer's outcome is not the wanted one, and the test cells it fails in plain sight."""

    bank: list[str]
    reserve: list[str]
    visible: list[str]

    @property
    def told(self) -> bool:
        return bool(self.bank or self.visible)


def replay_right(exercise: str, source: str) -> Replayed:
    """Every case of an answer that should be right."""
    stage = stage_of(exercise)
    answer = stage.answer(source)
    bank = [key for key, case, wanted in _bank_cases(exercise) if _differs(stage, answer, case, wanted, RIGHT_S)]
    beyond = [key for key, case, wanted in _reserve_cases(exercise) if _differs(stage, answer, case, wanted, RIGHT_S)]
    return Replayed(bank, beyond, failed_in_sight(stage, source))


def replay_wrong(exercise: str, source: str) -> Replayed:
    """The first case of the bank that tells an answer; where none does, the cells that it fails in plain sight."""
    stage = stage_of(exercise)
    answer = stage.answer(source)
    cases = _bank_cases(exercise)
    bank = next(([key] for key, case, wanted in cases if _differs(stage, answer, case, wanted)), [])
    return Replayed(bank, [], [] if bank else failed_in_sight(stage, source))


def seen_and_judged(exercise: str, source: str) -> tuple[str | None, list[str], bool]:
    """The first case of the bank that tells an answer, the visible tests that it fails, and whether it fails one for
    a changed argument alone.
    """
    told, stage = replay_wrong(exercise, source), stage_of(exercise)
    failed = failed_in_sight(stage, source) if told.bank else told.visible
    with mock.patch.object(_calling, "told_of_change", return_value=""):
        otherwise = failed and failed_in_sight(stage, source)
    return (told.bank or [None])[0], failed, failed != otherwise


def _differs(stage: Stage, answer: dict | None, case, wanted: str, seconds: float | None = None) -> bool:
    told = stage.outcome(answer, case, *([seconds] if seconds else []))
    return told == NEVER or not digest(told).startswith(wanted)


@functools.cache
def _bank_cases(exercise: str) -> list[tuple[str, object, str]]:
    bank: Bank = read_bank(this_lesson(), exercise)
    return [(f"b{case.number}", ast.literal_eval(case.text), case.wanted) for case in bank.cases]


@functools.lru_cache(maxsize=2)
def _reserve_cases(exercise: str) -> list[tuple[str, object, str]]:
    reserve: Reserve = this_lesson().banks.reserves[exercise]
    known = stage_of(exercise).domain
    return [(f"r{number}", known.drawn(RESERVE, number), wanted) for number, (_, wanted) in reserve.cases.items()]
