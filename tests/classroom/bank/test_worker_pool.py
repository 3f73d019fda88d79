"""Players play what may not end; they do not outlive whoever asked for it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.classroom.processes import end, runs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell no child that its parent has ended")

ASKED = """
import os
import sys
from pathlib import Path

from classroom.bank.worker_pool import worker_pool
from classroom.lesson import Course
from tests.classroom.bank.test_worker_pool import busy

if __name__ == "__main__":
    with worker_pool(Course(Path(sys.argv[1])).lesson("01-tiny"), workers=1) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(busy).result()
"""


def busy() -> None:
    while True:
        pass


def test_players_end_when_their_parent_is_killed(banked_once, tmp_path):
    script = tmp_path / "asked.py"
    script.write_text(ASKED)
    root = Path(__file__).parents[3]
    command = [sys.executable, str(script), str(banked_once)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True) as asked:
        player = int(asked.stdout.readline())
        asked.kill()
    try:
        assert end([player])
    finally:
        if runs(player):
            os.kill(player, signal.SIGKILL)
