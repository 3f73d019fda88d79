"""What to teach again: what most students share who fail, the core before all else."""

import math
from dataclasses import dataclass

from classroom.report.standing import Standing

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
    topics = [Topic(one, count, f"believe: {belief}") for belief, count in one.beliefs]
    often = "".join(f", {count} of them at: {where}" for where, count in one.nameless[:1])
    topics.append(Topic(one, one.others, f"are wrong without a belief that is known{often}."))
    return [*topics, Topic(one, one.unwritten, IDLE)]
