"""``python -m course`` and the first cell's check: what is missing is said in words, with what to do."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import course
from course import _installation
from course.__main__ import main
from tests.course.desk.conftest import lesson_cells, write_lesson

ROOT = Path(__file__).parents[2]
IMPORTED_AS = {"dnspython": "dns", "pyyaml": "yaml"}


def test_this_installation_works():
    done = subprocess.run([sys.executable, "-m", "course"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Everything works" in done.stdout


def test_a_part_that_does_not_work_is_named_with_its_remedy(monkeypatch, capsys):
    monkeypatch.setattr(_installation, "PACKAGES", ["dns", "no_such_package"])
    assert main([]) == 1
    told = capsys.readouterr().out
    assert "NOT  packages: ModuleNotFoundError: missing: no_such_package\n     install the course again" in told
    assert "1 of 5 do not work" in told


@pytest.mark.parametrize(
    ("version", "told"), [((3, 11, 7), "the course"), ((3, 14, 0), "new enough, though the course")]
)
def test_the_pythons_that_the_course_was_tried_on_are_named(monkeypatch, version, told):
    monkeypatch.setattr(_installation.sys, "version_info", version)
    assert _installation.tried(_installation.python) == (f"{told} was tried on 3.11, 3.12 and 3.13", True)


def test_a_python_that_is_too_old_is_named(monkeypatch):
    monkeypatch.setattr(_installation.sys, "version_info", (3, 10, 13))
    told, fine = _installation.tried(_installation.python)
    assert (fine, told.endswith("is too old")) == (False, True)


def test_a_kernel_of_another_python_is_found(monkeypatch, tmp_path):
    kernel = tmp_path / "kernels" / "python3"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text('{"argv": ["/bin/sh", "-m"], "display_name": "x", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    told, fine = _installation.tried(_installation.kernel)
    assert (fine, "/bin/sh, another Python" in told) == (False, True)


def test_a_missing_button_is_found(monkeypatch, tmp_path):
    monkeypatch.setattr(_installation.sys, "prefix", str(tmp_path))
    told, fine = _installation.tried(_installation.validate)
    assert (fine, told.startswith("FileNotFoundError: share/jupyter")) == (False, True)


def test_a_lab_that_does_not_answer_is_found(monkeypatch):
    monkeypatch.setattr(_installation, "TRANSPORTS", ["pigeon"])
    assert _installation.tried(_installation.lab)[1] is False


def test_the_packages_are_those_that_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split("[<>]", one)[0] for one in project["dependencies"]}
    assert {IMPORTED_AS.get(name, name) for name in names} == set(_installation.PACKAGES)
    assert project["version"] == course.__version__


def test_commands_work_where_the_lessons_are(tmp_path, monkeypatch, capsys):
    write_lesson(tmp_path / "work", "01-walks", lesson_cells())
    monkeypatch.chdir(tmp_path)
    assert [main(words.split()) for words in ("progress", "reset 1 walk", "save", "restore")] == [0, 0, 0, 0]
    assert "0 of 1" in capsys.readouterr().out
    assert main(["reset", "1", "run"]) == 1
    assert capsys.readouterr().err == "course: 01-walks has no exercise 'run'; its exercises are: walk\n"


@pytest.mark.parametrize("arguments", [["rest"], ["reset", "1"], ["progress", "now"]])
def test_what_is_not_understood_gets_the_usage(arguments, capsys):
    assert main(arguments) == 2
    assert "python -m course reset LESSON EXERCISE" in capsys.readouterr().err


def test_a_missing_argument_is_named_below_the_usage(capsys):
    assert main(["certificate"]) == 2
    assert capsys.readouterr().err.endswith("course: too few arguments: python -m course certificate NAME [FILE]\n")
    assert main(["save", "a", "b"]) == 2
    assert capsys.readouterr().err.endswith("course: too many arguments: python -m course save [FILE]\n")


@pytest.mark.parametrize(("wanted", "fine"), [("0.10.0", True), ("0.9.9", True), ("0.10.1", False), ("1.0.0", False)])
def test_a_package_older_than_the_notebook_is_refused(monkeypatch, wanted, fine):
    monkeypatch.setattr(course, "__version__", "0.10.0")
    if fine:
        course.needs(wanted)
    else:
        with pytest.raises(ImportError, match=f"needs version {wanted} of the package `course`, and this is 0.10.0"):
            course.needs(wanted)
