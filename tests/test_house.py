"""Who may import whom, and what an import may load: read from the code and from fresh interpreters."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from course.draw import KINDS
from course.lab import SUBJECTS

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


def out_of_order(path: Path, subject: str) -> set[str]:
    """What a file of ``subject`` imports of the lab beyond its own subject and those before it."""
    allowed = SUBJECTS[: SUBJECTS.index(subject) + 1]
    return {
        name for name in reaches(imported(path), "course.lab") if name.split(".")[2:3] not in [[s] for s in allowed]
    }


def test_each_folder_of_the_lab_has_its_place_in_the_order():
    assert {path.parent.name for path in (ROOT / "course/lab").glob("*/__init__.py")} == set(SUBJECTS)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_of_the_lab_imports_only_those_before_it(subject):
    found = {path.name: out_of_order(path, subject) for path in files(f"course/lab/{subject}")}
    assert not any(found.values()), found


def test_each_folder_of_figures_is_of_a_kind():
    assert {path.parent.name for path in (ROOT / "course/draw").glob("*/__init__.py")} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_charts_and_diagrams_share_only_what_both_are_drawn_with(kind):
    others = [other for other in KINDS[1:] if other != kind]
    found = {path.name: imported(path) for path in files(f"course/draw/{kind}")}
    assert not [name for name in found for other in others if reaches(found[name], f"course.draw.{other}")]


@pytest.mark.parametrize("module", ["course", "course.check", "course.lab", "course.draw", "course.desk"])
def test_importing_loads_nothing_heavy(module):
    code = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_students_side_loads_no_grading():
    """What a student's process imports before a fork: judge and sandbox only, no lesson, no gradebook."""
    barred = "classroom.grade", "classroom.gate", "classroom.lesson", "nbgrader"
    code = (
        "import sys, classroom.sandbox.preload_student as s; s.preload(); "
        f"print(*[m for m in sys.modules if m.startswith({barred!r})])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_these_checks_can_fail(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("def f():\n    from classroom.grade import plan\n")
    assert reaches(imported(bad), "classroom") == {"classroom.grade", "classroom.grade.plan"}


@pytest.mark.parametrize(
    "line", ["from course.lab import Internet", "import course.lab.events", "import course.lab.dns._zone"]
)
def test_the_check_of_the_order_can_fail(tmp_path, line):
    bad = tmp_path / "bad.py"
    bad.write_text(f"from course.lab.base._log import Log\n{line}\n")
    assert out_of_order(bad, "tls") == imported(bad) - {"course.lab.base._log", "course.lab.base._log.Log"}


def test_a_subject_may_import_itself_and_those_before_it(tmp_path):
    good = tmp_path / "good.py"
    good.write_text("from course.lab.base._log import Log\nfrom course.lab.tls import _pki\n")
    assert out_of_order(good, "tls") == set()
