"""Who takes part: a CSV file as spreadsheets write them, entered into nbgrader's gradebook."""

import csv
import io
from pathlib import Path

from nbgrader.api import Gradebook

from classroom.errors import CourseError
from classroom.grade.record import using_nbgrader

COLUMNS = ("id", "first_name", "last_name", "email", "lms_user_id")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how workbooks begin: .xlsx and .ods, .xls
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SAVE_AS = "in Excel choose File > Save As > CSV UTF-8 (Comma delimited)"
Row = dict[str, str]


def enter(file: Path, course: Path) -> tuple[int, list[str]]:
    """Add the students of ``file`` to the gradebook or change what is known of them; nobody is taken out.

    Returns how many there are, and columns that are not used. `CourseError` where the file is no roster: then nobody
    is entered.
    """
    rows, unused = read_roster(file)
    with using_nbgrader(), Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        for row in rows:
            known = {name: value for name, value in row.items() if name != "id"}
            gradebook.update_or_create_student(row["id"], **known)
    return len(rows), unused


def read_roster(file: Path) -> tuple[list[Row], list[str]]:
    """Rows by column, as far as the file has them, and the names of other columns. Commas, semicolons or tabs may
    stand between cells; UTF-8 and UTF-16 are told from what Western Windows writes.
    """
    try:
        text = _text(file.read_bytes(), file.name)
    except OSError as error:
        raise CourseError(f"{file} cannot be read: {error.strerror}") from None
    lines = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)) if any(line)]
    heads = [head.strip().lower() for head in lines[0]] if lines else []
    if "id" not in heads:
        found = f"its columns are {', '.join(heads)}" if heads else "it is empty"
        raise CourseError(f"{file.name} has no column id ({found}): its first line names {', '.join(COLUMNS)}")
    if twice := [head for head in heads if head in COLUMNS and heads.count(head) > 1]:
        raise CourseError(f"{file.name} has the column {twice[0]} twice: leave one")
    rows = [_row(heads, line, file.name, number) for number, line in enumerate(lines[1:], start=2)]
    if not rows:
        raise CourseError(f"{file.name} names nobody: each line below the first is a student")
    _check(rows, file.name)
    return rows, [head for head in heads if head and head not in COLUMNS]


def _text(data: bytes, name: str) -> str:
    if data.startswith((ZIP, OLE)):
        raise CourseError(f"{name} is a workbook, not a CSV file: {SAVE_AS}")
    # Windows-1252 is Latin-1 with letters and signs where that has control characters.
    for encoding in ["utf-16"] if data.startswith(UTF_16) else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CourseError(f"{name} is no text that can be read: {SAVE_AS}")


def _delimiter(text: str) -> str:
    """What stands most often in the first line."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _row(heads: list[str], line: list[str], name: str, number: int) -> Row:
    if len(line) > len(heads) and any(line[len(heads) :]):
        raise CourseError(
            f"{name}: row {number} has {len(line)} cells and the first has {len(heads)}: put cells that hold a comma "
            f"or a semicolon into double quotes"
        )
    cells = dict(zip(heads, (cell.strip() for cell in line), strict=False))
    return {head: cells[head] for head in COLUMNS if head in cells}


def _check(rows: list[Row], name: str) -> None:
    seen = set()
    for number, row in enumerate(rows, start=2):
        known = row.get("id", "")
        if not known or "/" in known or known in (".", ".."):
            raise CourseError(f"{name}: row {number} has the id {known!r}: it is the name of a user, and of a folder")
        if known in seen:
            raise CourseError(f"{name}: row {number} has the id {known} again: leave one line a student")
        seen.add(known)
