"""What to teach again: what most students share who fail, the core before all else."""

import math
from dataclasses import dataclass

from classroom.report.item_analysis import Standing

MOST = 5
LEAST = 0.05  # of the class; what fewer share is no matter for all

IDLE = "have not written it."  # beside a mistake that as many share it is the smaller matter


@dataclass(frozen=True)
class Topic:
    """What ``students`` share in an exercise."""

    exercise: Standing
    students: int
    what: str

    def __str__(self) -> str:
        beyond = " (stretch)" if self.exercise.stretch else ""
        return f"{self.exercise.part.name}{beyond}: {self.students} of {self.exercise.students} {self.what}"


def to_teach_again(standings: list[Standing]) -> list[Topic]:
    """At most five, those of the core first, then by how many share them."""
    found = [topic for one in standings for topic in _topics(one) if topic.students >= _least(one.students)]
    return sorted(
        found, key=lambda topic: (topic.exercise.stretch, -topic.students, topic.what == IDLE, topic.exercise.number)
    )[:MOST]


def _least(students: int) -> int:
    return max(min(2, students), math.ceil(LEAST * students))


def _topics(one: Standing) -> list[Topic]:
    believing = [Topic(one, count, f"believe: {belief}") for belief, count in one.beliefs]
    return [*believing, _without_belief(one), Topic(one, one.unwritten, IDLE)]


def _without_belief(one: Standing) -> Topic:
    """A kind of case where more fail than share a belief, or else those of whom no belief is known."""
    where, count = one.kinds[0] if one.kinds else ("", 0)
    if count >= max(one.others, 1 + max((count for _, count in one.beliefs), default=0)):
        return Topic(one, count, f"fail at: {where}.")
    often = "".join(f", {count} of them at: {where}" for where, count in one.nameless[:1])
    return Topic(one, one.others, f"are wrong without a belief that is known{often}.")
