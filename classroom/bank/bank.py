"""The bank of an exercise: few cases that tell its rivals from the reference, with what each named belief does on them.

``bank/<exercise>.json`` holds it; ``bank/reserve.json.xz`` holds digests of a thousand further cases of each exercise
of a lesson, which are drawn again by their number. Both are made by ``classroom bank`` and never published.
"""

import ast
import json
import lzma
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from classroom.errors import CourseError
from classroom.judge.domain import BadDomain, Domain, domain_of
from classroom.lesson import Exercise, Lesson, is_answer, tags
from course.check._bank import digest

VERSION = 2  # of how banks are made
WANTED, BELIEVED = 6, 4  # hexadecimal digits that the reserve keeps of an outcome: the reference's, a belief's


@dataclass(frozen=True)
class Case:
    """A case of a bank as Python text, its number there, the numbers of its kinds, the digest that is wanted."""

    number: int
    text: str
    kinds: list[int]
    wanted: str


@dataclass(frozen=True)
class Belief:
    """What a named wrong answer does: digests by case where they are not the reference's (``b`` or ``r`` and a number),
    and the test cells whose visible part it fails.
    """

    told: dict[str, str]
    visible: list[str]


@dataclass(frozen=True)
class Bank:
    """``made_from`` is a digest of all that a bank comes from."""

    made_from: str
    cases: list[Case]
    beliefs: dict[str, Belief]


@dataclass(frozen=True)
class Reserve:
    """By number of the draw: the numbers of the case's kinds and the wanted digest. Others do not count."""

    made_from: str
    cases: dict[int, tuple[list[int], str]]
    beliefs: dict[str, dict[str, str]]

    @cached_property
    def of_kind(self) -> dict[int, list[int]]:
        """By kind the numbers of its draws, rising."""
        made: dict[int, list[int]] = {}
        for number, (kinds, _) in sorted(self.cases.items()):
            for kind in kinds:
                made.setdefault(kind, []).append(number)
        return made


def made_from(lesson: Lesson, exercise: Exercise) -> str:
    """A digest of the domain, of what is played, and of what an answer is loaded behind."""
    parts = [str(VERSION), lesson.domain(exercise.name), *sources_before(lesson, exercise), exercise.cell.source]
    parts += [cell.source for cell in exercise.test_cells]
    parts += [text for answer in exercise.answers for text in (answer.name, answer.source)]
    return digest(json.dumps(parts))


def sources_before(lesson: Lesson, exercise: Exercise) -> Iterator[str]:
    """The cells that run before an answer is loaded: set-up, and the references of exercises above it."""
    for cell in lesson.written.cells:
        if cell["id"] == exercise.cell["id"]:
            return
        if is_answer(cell) or (cell.cell_type == "code" and "setup" in tags(cell)):
            yield cell.source


def bank_path(lesson: Lesson, exercise: str) -> Path:
    return lesson.folder / "bank" / f"{exercise}.json"


def reserve_path(lesson: Lesson) -> Path:
    return lesson.folder / "bank" / "reserve.json.xz"


def write_bank(lesson: Lesson, exercise: str, bank: Bank) -> Path:
    """A line for each case and each belief, so that a change of one is a change of one line."""
    rows = [("made_from", bank.made_from)]
    rows += [("case", asdict(case)) for case in bank.cases]
    rows += [("belief", {"name": name, **asdict(belief)}) for name, belief in sorted(bank.beliefs.items())]
    path = bank_path(lesson, exercise)
    path.parent.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return path


def read_bank(lesson: Lesson, exercise: str) -> Bank:
    """`CourseError` where there is none, or it cannot be read."""
    path = bank_path(lesson, exercise)
    remedy = f"run classroom bank {lesson.name} --exercise {exercise}"
    if not path.is_file():
        raise CourseError(f"{lesson.name}: {exercise} has a domain and no bank: {remedy}")
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        (origin,) = (row for kind, row in rows if kind == "made_from")
        cases = [Case(**row) for kind, row in rows if kind == "case"]
        beliefs = {row.pop("name"): Belief(**row) for kind, row in rows if kind == "belief"}
        if [case.number for case in cases] != [*range(len(cases))]:
            raise ValueError("its cases are not numbered from 0")
        for case in cases:
            ast.literal_eval(case.text)
    except (ValueError, TypeError, KeyError, AttributeError, SyntaxError) as error:
        raise CourseError(f"{lesson.name}: bank/{path.name} cannot be read ({error}): {remedy}") from None
    return Bank(origin, cases, beliefs)


def read_reserve(lesson: Lesson) -> dict[str, Reserve]:
    """The reserves of a lesson's exercises; empty where it has none."""
    path = reserve_path(lesson)
    if not path.is_file():
        return {}
    try:
        held = json.loads(lzma.decompress(path.read_bytes()))
        return {name: _read(held["beliefs"][name], *held["reserves"][name]) for name in held["reserves"]}
    except (ValueError, TypeError, KeyError, AttributeError, EOFError, lzma.LZMAError) as error:
        remedy = f"run classroom bank {lesson.name}"
        raise CourseError(f"{lesson.name}: bank/{path.name} cannot be read ({error}): {remedy}") from None


def write_reserve(lesson: Lesson, reserves: dict[str, Reserve]) -> Path:
    """All exercises' in one file; columns of equal things compress well."""
    held = {
        "reserves": {name: _columns(reserve) for name, reserve in sorted(reserves.items())},
        "beliefs": {
            name: {belief: _joined(told) for belief, told in sorted(reserve.beliefs.items())}
            for name, reserve in sorted(reserves.items())
        },
    }
    path = reserve_path(lesson)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(lzma.compress(json.dumps(held, separators=(",", ":")).encode(), preset=9))
    return path


def _columns(reserve: Reserve) -> list:
    numbers = sorted(reserve.cases)
    kinds = [reserve.cases[number][0] for number in numbers]
    return [reserve.made_from, numbers, kinds, "".join(reserve.cases[number][1] for number in numbers)]


def _joined(told: dict[str, str]) -> list:
    return [[int(key[1:]) for key in told], "".join(told.values())]


def _read(beliefs: dict, origin: str, numbers: list[int], kinds: list[list[int]], wanted: str) -> Reserve:
    cases = {number: (of, said) for number, of, said in zip(numbers, kinds, _cut(wanted, WANTED), strict=True)}
    told = {
        name: {f"r{number}": said for number, said in zip(at, _cut(text, BELIEVED), strict=True)}
        for name, (at, text) in beliefs.items()
    }
    return Reserve(origin, cases, told)


def _cut(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def domain(lesson: Lesson, exercise: str) -> Domain:
    """`CourseError` where the file lacks a part."""
    try:
        return domain_of(exercise, lesson.domain(exercise))
    except BadDomain as why:
        raise CourseError(f"{lesson.name}: {why}") from None
