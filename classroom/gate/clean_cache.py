"""Exercises that were found clean stay so until something changes that their check depends on."""

import hashlib
import json
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from classroom.bank.bank import made_from
from classroom.gate.finding import Report
from classroom.grade.grader import this_grader
from classroom.lesson import Exercise, Lesson

KEPT = "build/checked.json"  # below the course's folder
MOST = 2_000


@dataclass
class Clean:
    """By key what a clean check has found: mutants killed and made, and survivors with their arguments."""

    path: Path
    known: dict[str, dict] = field(default_factory=dict)

    @classmethod
    def kept_in(cls, path: Path) -> "Clean":
        """What an earlier run has left there; a damaged file counts as none."""
        clean = cls(path)
        with suppress(OSError, ValueError):
            held = json.loads(path.read_text())
            clean.known = held if isinstance(held, dict) else {}
        return clean

    def recall(self, key: str, exercise: Exercise, report: Report) -> bool:
        """Enter into ``report`` what is known under ``key``; whether anything is."""
        if (known := self.known.get(key)) is None:
            return False
        report.mutants[exercise.name] = tuple(known["mutants"])
        report.survivors += known["survivors"]
        return True

    def keep(self, key: str, exercise: Exercise, report: Report) -> None:
        mine = [line for line in report.survivors if line.startswith(f"{exercise.name}: ")]
        self.known.pop(key, None)
        self.known[key] = {"mutants": report.mutants.get(exercise.name, (0, 0)), "survivors": mine}
        with suppress(OSError):  # then the next run checks it again
            self._write()

    def _write(self) -> None:
        newest = dict(list(self.known.items())[-MOST:])
        self.path.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self.path.parent, prefix=f".{self.path.name}-", delete=False) as file:
            json.dump(newest, file)
        Path(file.name).replace(self.path)


def key_of(lesson: Lesson, exercise: Exercise, part: tuple[int, int], sandboxed: bool) -> str:
    """A digest of what an exercise's check depends on: its own files, the lesson around it, this code, its packages."""
    parts = [this_grader(), str(part), str(sandboxed), exercise.task]
    parts += [cell.source for cell in lesson.notebook.cells if cell.cell_type == "code"]
    parts += sorted(hashlib.sha256(data).hexdigest() + name for name, data in lesson.files().items())
    parts += [text for answer in exercise.answers for text in (answer.name, answer.source)]
    folder = lesson.folder / "answers" / exercise.name
    parts += [path.read_text() for path in sorted(folder.glob("equivalent.toml"))]
    if lesson.has_domain(exercise.name):
        parts.append(made_from(lesson, lesson.written_exercise(exercise.name)))
        parts.append((lesson.folder / "bank" / "reserve.json.xz").read_bytes().hex())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
