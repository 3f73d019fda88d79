"""A worker that has something else than the grader is told by what."""

import pytest

from classroom.cluster.likeness import difference
from classroom.grade.grader import grader

HERE = {"course": "a", "classroom": "b", "Python": "3.13.1 on Linux x86_64", "packages": ["dns-1", "h2-4", "httpx-2"]}


def test_the_same_machine_has_the_same():
    assert difference(grader(), grader.__wrapped__()) is None


@pytest.mark.parametrize("package", ["course", "classroom"])
def test_a_changed_source_is_a_difference(tmp_path, monkeypatch, package):
    module = __import__(package)
    (tmp_path / "one.py").write_text("1")
    monkeypatch.setattr(module, "__path__", [str(tmp_path)])
    told = difference(grader(), grader.__wrapped__())
    assert told == f"its package {package} is not the one here: take the same commit and run make cluster on both"


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (
            {"Python": "3.13.2 on Linux x86_64"},
            "it has Python 3.13.2 on Linux x86_64, and here is 3.13.1 on Linux x86_64",
        ),
        (
            {"packages": ["dns-1", "h2-5", "httpx-2"]},
            "it has h2-5, which is not here and no h2-4: take the same commit",
        ),
        ({"packages": []}, "it has no dns-1, h2-4, httpx-2: take"),
        ({"packages": [*HERE["packages"], *"vwxyz"]}, "it has v, w, x and 2 more, which is not here: take"),
    ],
)
def test_what_differs_is_named(there, told):
    assert difference(HERE, HERE | there).startswith(told)
