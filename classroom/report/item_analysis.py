"""How an exercise stands in a class: how many solved it, how hard it is, whether it tells students apart, and what
those share who fail.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean

from classroom.grade.notebook_metadata import Failure
from classroom.marks.gradebook import STRETCH, WORDS, Part
from classroom.report.gather import Class, Student

FEW = 5  # students: below it no correlation is told
Counts = list[tuple[str, int]]


@dataclass(frozen=True)
class Standing:
    """``points`` is the share of its points that the class has earned, low where it is hard. ``tells`` is the
    correlation of its points with those of all other exercises, -1 to 1; None where all have the same.

    ``others`` fail without a belief that is known, and not because of an earlier exercise. The other counts are of
    students by what they share, most first: ``beliefs``; ``kinds`` of case, ``nameless`` those of ``others``;
    ``cells``, tests by name; ``hows``, in which way they failed; ``below``, exercises that the answer calls and
    that are not right.
    """

    number: int
    part: Part
    students: int
    solved: int
    unwritten: int
    others: int
    points: float
    tells: float | None
    beliefs: Counts
    kinds: Counts
    nameless: Counts
    cells: Counts
    hows: Counts
    below: Counts

    @property
    def stretch(self) -> bool:
        return self.part.kind == STRETCH


def standings(whole: Class) -> list[Standing]:
    """Of each exercise, in the lesson's order; answers in words have no tests."""
    parts = [part for part in whole.marks.parts if part.kind != WORDS]
    return [_standing(number, part, whole.students, parts) for number, part in enumerate(parts, start=1)]


def _standing(number: int, part: Part, students: tuple[Student, ...], parts: list[Part]) -> Standing:
    written = [student for student in students if part.name not in student.unwritten]
    failed = [found for student in written if (found := _failures(student, part))]
    others = [_failures(student, part) for student in written if _alone(student, part)]
    return Standing(
        number,
        part,
        len(students),
        sum(_points(student, part) >= part.most for student in students),
        len(students) - len(written),
        len(others),
        fmean(_points(student, part) for student in students) / (part.most or 1),
        _tells(part, students, parts),
        _counted({f.belief for f in found if f.belief} for found in failed),
        _counted({kind for f in found for kind in f.kinds} for found in failed),
        _counted({kind for f in found for kind in f.kinds} for found in others),
        _counted({cell for cell in part.cells if cell in student.facts.failures} for student in written),
        _counted({f.how for f in found} for found in failed),
        _counted(_below(student, part) for student in written),
    )


def _failures(student: Student, part: Part) -> list[Failure]:
    return [student.facts.failures[cell] for cell in part.cells if cell in student.facts.failures]


def _below(student: Student, part: Part) -> set[str]:
    told = {name for failure in _failures(student, part) for name in failure.below}
    return told | set(student.below.get(part.name, ()))


def _alone(student: Student, part: Part) -> bool:
    """Whether it fails, and nothing is known that would say why."""
    failures = _failures(student, part)
    return bool(failures) and not _below(student, part) and not any(failure.belief for failure in failures)


def _points(student: Student, part: Part) -> float:
    return student.mark.points.get(part.name) or 0.0


def _counted(of_each: Iterable[set[str]]) -> Counts:
    """How many have each; the order of those that are as many is that of their words."""
    found = Counter(text for texts in of_each for text in texts)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _tells(part: Part, students: tuple[Student, ...], parts: list[Part]) -> float | None:
    if len(students) < FEW:
        return None
    mine = [_points(student, part) for student in students]
    rest = [sum(_points(student, other) for other in parts if other is not part) for student in students]
    try:
        return correlation(mine, rest)
    except StatisticsError:
        return None
