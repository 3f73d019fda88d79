"""How pytest-xdist spreads tests over workers: files that share what is dear to make go to the same one.

A fixture of a module, and those in `ONCE`, are made once in all; other fixtures of a session once in each worker.
"""

import ast
import functools
from pathlib import Path

import pytest

from classroom.judge import session_pool

ONCE = {"sandboxed", "plain", "graded", "banked", "students"}


@functools.cache
def group_of(file: Path) -> str | None:
    """What the tests of a file share: a fixture that is made once, by its name, or those of its module."""
    tree = ast.parse(file.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    if any("scope='module'" in ast.unparse(made) for function in functions for made in function.decorator_list):
        return file.name
    taken = {argument.arg for function in functions for argument in function.args.args}
    return next(iter(sorted(ONCE & taken)), None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadScopeScheduling

    class ByFixture(LoadScopeScheduling):
        """A test on its own goes to whoever has nothing to do."""

        def _split_scope(self, nodeid: str) -> str:
            return group_of(config.rootpath / nodeid.partition("::")[0]) or nodeid

    return ByFixture(config, log)


def pytest_configure(config):
    if hasattr(config, "workerinput"):
        _begin_elsewhere(int(config.workerinput["workerid"].removeprefix("gw")))


def _begin_elsewhere(number: int) -> None:
    """A worker's sessions, one at a time, would all take the first processor, and so would its neighbour's."""
    found = session_pool._processors()
    turn = number % len(found)
    session_pool._processors = lambda: found[turn:] + found[:turn]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """In workers, what runs a whole lesson comes first: nothing long should begin at the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: "lesson" not in item.fixturenames)
