"""Marks as files that other systems read: a spreadsheet, Canvas's gradebook, Moodle's grade import.

Canvas: the columns Student, ID, SIS User ID, SIS Login ID and Section, one more for each assignment, and a row of
points possible. What ends in a number in brackets names an assignment by its id, and an empty cell clears a mark.
Moodle: a column that says who somebody is, and one for each grade item, of at most 100 points; ``-`` is no mark. One
line that names nobody refuses the whole file.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from classroom.errors import CourseError
from classroom.marks.gradebook import STRETCH, Mark, Marks

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes a cell for that begins so
EACH_COUNTS = "Canvas takes each column for an assignment that counts: --only core writes one alone"
TOO_HIGH = "{} has more than {} in {}: Moodle refuses the file unless it is set to allow that"
IDS = {"id": "ID", "sis": "SIS User ID", "login": "SIS Login ID"}
HIGHEST = 100  # points in Moodle, unless the site allows more
LATE, HAND = "late penalty", "marks by hand"


@dataclass(frozen=True)
class Column:
    """Numbers that travel: ``most`` of them, None where there is no such bound."""

    name: str
    most: float | None
    value: Callable[[Mark], float | None]

    @property
    def head(self) -> str:
        return self.name if self.most is None else f"{self.name} (of {self.most:g})"


@dataclass(frozen=True)
class Written:
    """A file's text and how many students are in it; who is not and why; what else has to be told."""

    text: str
    students: int
    left_out: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def file_for(form: str, marks: Marks, only: tuple[str, ...] = (), ids: str = "id") -> Written:
    """``form`` is csv, canvas or moodle; ``ids`` says which of Canvas's columns ``lms_user_id`` is."""
    chosen = columns(marks, only)
    if form == "csv":
        return _as_csv(marks, chosen)
    graded = [mark for mark in marks.students if mark.graded]
    left_out = _left_out(graded)
    travel = [mark for mark in graded if mark not in left_out]
    of_system = _as_canvas if form == "canvas" else _as_moodle
    rows, told = of_system(marks.lesson, travel, chosen, ids)
    why = [f"left out: {mark.student} {reason}" for mark, reason in left_out.items()]
    return Written(_lines(rows), len(travel), why, told)


def columns(marks: Marks, only: tuple[str, ...] = ()) -> list[Column]:
    """Core in per cent and stretch as they count, each part as earned, what was taken off and what hands added."""
    found = [Column("core", HIGHEST, marks.core_percent)]
    if marks.most(STRETCH):
        found.append(Column("stretch", marks.most(STRETCH), lambda mark: marks.counts(mark, STRETCH)))
    found += [Column(part.name, part.most, lambda mark, n=part.name: mark.points[n]) for part in marks.parts]
    found += [Column(LATE, None, lambda mark: mark.penalty), Column(HAND, None, lambda mark: mark.by_hand)]
    known = [column.name for column in found]
    if strangers := [name for name in only if name not in known]:
        raise CourseError(f"{marks.lesson} has no column {strangers[0]!r}: there are {', '.join(known)}")
    return [column for column in found if not only or column.name in only]


def _as_csv(marks: Marks, chosen: list[Column]) -> Written:
    """All students: what is empty has not been graded, or waits for a mark by hand."""
    heads = ["student", "last name", "first name", "email", "lms_user_id", "handed in (UTC)"]
    rows = [[*heads, *(column.head for column in chosen)]]
    for mark in marks.students:
        at = f"{mark.at:%Y-%m-%d %H:%M:%S}" if mark.at else ""
        who = [mark.student, mark.last_name, mark.first_name, mark.email, mark.lms_user_id]
        rows.append([*map(harmless, who), at, *(_number(mark, column, "") for column in chosen)])
    return Written("\ufeff" + _lines(rows), len(marks.students))


def _as_canvas(lesson: str, travel: list[Mark], chosen: list[Column], ids: str) -> tuple[list[list[str]], list[str]]:
    if ids == "id" and (words := [mark.lms_user_id for mark in travel if not _whole(mark)]):
        raise CourseError(
            f"Canvas numbers its users, and {words[0]!r} is no number: if the roster's lms_user_id is the SIS id, say "
            f"--ids sis; if it is the name to log in with, --ids login"
        )
    rows = [["Student", *IDS.values(), "Section", *(f"{lesson} {column.name}" for column in chosen)]]
    rows.append(["    Points Possible", "", "", "", "", *(f"{column.most or 0:g}" for column in chosen)])
    for mark in travel:
        known = [mark.lms_user_id.strip() if name == ids else "" for name in IDS]
        rows.append([harmless(mark.name), *known, "", *(_number(mark, column, "") for column in chosen)])
    return rows, [EACH_COUNTS] if len(chosen) > 1 else []


def _as_moodle(lesson: str, travel: list[Mark], chosen: list[Column], _: str) -> tuple[list[list[str]], list[str]]:
    rows = [["ID number", "Username", "Email address", *(f"{lesson} {column.head}" for column in chosen)]]
    for mark in travel:
        who = [mark.lms_user_id.strip(), harmless(mark.student), harmless(mark.email)]
        rows.append([*who, *(_number(mark, column, "-") for column in chosen)])
    high = [(mark, column) for mark in travel for column in chosen if (column.value(mark) or 0) > HIGHEST]
    return rows, [TOO_HIGH.format(mark.student, HIGHEST, column.name) for mark, column in high]


def harmless(text: str) -> str:
    """A cell's text on one line, which no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if text.startswith(FORMULA) or line.startswith(FORMULA) else line


def _left_out(graded: list[Mark]) -> dict[Mark, str]:
    """Those whom the other system would not know by an id of their own, and why."""
    times = Counter(mark.lms_user_id.strip() for mark in graded)
    why = {}
    for mark in graded:
        known = mark.lms_user_id.strip()
        if not known:
            why[mark] = "has no lms_user_id: put it into the roster and import that again"
        elif times[known] > 1:
            why[mark] = f"shares the lms_user_id {known!r} with somebody: mend the roster and import it again"
        elif harmless(known) != known:
            why[mark] = f"has the lms_user_id {known!r}, which a spreadsheet would take for a formula"
    return why


def _whole(mark: Mark) -> bool:
    number = mark.lms_user_id.strip()
    return number.isascii() and number.isdigit()


def _number(mark: Mark, column: Column, nothing: str) -> str:
    """To two places, as Canvas shows."""
    value = column.value(mark) if mark.graded else None
    return nothing if value is None else f"{round(value, 2):.12g}"


def _lines(rows: list[list[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()
