"""What CI promises: Debian's packages for every program that a test starts, and a last line that counts the tests."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Brought by pip, part of every Debian, or the way to this folder.
EVERYWHERE = {"git", "mount", "nbgrader", "python"}
# No mark names it: it makes .venv.
UNMARKED = {"python3-venv"}
STARTERS = {"run", "Popen", "check_output", "which"}

MAKE = """
echo "make $1"
[ "$1" = test ] && echo "1 failed, 2 passed in 0.50s" && echo "7 passed, 1 skipped in 3.20s (0:00:03)" && echo after
[ "$1" = fast ] && echo "3 passed in 1.00s"
[ "$1" = long ] && echo "9 passed in 1.00s"
[ "$1" != "$FAILS" ]
"""
# Says its minor version, and is set up unless it is in what LACKS_PACKAGES names.
PYTHON = """
case "$1" in
    -c) basename "$0" | cut -d . -f 2 ;;
    *) echo "$(basename "$0") $*"; [[ " $LACKS_PACKAGES " != *" $(basename "$0") "* ]] ;;
esac
"""
DATE = "at=$(cat $AT 2>/dev/null || echo 0); echo $((at + SECONDS_EACH)) | tee $AT"


STAGES = ["test", "fast", "long", "check"]


def trees() -> Iterator[ast.AST]:
    return (ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "tests").rglob("*.py")))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of its function's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def marked() -> dict[str, str]:
    """Package by program, of all marks that name both as they are."""
    return {
        call.args[0].value: keyword.value.value
        for tree in trees()
        for name, call in calls(tree)
        if name == "needs" and call.args and isinstance(call.args[0], ast.Constant)
        for keyword in call.keywords
        if keyword.arg == "package" and isinstance(keyword.value, ast.Constant)
    }


def started(tree: ast.AST) -> set[str]:
    """Programs that are started, or looked for, by a name that stands there."""
    found = set()
    for name, call in calls(tree):
        if name in STARTERS and call.args:
            first = call.args[0]
            named = name == "which" or ast.unparse(call.func).startswith("subprocess.")
            first = first.elts[0] if isinstance(first, ast.List) and first.elts else first
            if named and isinstance(first, ast.Constant):
                found.add(first.value)
    return found


def packages() -> list[str]:
    return (ROOT / ".ci/packages").read_text("utf-8").split()


def test_ci_installs_what_the_tests_need_and_no_more():
    asked = set(marked().values()) - {"no-such-package"}
    assert set(packages()) - asked == UNMARKED
    assert asked <= set(packages())
    assert packages() == sorted(set(packages()))


def test_every_program_that_a_test_starts_is_in_a_mark():
    there = set().union(*map(started, trees()))
    assert {"curl", "tshark", "unshare"} <= there
    assert there - marked().keys() - EVERYWHERE == {"no-such-program"}


def test_a_program_without_a_mark_is_seen():
    assert started(ast.parse("subprocess.run(['haproxy', '-v'])\nwhich('bird')")) == {"haproxy", "bird"}


@pytest.fixture
def ci(tmp_path):
    """``ci(fails, seconds)`` runs .ci/run with a make that only says so; each stage takes ``seconds``.

    ``others`` are Pythons beside the usual one, 3.11, of which ``lacking`` cannot be set up.
    """
    if sys.platform != "linux":
        pytest.skip(".ci/run is for Debian and Ubuntu")
    for name, script in {"make": MAKE, "date": DATE, "dpkg": ""}.items():
        (tmp_path / name).write_text(f"#!/bin/bash\n{script}")
        (tmp_path / name).chmod(0o755)
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.9"):
        (tmp_path / name).write_text("#!/bin/bash\n" + (PYTHON if "." in name else "echo 11"))
        (tmp_path / name).chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])

    def run(fails="", seconds=60, others="python3.13", lacking="") -> tuple[int, list[str]]:
        told = {"PATH": path, "FAILS": fails, "SECONDS_EACH": str(seconds), "AT": str(tmp_path / "at")}
        told |= {"OTHER_PYTHONS": others, "LACKS_PACKAGES": lacking}
        done = subprocess.run(
            [ROOT / ".ci/run"], env=os.environ | told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        return done.returncode, done.stdout.decode().splitlines()

    return run


def table(lines: list[str]) -> dict[str, list[float]]:
    """Minutes, budget and what is left, by stage."""
    rows = (re.fullmatch(r"(test|fast|long|check) +([\d.]+) +([\d.]+) +(-?[\d.]+)", line) for line in lines)
    return {row[1]: [float(row[n]) for n in (2, 3, 4)] for row in rows if row}


def test_all_stages_run_and_the_tests_count_comes_last(ci):
    status, lines = ci(seconds=90)
    assert (status, lines[-1]) == (0, "7 passed, 1 skipped in 3.20s (0:00:03)")
    assert [line for line in lines if line.startswith("make ")] == [f"make {name}" for name in STAGES]
    assert table(lines) == {
        "test": [1.5, 8, 6.5],
        "fast": [1.5, 3, 1.5],
        "long": [1.5, 10, 8.5],
        "check": [1.5, 20, 18.5],
    }


def test_a_stage_over_its_budget_is_told_and_fails_nothing(ci):
    status, lines = ci(seconds=570)
    assert status == 0
    assert table(lines)["test"] == [9.5, 8, -1.5]
    told = [line for line in lines if "more than" in line]
    assert told == [
        f"make {name} took {over} minutes more than its budget." for name, over in (("test", 1.5), ("fast", 6.5))
    ]


@pytest.mark.parametrize(
    ("fails", "last", "ran"),
    [
        ("test", "7 passed, 1 skipped in 3.20s (0:00:03)", ["test"]),
        ("fast", "0 passed, 1 failed: make fast", STAGES[:2]),
        ("long", "0 passed, 1 failed: make long", STAGES[:3]),
        ("check", "0 passed, 1 failed: make check", STAGES),
    ],
)
def test_a_stage_that_fails_ends_it_and_the_table_holds_what_ran(ci, fails, last, ran):
    status, lines = ci(fails)
    assert (status, lines[-1], list(table(lines))) == (1, last, ran)


def set_up(lines: list[str]) -> list[str]:
    return [line.partition(" ")[0] for line in lines if line.endswith("tools/bootstrap.py setup")]


def test_the_fast_tests_run_on_the_newest_other_python(ci):
    status, lines = ci(others="python3.9 python3.12 python3.11 python3.13 python3.12 no-such-python")
    assert (status, set_up(lines)) == (0, ["python3.13"])
    assert "fast" in table(lines)


def test_where_the_newest_one_has_no_packages_the_next_is_taken_and_that_is_told(ci):
    status, lines = ci(others="python3.13 python3.12", lacking="python3.13")
    assert (status, set_up(lines)) == (0, ["python3.13", "python3.12"])
    (told,) = [line for line in lines if "did not run on it" in line]
    assert told.startswith("python3.13 got no environment")
    assert "make fast" in lines


@pytest.mark.parametrize("others", ["", "python3.11 python3.9", "python3.13"])
def test_without_another_python_that_is_told_and_fails_nothing(ci, others):
    status, lines = ci(others=others, lacking="python3.13")
    assert (status, lines[-1]) == (0, "7 passed, 1 skipped in 3.20s (0:00:03)")
    assert "make fast" not in lines
    assert [line for line in lines if line.startswith("The tests ran on one Python alone")]
