"""The banks of a lesson, as grading and the gate use them."""

from functools import cached_property

from classroom.bank.bank import Reserve, domain, read_bank, read_reserve
from classroom.bank.diagnosis import Explanation, Known, explained
from classroom.bank.reserve_shares import shares
from classroom.lesson import Lesson


class Banks:
    """What a lesson's banks and reserve know; an exercise without a domain has none."""

    def __init__(self, lesson: Lesson):
        self.lesson = lesson

    @cached_property
    def reserves(self) -> dict[str, Reserve]:
        return read_reserve(self.lesson)

    @cached_property
    def known(self) -> dict[str, Known]:
        return {
            exercise.name: Known(
                exercise,
                domain(self.lesson, exercise.name),
                read_bank(self.lesson, exercise.name),
                self.reserves[exercise.name],
            )
            for exercise in self.lesson.exercises
            if self.lesson.has_domain(exercise.name) and exercise.name in self.reserves
        }

    def shares(self, seed: str) -> dict[str, dict]:
        """By test cell the cases of the reserve that a submission with this seed plays."""
        domains = {name: known.domain for name, known in self.known.items()}
        return shares(seed, domains, self.reserves)

    def explained(self, verdicts: dict[str, dict], answers: dict[str, str]) -> dict[str, Explanation]:
        """By failed test cell what it says of the student's idea."""
        return explained(self.lesson.exercises, self.known, verdicts, answers)
