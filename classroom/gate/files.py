"""Rules on files: rebuilt the same, none unlisted, none that an edited notebook has left behind."""

import json
import re
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from classroom.bank.bank import bank_path, reserve_path
from classroom.build import Built, build, extra
from classroom.gate.finding import Finding
from classroom.index import index
from classroom.lesson import Course, Lesson
from classroom.released import NAME as RELEASED

PYTHON = (3, 11)
ANSWER = re.compile(r"(right|wrong|rival)_[a-z0-9_]+\.py|equivalent\.toml")
REMEDY = "run classroom build"
STRANGER = "is no text, list of terms, data, answer, domain or bank of this lesson: move or remove it"

index_of = lru_cache(maxsize=1)(index)  # a course's lessons are checked one after the other, each beside the one index


def check_built(lesson: Lesson) -> list[Finding]:
    """Build once more, aside, and compare; only where the result differs build again, to say whether that differs too.

    Outputs differ between Python versions, so only the project's own is held to the byte.
    """
    built, newer = build_aside(lesson)
    unmade = sorted(extra(built, lesson.course.root))
    found = [Finding("unlisted", name, f"nothing makes it: {REMEDY} removes it") for name in unmade]
    if newer:
        told = f"{_name(lesson, lesson.source)} has been edited and is newer: {REMEDY}"
        return [*found, Finding("stale", _name(lesson, lesson.text), told)]
    if sys.version_info[:2] != PYTHON:
        print(f"{lesson.name}: not compared byte by byte: this is Python {sys.version.split()[0]}, not 3.11")
        return found
    built = Built(built.files | index_of(lesson.course).files)
    stale = [name for name in built.stale(lesson.course.root) if name in built.files]
    again = build_aside(lesson)[0].files if _name(lesson, lesson.source) in stale else {}
    return found + [_difference(lesson, name, built.files[name], again.get(name)) for name in stale]


def build_aside(lesson: Lesson) -> tuple[Built, bool]:
    """What a build would make, and whether it would take an edited notebook over the text. Writes nothing here."""
    with tempfile.TemporaryDirectory() as folder:
        for part in (lesson.folder, lesson.source.parent):
            if part.is_dir():
                shutil.copytree(part, Path(folder) / part.relative_to(lesson.course.root))
        beside = Course(Path(folder)).lesson(lesson.name)
        before = beside.text.read_bytes() if beside.text.is_file() else b""
        built = build(beside)
        return built, beside.text.read_bytes() != before


def _name(lesson: Lesson, path: Path) -> str:
    return path.relative_to(lesson.course.root).as_posix()


def _difference(lesson: Lesson, name: str, made: bytes, again: bytes | None) -> Finding:
    if again is not None and again != made:
        told = f"two builds differ{_at(made, again)}: make its output the same every time, or do not compare it"
        return Finding("rebuild", name, told)
    path = lesson.course.root / name
    if not path.is_file():
        return Finding("stale", name, f"is missing: {REMEDY}")
    return Finding("stale", name, f"differs from what the text gives{_at(made, path.read_bytes())}: {REMEDY}")


def _at(one: bytes, other: bytes) -> str:
    """The first cell in which two notebooks differ, or nothing if that cannot be said."""
    try:
        pairs = zip(*(json.loads(data)["cells"] for data in (one, other)), strict=True)
        return next((f", first at cell {a['id']}" for a, b in pairs if a != b), "")
    except (ValueError, TypeError, KeyError):
        return ""


def check_unlisted(lesson: Lesson) -> list[Finding]:
    """In the lesson's own folder lie its text, terms, data, answers, domains and their banks, and what was released."""
    made = {lesson.folder / RELEASED, lesson.terms_file} | ({reserve_path(lesson)} if lesson.domains else set())
    made |= {bank_path(lesson, e.name) for e in lesson.exercises if lesson.has_domain(e.name)}
    made |= {lesson.folder / "domains" / f"{exercise.name}.py" for exercise in lesson.exercises}
    answers = {lesson.folder / "answers" / exercise.name for exercise in lesson.exercises}
    return [
        Finding(
            "unlisted",
            _name(lesson, path),
            STRANGER,
        )
        for path in sorted(lesson.folder.rglob("*"))
        if path.is_file()
        and path != lesson.text
        and path not in made
        and lesson.data not in path.parents
        and not (path.parent in answers and ANSWER.fullmatch(path.name))
        and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    ]
