"""Where tests run when there are several workers: what shares a dear fixture together, the rest apart."""

import os
import re

import pytest

from tests import spread

FILES = {
    "test_module": """
        import pytest

        @pytest.fixture(scope="module")
        def made(): return worker()
        @pytest.mark.parametrize("number", range(6))
        def test_it(made, number): assert worker() == made
        def test_alone(): pass
    """,
    "test_once": """
        import pytest

        @pytest.fixture(scope="session")
        def sandboxed():
            with open("made", "a") as file: file.write("x")
        @pytest.mark.parametrize("number", range(6))
        def test_it(sandboxed, number): pass
    """,
    "test_plain": """
        import pytest

        @pytest.mark.parametrize("name", "ab")
        def test_fails(name): assert 0
    """,
}
WORKER = "import os\ndef worker(): return os.environ.get('PYTEST_XDIST_WORKER')\n"


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs these files in workers, as this suite's tests run; gives the lines that end it, and who ran what."""
    pytest.importorskip("xdist")
    for name in list(os.environ):
        if name.startswith("PYTEST_XDIST"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PYTHONPATH", str(spread.__file__).removesuffix("/tests/spread.py"))
    pytester.makeini("[pytest]\n")
    for name, source in FILES.items():
        path = pytester.makepyfile(**{name: source})
        path.write_text(WORKER + path.read_text())

    def run(*options):
        return pytester.runpytest_subprocess("-p", "xdist", "-p", "tests.spread", "-v", *options)

    return run


def workers(result) -> dict[str, set[str]]:
    """The workers of each file's tests."""
    found = {}
    for worker, file in re.findall(r"\[(gw\d)\].* (test_\w+)\.py::", "\n".join(result.outlines)):
        found.setdefault(file, set()).add(worker)
    return found


def test_who_shares_a_dear_fixture_goes_to_one_worker(run, pytester):
    result = run("-n2")
    result.assert_outcomes(passed=13, failed=2)
    assert len(workers(result)["test_module"]) == len(workers(result)["test_once"]) == 1
    assert set().union(*workers(result).values()) == {"gw0", "gw1"}
    assert (pytester.path / "made").read_text() == "x"


def test_in_one_process_all_is_as_ever(run):
    run("-p", "no:xdist").assert_outcomes(passed=13, failed=2)
    run("-n0").assert_outcomes(passed=13, failed=2)


def test_the_sessions_of_two_workers_begin_on_different_processors(monkeypatch):
    monkeypatch.setattr(spread.session_pool, "_processors", lambda: [0, 1, 2])
    spread._begin_elsewhere(4)
    assert spread.session_pool._processors() == [1, 2, 0]
