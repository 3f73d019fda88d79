"""What an answer needs of demonstrations that grading cannot run is told in the notebook, and nothing else is."""

import ast
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import course
import course.lab
from course.check._withheld import MODULES, REFUSED, UNUSABLE, needed_by, sentence

PACKAGE = Path(course.__path__[0])
DEMONSTRATION = "from course.lab import Link, transfer\n\nfast = Link(delay=1)\ntook = transfer(fast)"
PAGE = "from course.lab import Frame, PageServer\n\nsize = 9"
OPENED = "with PageServer() as server:\n    came = 1\nseen = came"
TEST = "from course.check import calling\n\ncalling(f, 1).gives(1)"


def test_the_modules_are_those_that_grading_withholds():
    lines = (PACKAGE / "withheld.txt").read_text().splitlines()
    assert {line for line in lines if line[:1] not in ("#", "")} == MODULES


@cache
def imported(module: str, deferred: bool) -> set[str]:
    """Modules of the course that one imports; ``deferred``: in the course of its work, too."""
    text = Path(import_module(module).__file__).read_text()
    tree = ast.parse(text)
    found = [node for node in (ast.walk(tree) if deferred else tree.body) if isinstance(node, ast.ImportFrom)]
    pairs = [(node.module, alias.name) for node in found for alias in node.names if node.module.startswith("course.")]
    return {name for pair in pairs for name in homes(*pair)}


def homes(module: str, name: str) -> set[str]:
    """Where a name that is imported from ``module`` is made: in a module of that name, or behind the face of one."""
    if f"{module}.{name}" in sys.modules or (PACKAGE.parent / Path(*module.split("."), f"{name}.py")).is_file():
        return {module, f"{module}.{name}"}
    made = getattr(getattr(import_module(module), name), "__module__", module)
    return {module, made if made.startswith("course.") else module}


def reaches(name: str, deferred: bool) -> set[str]:
    todo, seen = homes("course.lab", name), set()
    while todo:
        module = todo.pop()
        seen.add(module)
        todo |= imported(module, deferred) - seen
    return seen & MODULES


def test_the_names_are_all_that_stand_on_them():
    public = course.lab.__all__
    assert {name for name in public if reaches(name, deferred=False)} == REFUSED
    assert {name for name in public if reaches(name, deferred=True)} == REFUSED | UNUSABLE


@pytest.mark.parametrize(
    ("cells", "chain"),
    [
        ([DEMONSTRATION, "def f(x):\n    return transfer(x)"], ("f", "transfer")),
        ([DEMONSTRATION, "def f(x):\n    return Link(x)"], ("f", "Link", "transfer")),
        ([DEMONSTRATION, "best = took / 2", "def f(x):\n    return best"], ("f", "best", "took", "transfer")),
        ([DEMONSTRATION, "def g(x):\n    return took", "def f(x):\n    return g(x)"], ("f", "g", "took", "transfer")),
        ([DEMONSTRATION, "print(took)\nlimit = 3", "f = lambda x: limit"], ("f", "limit", "took", "transfer")),
        (["from course.lab import transfer as way\n\ndef f(x):\n    return x"], ("f", "transfer")),
        (["def f(x):\n    from course.lab import transfer\n    return x"], ("f", "transfer")),
        (["def f(x):\n    from course.lab import PageServer\n    return x"], ("f", "PageServer")),
        (["from course.lab.tcp._reno import Reno\n\ndef f(x):\n    return x"], ("f", "Reno")),
        (["from course.lab.tcp import _reno\n\ndef f(x):\n    return x"], ("f", "_reno")),
        (["from course.lab import *\n\ndef f(x):\n    return x"], ("f", "from course.lab import *")),
        ([PAGE, OPENED, "def f(x):\n    return seen"], ("f", "seen", "PageServer")),
        ([PAGE, "def f(x):\n    return PageServer(x)"], ("f", "PageServer")),
    ],
)
def test_an_answer_that_needs_what_is_withheld_is_told_how(cells, chain):
    assert needed_by(*cells, TEST) == chain


@pytest.mark.parametrize(
    "cells",
    [
        [DEMONSTRATION, "def f(x):\n    return x"],
        [DEMONSTRATION, "from course.lab import Link\n\ndef f(x):\n    return Link(x)"],
        [DEMONSTRATION, "def f(took):\n    return took"],
        [DEMONSTRATION, "def transfer(x):\n    return x\n\ndef f(x):\n    return transfer(x)"],
        ["first = 1\n" + DEMONSTRATION, "def f(x):\n    return first"],
        ["def seldom():\n    return transfer\n\nlimit = 3", DEMONSTRATION, "def f(x):\n    return limit"],
        [DEMONSTRATION, "def show():\n    return took\n\nlimit = 3", "def f(x):\n    return limit"],
        [DEMONSTRATION, "took = 1", "def f(x):\n    return took"],
        [PAGE, OPENED, "def f(x):\n    return size + len(str(Frame))"],
        [DEMONSTRATION, "this is no Python", "def f(x):\n    return x"],
    ],
)
def test_any_other_answer_is_left_alone(cells):
    assert needed_by(*cells, TEST) == ()


def test_the_sentence_says_what_to_do():
    assert sentence(("f", "Link", "transfer")) == (
        "This is right here, but would fail in grading: `f` needs `Link`, which needs `transfer`, and that is "
        "withheld there. In your answer cell, import or write yourself what `f` needs, without `transfer`."
    )
