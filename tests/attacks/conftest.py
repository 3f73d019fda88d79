"""A course folder under attack, graded in the sandbox; and the same submissions on nbgrader as it comes."""

import json
import os
import secrets
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest

from classroom.build import build
from classroom.feedback import write_feedback
from classroom.grade import grade_assignment
from classroom.grade.gradebook_cells import register
from classroom.lesson import Course
from classroom.sandbox.limits import Limits
from tests.attacks import kernel, leaks, lesson, machine, notebooks, values
from tests.attacks.attack import Attack, Place

ATTACKS = [*values.ATTACKS, *kernel.ATTACKS, *notebooks.ATTACKS, *leaks.ATTACKS, *machine.ATTACKS]
BY_NAME = {attack.name: attack for attack in ATTACKS}
ROOT = Path(__file__).parents[2]
CANARIES = {
    lesson.HIDDEN,
    lesson.SOLUTION,
    str(lesson.INPUT),
    str(2 * lesson.INPUT),
    "canary-environment",
    "canary-neighbour",
    "canary-home",
}


@dataclass
class Siege:
    """A course folder with all attacks handed in, what listens beside it, and what was sent there."""

    place: Place
    heard: list[str] = field(default_factory=list)

    def leaked(self, name: str) -> set[str]:
        """Canaries in what the student may read afterwards, but for those that the student wrote."""
        folder = self.place.course
        pages = [*folder.glob(f"autograded/{name}/**/*"), *folder.glob(f"feedback/{name}/**/*")]
        text = "\n".join(path.read_text(errors="replace") for path in pages if path.is_file() and path.suffix != ".db")
        return {canary for canary in CANARIES if canary in text} | {
            c for c in CANARIES if any(c in h for h in self.heard)
        }


@pytest.fixture(scope="session")
def besiege(tmp_path_factory):
    """``besiege(attacks)`` makes a `Siege`: attacks and a neighbour's honest work, handed in."""
    opened = []

    def make(attacks: list[Attack]) -> Siege:
        folder = tmp_path_factory.mktemp("siege")
        course, home = folder / "course", folder / "home"
        home.mkdir()
        (home / ".key").write_text("canary-home")
        lesson.write(course)
        built = Course(course).lesson(lesson.NAME)
        build(built).write(course)
        port, name = socket.create_server(("127.0.0.1", 0)), secrets.token_hex()
        unnamed = socket.socket(socket.AF_UNIX)
        unnamed.bind(f"\0{name}")
        unnamed.listen()
        opened.extend([port, unnamed])
        siege = Siege(Place(course, home, port.getsockname()[1], name))
        for listener in (port, unnamed):
            threading.Thread(target=_listen, args=(listener, siege.heard), daemon=True).start()
        release = nbformat.read(built.release, as_version=4)
        honest = Attack("neighbour", answers=lesson.HONEST, cells=("# canary-neighbour",))
        for attack in (honest, *attacks):
            attack.hand_in(release, siege.place)
        return siege

    yield make
    for listener in opened:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _listen(listener: socket.socket, heard: list[str]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            heard.append(connection.recv(1000).decode(errors="replace"))


@pytest.fixture(scope="session")
def sandboxed(besiege):
    """All attacks as `classroom grade` sees them: the siege, and what became of each by its name."""
    siege = besiege(ATTACKS)
    os.environ["CANARY"] = "canary-environment"
    try:
        built = Course(siege.place.course).lesson(lesson.NAME)
        graded = grade_assignment(built, siege.place.course, limits=Limits(cpu_s=3, wall_s=60))
        write_feedback(built, siege.place.course)
    finally:
        del os.environ["CANARY"]
    return siege, {one.student: one for one in graded}


@pytest.fixture(scope="session")
def plain(besiege):
    """The same attacks on nbgrader as it comes: the siege, and what became of each by its name."""
    attacks = [attack for attack in ATTACKS if attack.on_plain]
    siege = besiege(attacks)
    course = siege.place.course
    register(Course(course).lesson(lesson.NAME), course)
    environment = os.environ | {"CANARY": "canary-environment", "HOME": str(siege.place.home)}
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])
    left, told = [attack.name for attack in attacks], {}
    while left:
        command = [sys.executable, "-m", "tests.attacks.plain", str(course), *left]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            if line.startswith('{"student"'):
                one = json.loads(line)
                told[one.pop("student")] = one
        first = next((name for name in left if name not in told), None)
        if first:  # the process that graded has ended over this one
            told[first] = {"marks": {}, "trouble": f"grading ended with {done.returncode}"}
        left = [name for name in left if name not in told]
    return siege, told
