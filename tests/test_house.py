"""Who may import whom, and what an import may load: read from the code and from fresh interpreters."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ["lab", "draw", "check", "desk"]
HEAVY = ["matplotlib", "dns", "scapy", "httpx", "hypercorn", "aioquic", "trustme", "ssl", "numpy", "IPython"]


def imported(path: Path) -> set[str]:
    """Dotted names of all modules that a file imports, at any depth."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def files(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found, folder
    return found


def reaches(names: set[str], package: str) -> set[str]:
    return {name for name in names if name == package or name.startswith(f"{package}.")}


def test_course_knows_nothing_of_classroom():
    assert not [p.name for p in files("course") if reaches(imported(p), "classroom")]


@pytest.mark.parametrize("room", ROOMS)
def test_lab_draw_and_check_stand_side_by_side(room):
    others = [other for other in ROOMS if other != room]
    assert not [p.name for p in files(f"course/{room}") for o in others if reaches(imported(p), f"course.{o}")]


@pytest.mark.parametrize("module", ["course", "course.check", "course.lab", "course.draw", "course.desk"])
def test_importing_loads_nothing_heavy(module):
    code = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_students_side_loads_no_grading():
    """What a student's process imports before a fork: judge and sandbox only, no lesson, no gradebook."""
    barred = "classroom.grade", "classroom.gate", "classroom.lesson", "nbgrader"
    code = (
        "import sys, classroom.sandbox.student as s; s.prepare(); "
        f"print(*[m for m in sys.modules if m.startswith({barred!r})])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_these_checks_can_fail(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("def f():\n    from classroom.grade import plan\n")
    assert reaches(imported(bad), "classroom") == {"classroom.grade", "classroom.grade.plan"}
