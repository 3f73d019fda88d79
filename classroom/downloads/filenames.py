"""Whose a downloaded notebook is, by the name that the learning management system gave it, and the roster.

Moodle (mod/assign/classes/downloader.php) makes a folder ``Full Name_NUMBER_assignsubmission_file``, or in one folder
for all ``Full Name_NUMBER_assignsubmission_file_dns.ipynb``. The number is of this assignment and says nothing of the
user. Canvas (lib/content_zipper.rb) writes ``lastfirst_USER_FILE_dns.ipynb``, with ``LATE_`` before the user's id.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

MOODLE = re.compile(r"(?P<name>[^_]+)_\d+_assignsubmission_file(_(?P<file>.*))?", re.DOTALL)
CANVAS = re.compile(r"(?P<name>.+?)_(LATE_)?(?P<id>\d+)_\d+_(?P<file>.+)", re.DOTALL)
AGAIN = re.compile(r"(?P<name>.+)-\d+")  # how Canvas calls a file that is handed in anew
BY_HAND = "put it into submitted/ID/ yourself, where ID is the student's id in the roster"
UNKNOWN = f"is none that Moodle or Canvas gives: {BY_HAND}"


@dataclass(frozen=True)
class Person:
    """A line of the roster."""

    id: str
    first_name: str = ""
    last_name: str = ""
    lms_user_id: str = ""

    @property
    def names(self) -> set[str]:
        """As one word, in both orders; none where the roster has no name."""
        first, last = _word(self.first_name), _word(self.last_name)
        return {first + last, last + first} - {""}


@dataclass(frozen=True)
class Sorted:
    """Student and name for each file that is somebody's, and why others are not."""

    whose: dict[PurePath, tuple[str, str]]
    left_out: dict[PurePath, str]


def sort_out(paths: Iterable[PurePath], roster: list[Person], expected: set[str]) -> Sorted:
    """``paths`` begin with what the system named; ``expected`` are the names of the assignment's notebooks."""
    mine: dict[str, list[tuple[PurePath, str]]] = {}
    left_out = {}
    for path in sorted(paths):
        found = _match(path.parts[0])
        person = _person(found, roster) if found else UNKNOWN
        if isinstance(person, str):
            left_out[path] = f"{path.parts[0]!r} {person}"
        else:
            name = path.name if len(path.parts) > 1 else found["file"] or ""
            mine.setdefault(person.id, []).append((path, name))
    whose = {}
    for student, files in mine.items():
        for (path, _), name in zip(files, _names([name for _, name in files], expected), strict=True):
            whose[path] = student, name
    return Sorted(whose, left_out)


def is_named(name: str) -> bool:
    """Whether a file or folder has a name that one of the systems gives to what is a student's."""
    return bool(_match(name))


def _match(name: str) -> re.Match | None:
    return MOODLE.fullmatch(name) or CANVAS.fullmatch(name)


def _person(found: re.Match, roster: list[Person]) -> Person | str:
    """The one person that is meant, or why nobody is."""
    number = found.groupdict().get("id")
    by_number = [person for person in roster if number and person.lms_user_id.strip() == number]
    by_name = [person for person in roster if _word(found["name"]) in person.names]
    meant = by_number or by_name
    if not meant:
        return f"is nobody's: the roster has no such name{' or lms_user_id' if number else ''}; {BY_HAND}"
    if len(meant) > 1:
        return f"may be {' or '.join(person.id for person in meant)}: {BY_HAND}"
    if by_name and meant[0] not in by_name:
        told = f"has the number of {meant[0].id} and the name of {by_name[0].id}"
        return f"{told}: is the roster's lms_user_id the id that Canvas exports? If not, {BY_HAND}"
    return meant[0]


def _word(name: str) -> str:
    """A name without what either system leaves out of the names of files: spaces, marks, capitals."""
    return "".join(letter for letter in unicodedata.normalize("NFC", name).casefold() if letter.isalnum())


def _names(names: list[str], expected: set[str]) -> list[str]:
    """Names for the files of one student: no two alike, and for ``dns-1.ipynb`` the expected one if it has no rival."""
    made: list[str] = []
    firsts = [_first(name) for name in names]
    for name, first in zip(names, firsts, strict=True):
        new = first if first in expected and firsts.count(first) == 1 else name
        stem, dot, kind = new.rpartition(".")
        number = 2
        while new.casefold() in {other.casefold() for other in made}:
            new, number = f"{stem} ({number}){dot}{kind}", number + 1
        made.append(new)
    return made


def _first(name: str) -> str:
    stem, dot, kind = name.rpartition(".")
    again = AGAIN.fullmatch(stem)
    return f"{again['name']}{dot}{kind}" if again else name
