"""What may lie in a student's folder, as Hypothesis describes it: times, notebooks and files of all sorts."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

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
HALF = "\ud800"  # of a surrogate pair


def file(path: Path) -> None:
    path.write_bytes(b"a file")


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_bytes(b"x")


def deep(path: Path) -> None:
    path.joinpath(*["d"] * 60).mkdir(parents=True)


Made = Callable[[Path], None]
ANYTHING: list[Made] = [file, dangling, loop, pipe, folder]


@dataclass(frozen=True)
class Torn:
    """The released notebook, perhaps with an answer that says odd things, up to a byte, then ``put``, then the rest."""

    says: bool
    at: int
    put: bytes
    rest: bool

    def of(self, lesson: Lesson) -> bytes:
        whole = filled(lesson, {"double": SAYS} if self.says else {})
        at = self.at % len(whole)
        return whole[:at] + self.put + whole[at:] * self.rest


@dataclass(frozen=True)
class Odd:
    """A student's place for the lesson: what is there instead of a folder, or what is in it."""

    name: bytes
    instead: Made | None
    notebook: Made | Torn | bytes | None
    time: Made | bytes | None
    others: dict[bytes, Made]

    def write(self, submitted: Path, lesson: Lesson) -> None:
        place = below(submitted, self.name) / lesson.name
        place.parent.mkdir(parents=True)
        if self.instead:
            self.instead(place)
            return
        place.mkdir()
        content = self.notebook.of(lesson) if isinstance(self.notebook, Torn) else self.notebook
        for name, made in {f"{lesson.slug}.ipynb": content, "timestamp.txt": self.time}.items():
            if made is not None:
                made(place / name) if callable(made) else (place / name).write_bytes(made)
        for name, made in self.others.items():
            path = below(place, name)
            if not os.path.lexists(path) and (path.parent.is_dir() or not os.path.lexists(path.parent)):
                path.parent.mkdir(exist_ok=True)
                made(path)


def below(folder: Path, name: bytes) -> Path:
    return Path(os.fsdecode(os.fsencode(folder) + b"/" + name))


texts = st.text(max_size=20) | st.sampled_from([HALF, SAYS, "\x00", ""])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw"]) | values,
        "source": texts | values,
        "id": st.sampled_from(["double", HALF]) | values,
        "metadata": st.fixed_dictionaries({"nbgrader": values}) | values,
        "outputs": values,
    },
)
notebooks = st.fixed_dictionaries(
    {},
    optional={
        "cells": st.lists(cells, max_size=4) | values,
        "metadata": values,
        "nbformat": st.just(4) | values,
        "nbformat_minor": st.just(5) | values,
    },
).map(lambda made: json.dumps(made).encode())
contents = st.one_of(
    st.builds(Torn, st.booleans(), st.integers(0, 10_000), st.binary(max_size=3), st.booleans()),
    notebooks,
    st.sampled_from([b"[" * 100_000, b'{"cells": [' + b"1" * 5000 + b"]}", b'{"cells": NaN}', b""]),
    st.binary(max_size=200),
    st.sampled_from(ANYTHING),
)
letters = st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
names = st.sampled_from(NAMES) | st.text(letters, min_size=1, max_size=30).filter(lambda name: name[0] != ".").map(
    str.encode
)
places = st.builds(
    Odd,
    names,
    st.none() | st.none() | st.none() | st.sampled_from([file, dangling, loop, pipe]),
    contents | contents | st.none(),
    st.sampled_from(TIMES) | st.sampled_from(ANYTHING) | st.binary(max_size=40) | st.none(),
    st.dictionaries(st.sampled_from(FILES), st.sampled_from([*ANYTHING, deep]), max_size=3),
)
