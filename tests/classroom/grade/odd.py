"""Writes what may lie in a student's folder, by the roll of dice: times, notebooks and files of all sorts."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

from classroom.example_class import filled
from classroom.lesson import Lesson

NAMES = [
    b"[ada]", b"a*b?", b"new\nline", b"caf\xe9", "ünï".encode(), b" space ", b"{student_id}", b"%s", b"--help",
    b"'; --", b"x" * 120, b"a+b", b"(?P<x>", b"1", "\N{SNOWMAN}".encode(), b"$HOME", b"tab\there", b"dot.dot..",
]  # fmt: skip
TIMES = [
    b"", b"yesterday", b"\xef\xbb\xbf2026-11-20 10:00:00 UTC", "lundi 3 août 2026 à midi".encode(),
    b"9999999-01-01 00:00:00 UTC",
    b"2026-11-20 10:00:00 UTC", b"\xff\xfe\x00", b"9999-12-31 23:59:59 -2400", b"0001-01-01 00:00:00 +2359", b"1 2 3",
    b"1" * 5000, b"2026-02-30", b"00:00 99999999999999999999", b"a b c", b"nan", b"\x00\x00", b"10:00:00 \x1b[31m",
]  # fmt: skip
FILES = [
    b"data", b"data/words.txt", b"notes[1].txt", b"caf\xe9.txt", b"n\newline", b"y" * 250, b".feedback",
    b"x.ipynb", b"deep",
]  # fmt: skip
SAYS = (
    'print("\\udcff out")\n'
    'def double(x):\n    raise ValueError("\\ud800 in a failure")\n'
    "def total(fetch, count):\n    return '\\udfff'"
)


def write_odd(student: Path, lesson: Lesson, dice: Random) -> None:
    """A place for the lesson in the folder of ``student``; it may be no folder at all."""
    student.mkdir(parents=True)
    place = student / lesson.name
    if dice.random() < 0.15:
        dice.choice([_file, _dangling, _loop, _pipe])(place)
        return
    place.mkdir()
    if dice.random() < 0.8:
        _notebook(place / f"{lesson.slug}.ipynb", lesson, dice)
    if dice.random() < 0.7:
        _time(place / "timestamp.txt", dice)
    for _ in range(dice.randrange(4)):
        _other(place, dice)


def _file(path: Path) -> None:
    path.write_bytes(b"a file")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_bytes(b"x")


ANYTHING: list[Callable[[Path], None]] = [_file, _dangling, _loop, _pipe, _folder]


def _time(path: Path, dice: Random) -> None:
    if dice.random() < 0.25:
        dice.choice(ANYTHING)(path)
    else:
        path.write_bytes(dice.choice(TIMES))


def _notebook(path: Path, lesson: Lesson, dice: Random) -> None:
    if dice.random() < 0.2:
        dice.choice(ANYTHING)(path)
        return
    whole = filled(lesson, {"double": SAYS} if dice.random() < 0.4 else {})
    at = dice.randrange(len(whole))
    path.write_bytes(
        dice.choice(
            [
                whole,
                whole[:at],
                whole[:at] + dice.randbytes(3) + whole[at:],
                dice.randbytes(200),
                b"[" * 100_000,
                b'{"cells": [' + b"1" * 5000 + b"]}",
                json.dumps(
                    {"cells": [{"cell_type": "code", "source": "\ud800", "metadata": {"nbgrader": 3}, "id": "\x00"}]}
                ).encode(),
                json.dumps({"cells": [{"cell_type": "code", "source": SAYS, "id": "double"}] * 3}).encode(),
                b'{"cells": NaN}',
                b"",
            ]
        )
    )


def _other(place: Path, dice: Random) -> None:
    name = dice.choice(
        [
            b"data",
            b"data/words.txt",
            b"notes[1].txt",
            b"caf\xe9.txt",
            b"n\newline",
            b"y" * 250,
            b".feedback",
            b"x.ipynb",
            b"deep",
        ]
    )
    path = Path(os.fsdecode(os.fsencode(place) + b"/" + name))
    if os.path.lexists(path) or (os.path.lexists(path.parent) and not path.parent.is_dir()):
        return
    path.parent.mkdir(exist_ok=True)
    if name == b"deep":
        path.joinpath(*["d"] * 60).mkdir(parents=True)
    else:
        dice.choice(ANYTHING)(path)
