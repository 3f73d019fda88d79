"""Where a submission's cells stood: which of the release's cells each of them is, and what it followed."""

import ast
from bisect import bisect_left
from functools import cached_property

from nbformat import NotebookNode

from classroom.grade.read_submission import Cell
from classroom.lesson import PARSING, exercise_of, grade_id, is_solution, is_test
from course.desk import key


class Alignment:
    """``cells`` of a submission held against a release.

    ``of[i]`` is the number of the released cell that cell i is, or None; ``anchors[i]`` that of the released cell which
    it followed, -1 at the top. A cell that was moved, or copied, moves nothing that follows it.
    """

    def __init__(self, cells: list[Cell], release: NotebookNode):
        self.cells, self.release = cells, release.cells
        self.by_name = {grade_id(cell): i for i, cell in enumerate(self.release) if grade_id(cell)}
        self.by_id = {cell["id"]: i for i, cell in enumerate(self.release)}
        self.by_text: dict[tuple[str, str], list[int]] = {}
        for i, cell in enumerate(self.release):
            self.by_text.setdefault((cell.cell_type, key(cell.source)), []).append(i)
        self.of = self._identified()
        self.kept = _longest_rise(self.of)
        self.anchors = self._anchored()

    def _identified(self) -> list[int | None]:
        found, seen = [], {}
        for cell in self.cells:
            known = self.by_text.get((cell.kind, key(cell.source)), [])
            at = self.by_id.get(cell.id)
            if cell.grade_id in self.by_name:
                found.append(self.by_name[cell.grade_id])
            elif at in known or (at is not None and grade_id(self.release[at]) and not known):
                found.append(at)
            elif known:
                turn = seen.setdefault(known[0], 0)
                seen[known[0]] += 1
                found.append(known[min(turn, len(known) - 1)])
            else:
                found.append(at)
        return found

    def _anchored(self) -> list[int]:
        anchors, anchor = [], -1
        for i, number in enumerate(self.of):
            if i in self.kept:
                anchor = number
            anchors.append(anchor)
        return anchors

    @cached_property
    def starters(self) -> dict[str, str]:
        """The answer cells as they were released, those for words included."""
        marked = {name: self.release[i] for name, i in self.by_name.items()}
        return {name: cell.source for name, cell in marked.items() if is_solution(cell)}

    @cached_property
    def answers(self) -> dict[str, list[int]]:
        """The cells of the submission that are each of the answers."""
        return {name: self._all_of(name) for name in self.starters}

    def _all_of(self, name: str) -> list[int]:
        return [i for i, number in enumerate(self.of) if number == self.by_name[name]]

    def first_test(self, answer: str) -> int:
        """Where the first test of an answer stands in the submission; behind everything, if it has none."""
        tests = [self.by_name[test] for test in self.tests if exercise_of(test, self.starters) == answer]
        return min((i for i, number in enumerate(self.of) if number in tests), default=len(self.cells))

    @cached_property
    def tests(self) -> list[str]:
        return [grade_id(cell) for cell in self.release if is_test(cell)]

    def is_own(self, i: int) -> bool:
        """Whether cell i has to run, or to be shown, where it stood: it says something that the release does not, or
        it is a demonstration that stood elsewhere.
        """
        cell, number = self.cells[i], self.of[i]
        if cell.kind == "raw" or not cell.source.strip():
            return False
        if number is None:
            return True
        if grade_id(self.release[number]):
            return grade_id(self.release[number]) in self.starters and not self._as_released(i)
        return not self._as_released(i) or (cell.kind == "code" and i not in self.kept)

    def _as_released(self, i: int) -> bool:
        return key(self.cells[i].source) == key(self.release[self.of[i]].source)

    @property
    def strange(self) -> bool:
        """Whether nothing in the submission is of this lesson."""
        return all(number is None for number in self.of)

    @property
    def missing_tests(self) -> list[str]:
        return [name for name in self.tests if self.by_name[name] not in self.of]

    @property
    def changed_tests(self) -> list[str]:
        """Those that say something else, of which the first copy is looked at. Layout is left to the student."""
        stood = [(name, self.by_name[name]) for name in self.tests if self.by_name[name] in self.of]
        return [name for name, number in stood if not self._same_code(self.of.index(number), number)]

    def _same_code(self, i: int, number: int) -> bool:
        mine, released = self.cells[i].source, self.release[number].source
        return key(mine) == key(released) or _tree(mine) == _tree(released)


def _tree(source: str) -> str | None:
    try:
        with PARSING:
            return ast.dump(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _longest_rise(numbers: list[int | None]) -> set[int]:
    """The places of a longest rising part of ``numbers``: the cells that have kept their order."""
    ends: list[int] = []  # ends[n]: the place where the lowest rise of n + 1 numbers ends
    before: dict[int, int | None] = {}
    for place, number in enumerate(numbers):
        if number is None:
            continue
        length = bisect_left([numbers[end] for end in ends], number)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    kept, place = set(), ends[-1] if ends else None
    while place is not None:
        kept.add(place)
        place = before[place]
    return kept
