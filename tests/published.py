"""The students' repository with an environment of its own, made once: by the tests of both, and where lessons run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from classroom.lesson import Course
from classroom.publish import publish

ROOT = Path(__file__).parents[1]


class Students:
    """The published folder with a virtual environment inside, and nothing of ours on any path."""

    def __init__(self, folder: Path):
        self.folder, self.bin = folder, folder / ".venv" / "bin"
        # Neither this environment, nor kernels and packages of whoever runs the tests, may lend a hand.
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUPYTER", "VIRTUAL"))
        }
        home = str(folder.parent / "home")
        self.environment = {**kept, "PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": home, "PYTHONNOUSERSITE": "1"}

    def run(self, *command: str, check: bool = True, **options) -> str:
        options = {"cwd": self.folder, "env": self.environment} | options
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **options)
        assert not check or done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
        return done.stdout


@pytest.fixture(scope="session")
def students(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published") / "students"
    publish(Course(ROOT), folder)
    made = Students(folder)
    made.run(sys._base_executable, "-m", "venv", folder / ".venv")
    # As `pip install -r requirements.lock`, in seconds: hashes are required, from the published lock. A test tries pip.
    lock = ["--require-hashes", "-r", folder / "requirements.lock"]
    made.run(sys.executable, "-m", "uv", "--system-certs", "pip", "install", "--python", made.bin / "python", *lock)
    made.run(folder / "postBuild")
    return made
