#!/bin/bash
# Guess: `pytest -n 2 --dist loadgroup` runs tests that carry the same mark xdist_group in one worker, as its manual says.
# Seen (pytest 9.2.0, pytest-xdist 3.8.0): the mark is ignored without a word. Tests of one group run in both workers,
# each makes the group's dear fixture anew, and a suite that relies on the group runs its tests beside each other.
# (pytest-xdist issue 1386.) A scheduler of one's own, from the hook pytest_xdist_make_scheduler, works.
# Exit code 0: as seen. 1: it behaves otherwise now. 2: something to run it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "needs python3 (Debian package python3-venv)"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || { echo "needs the Debian package python3-venv"; exit 2; }
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pytest==9.2.0" "pytest-xdist==3.8.0"
mkdir "$folder/tests"
for number in 1 2 3 4 5 6 7 8; do
    cat > "$folder/tests/test_$number.py" <<'PYTHON'
import os
from pathlib import Path

import pytest


@pytest.mark.xdist_group("together")
@pytest.mark.parametrize("number", range(8))
def test_where(number):
    Path(os.environ["SEEN"], os.environ["PYTEST_XDIST_WORKER"]).touch()
PYTHON
done
mkdir "$folder/seen"
cd "$folder"
SEEN="$folder/seen" "$folder/venv/bin/pytest" -q -n 2 --dist loadgroup tests
"$folder/venv/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -E "^pytest"
echo "workers that ran tests of the one group: $(ls "$folder/seen" | xargs)"
[ "$(ls "$folder/seen" | wc -l)" = 2 ] || { echo "this has changed"; exit 1; }
