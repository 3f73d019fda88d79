"""Runs of one lesson (``--lesson 04-dns``), and tests that need programs or packages which not everybody has."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.tools import is_promised, lacking, wanting

pytest_plugins = ["pytester", "tests.spread", "tests.published"]

TESTS = Path(__file__).parent
LESSONS = TESTS.parent / "lessons"
# Marked fast: what students run, and what judges them. They say within two minutes whether another Python will do.
FAST = ("course", "classroom/judge", "classroom/sandbox", "classroom/marks", "classroom/report")
PACKAGE = re.compile(r"needs \S+: apt install ([\w.+-]+)")


def lesson_names() -> list[str]:
    return sorted(path.name for path in LESSONS.glob("[0-9][0-9]-*") if path.is_dir())


def pytest_addoption(parser):
    parser.addoption("--lesson", metavar="NN-slug", help="run only the tests that are about this lesson")


def pytest_configure(config):
    chosen = config.getoption("lesson")
    if chosen and chosen not in lesson_names():
        known = ", ".join(lesson_names()) or "none yet"
        raise pytest.UsageError(f"there is no lesson {chosen!r} in lessons/: {known}")


def pytest_generate_tests(metafunc):
    """A test that takes ``lesson`` runs for every lesson, or for those it is marked with."""
    if "lesson" in metafunc.fixturenames and not lists_its_own(metafunc.definition):
        metafunc.parametrize("lesson", sorted(marked(metafunc.definition)) or lesson_names())


def lists_its_own(definition) -> bool:
    names = [mark.args[0] for mark in definition.iter_markers("parametrize")]
    return any("lesson" in (re.split(r"[,\s]+", name) if isinstance(name, str) else name) for name in names)


def marked(item) -> set[str]:
    return {name for mark in item.iter_markers("lesson") for name in mark.args}


def lessons_of(item) -> set[str]:
    """The lessons that a test is about, by its marks and its parameters."""
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    return marked(item) | ({str(parameters["lesson"])} if "lesson" in parameters else set())


def is_fast(file: Path) -> bool:
    below = file.relative_to(TESTS).as_posix() if file.is_relative_to(TESTS) else ""
    return below.startswith(tuple(f"{folder}/" for folder in FAST))


@pytest.hookimpl(tryfirst=True)  # before pytest looks at what -m asks for
def pytest_collection_modifyitems(config, items):
    for item in items:
        if is_fast(item.path):
            item.add_marker("fast")
    chosen = config.getoption("lesson")
    if not chosen:
        return
    left_out = [item for item in items if chosen not in lessons_of(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if chosen in lessons_of(item)]


def pytest_runtest_setup(item):
    programs = [wanting(*mark.args, **mark.kwargs) for mark in item.iter_markers("needs")]
    modules = [lacking(*mark.args, **mark.kwargs) for mark in item.iter_markers("needs_module")]
    for reason in filter(None, programs + modules):
        if is_promised(os.environ, sys.platform):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter):
    """Names, last of all, the packages that would let the skipped tests run."""
    yield
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    packages = sorted({package for reason in reasons for package in PACKAGE.findall(reason)})
    if packages:
        terminalreporter.write_line("To run the skipped tests too: sudo apt install " + " ".join(packages))
