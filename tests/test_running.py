"""The suite's own options: one lesson at a time, and tests whose programs are missing."""

import pytest

from tests import conftest, tools

LESSONS = """
    import pytest

    def test_general(): pass
    def test_every(lesson): pass
    @pytest.mark.lesson("04-dns")
    def test_names(): pass
    @pytest.mark.lesson("05-tls")
    def test_flights(): pass
    @pytest.mark.parametrize(("lesson", "exercise"), [("04-dns", "walk"), ("05-tls", "flights")])
    def test_exercise(lesson, exercise): pass
"""
PROGRAMS = """
    from tests.tools import needs

    @needs("no-such-program", package="no-such-package")
    def test_with(): pass
    def test_without(): pass
"""
MODULES = """
    from tests.tools import needs_module

    @needs_module("no_such_module", command="make something")
    def test_with(): pass
    def test_without(): pass
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs a file of tests under this suite's conftest, with two lessons to choose from."""
    lessons = pytester.mkdir("lessons")
    for name in ("04-dns", "05-tls", "__pycache__"):
        (lessons / name).mkdir()
    monkeypatch.setattr(conftest, "LESSONS", lessons)

    def run(source, *options):
        pytester.makepyfile(source)
        # A file of its own, or pytest would look for one further up.
        pytester.makeini("[pytest]\nmarkers =\n  fast\n  lesson(name)\n  needs(program, package)\n")
        return pytester.runpytest_inprocess("-p", "tests.conftest", "-ra", *options)

    return run


def test_all_lessons_run_unless_one_is_chosen(run):
    run(LESSONS).assert_outcomes(passed=7)


def test_a_chosen_lesson_runs_only_its_tests(run):
    result = run(LESSONS, "--lesson", "04-dns", "-v")
    result.assert_outcomes(passed=3, deselected=4)
    result.stdout.fnmatch_lines(["*test_every?04-dns? *", "*test_names *", "*test_exercise?04-dns-walk? *"])


def test_an_unknown_lesson_is_refused_with_the_known_ones(run):
    result = run(LESSONS, "--lesson", "04-dsn")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*no lesson '04-dsn' in lessons/: 04-dns, 05-tls"])


def test_a_missing_program_skips_its_test_and_its_package_is_named_last(run, monkeypatch):
    monkeypatch.setenv("CI", "")
    result = run(PROGRAMS)
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*needs no-such-program: apt install no-such-package"])
    assert result.outlines[-2] == "To run the skipped tests too: sudo apt install no-such-package"


def test_a_missing_program_fails_its_test_where_ci_has_promised_it(run, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(conftest.sys, "platform", "linux")
    result = run(PROGRAMS)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*needs no-such-program: apt install no-such-package"])


def test_a_missing_package_skips_its_test_with_the_command_that_brings_it(run, monkeypatch):
    monkeypatch.setenv("CI", "")
    result = run(MODULES)
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*needs no_such_module: make something"])


def test_a_missing_package_fails_its_test_in_ci(run, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(conftest.sys, "platform", "linux")
    run(MODULES).assert_outcomes(passed=1, errors=1)


@pytest.mark.parametrize(
    ("ci", "system", "promised"),
    [("true", "linux", True), ("true", "darwin", False), ("true", "win32", False), ("", "linux", False)],
)
def test_ci_promises_packages_on_linux_only(ci, system, promised):
    assert tools.is_promised({"CI": ci}, system) is promised


def test_daemons_are_found_where_the_path_does_not_look(tmp_path, monkeypatch):
    daemon = tmp_path / "sbin" / "unbound"
    daemon.parent.mkdir()
    daemon.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tools, "DAEMONS", (str(daemon.parent),))
    assert tools.which("unbound") == str(daemon)
    assert tools.which("no-such-program") is None


@pytest.mark.parametrize(
    ("name", "fast"),
    [
        ("course/lab/dns/test_wire.py", True),
        ("classroom/judge/test_codec.py", True),
        ("classroom/grade/test_grade.py", False),
        ("test_house.py", False),
        ("courses/test_it.py", False),
    ],
)
def test_what_runs_on_every_python_is_known_by_its_folder(name, fast):
    assert conftest.is_fast(conftest.TESTS / name) == fast


def test_a_test_elsewhere_is_not_fast(tmp_path):
    assert not conftest.is_fast(tmp_path / "course" / "test_it.py")


def test_every_folder_of_fast_tests_is_there():
    assert [folder for folder in conftest.FAST if not (conftest.TESTS / folder).is_dir()] == []
