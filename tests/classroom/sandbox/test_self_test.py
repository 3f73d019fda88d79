"""The look from inside finds each layer that is missing; root and ordinary users get the same sandbox."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from classroom.judge.session_pool import SessionPool
from classroom.sandbox.fork_client import NoSandbox
from classroom.sandbox.mounts import LAYERS
from classroom.sandbox.self_test import self_test

ROOT = Path(__file__).parents[3]
MISSING = {
    "capabilities": "capabilities and namespaces of its own",
    "files": "files of this machine",
    "limits": "unlimited resources",
    "network": "this machine's network",
    "processes": "other processes",
    "withheld": "modules that are withheld",
}


def test_the_whole_sandbox_holds(sessions):
    self_test(sessions)


def test_every_layer_is_looked_for():
    assert MISSING.keys() == LAYERS


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_a_layer_that_is_missing_is_found(layer):
    with SessionPool(LAYERS - {layer}) as sessions, pytest.raises(NoSandbox, match=f"have {MISSING[layer]}$"):
        self_test(sessions)


def test_without_a_sandbox_the_look_says_what_is_open(tmp_path):
    with (
        SessionPool(layers=None) as sessions,
        pytest.raises(NoSandbox, match="files of this machine and places to write to"),
    ):
        self_test(sessions)


AS_USER = """
set -e
mkdir -p "$1"; mount --bind "$2" "$1"
mount -t tmpfs -o mode=755 tmpfs "$3"; mkdir -p "$2"; mount --bind "$1" "$2"
shift 3
exec setpriv --reuid 12345 --regid 12345 --clear-groups "$@"
"""
LOOK = """
import json, os
from classroom.judge.session_pool import SessionPool
from classroom.sandbox.limits import Limits
from classroom.sandbox.self_test import self_test
with SessionPool() as sessions:
    self_test(sessions)
    cell = {"do": "run", "id": "who", "source": "import os\\nprint(os.getuid(), os.getpid())"}
    print(json.dumps([os.getuid(), sessions.run([cell], {}, Limits()).verdicts["who"]["outputs"][0]["text"]]))
"""


def test_an_ordinary_user_and_root_get_the_same_sandbox(tmp_path):
    """Where the tests are root's, the other side is an ordinary user's; a Python below /root is put in reach of it."""
    mine = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert json.loads(mine)[1] == "1000 2\n"
    if os.getuid() != 0:
        return
    python = Path(sys.base_prefix)
    closed = next((path for path in reversed(python.parents) if not path.stat().st_mode & 1), None)
    command = ["env", "HOME=/nonexistent", sys.executable, "-c", LOOK]
    if closed is None:
        command = ["setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups", *command]
    else:
        hold = [str(tmp_path / "hold"), str(python), str(closed)]
        command = ["unshare", "--mount", "sh", "-c", AS_USER, "sh", *hold, *command]
    theirs = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert theirs.returncode == 0, theirs.stderr
    assert json.loads(theirs.stdout) == [12345, "1000 2\n"]
