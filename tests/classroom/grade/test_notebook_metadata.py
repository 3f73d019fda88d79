"""What a graded notebook keeps beside the marks, for reports."""

import nbformat
import pytest

from classroom.grade.notebook_metadata import KEY, VERSION, VISIBLE, Facts, Failure, keep, keep_rest, kept
from tests.classroom.grade.conftest import autograded

PASSED = {"passed": True}
HIDDEN = {"passed": False, "hidden": True, "kind": "AssertionError", "property": None}
SEEN = {"passed": False, "hidden": False, "kind": "MineError", "property": None}


@pytest.fixture
def round_trip():
    """What is kept of a result, through a file."""

    def of(notes=(), beliefs=None, endings=None, where=None, **verdicts) -> Facts:
        notebook = nbformat.v4.new_notebook()
        keep(
            notebook,
            notes,
            {"verdicts": verdicts, "beliefs": beliefs or {}, "endings": endings or {}, "where": where or {}},
        )
        return kept(nbformat.reads(nbformat.writes(notebook), as_version=4).metadata)

    return of


def test_what_passed_leaves_nothing(round_trip):
    assert round_trip(test_walk=PASSED) == Facts()


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (HIDDEN, "wrong"),
        (HIDDEN | {"raised": True}, "raised"),
        (SEEN, VISIBLE),
    ],
)
def test_how_a_test_failed_is_one_of_our_words(round_trip, verdict, word):
    assert round_trip(test_walk=verdict).failures == {"test_walk": Failure(word)}


def test_where_no_kind_of_case_is_known_the_property_stands(round_trip):
    stated = HIDDEN | {"property": "it is sorted"}
    facts = round_trip(
        endings={"test_cache": "did not finish"},
        where={"test_walk": (["no glue"], []), "test_serve": ([], ["walk"])},
        **dict.fromkeys(["test_walk", "test_serve", "test_step", "test_cache"], stated),
    )
    assert {test: failure.kinds for test, failure in facts.failures.items()} == {
        "test_walk": ("no glue",),
        "test_serve": (),
        "test_step": ("it is sorted",),
        "test_cache": (),
    }


def test_beliefs_kinds_endings_and_notes_come_back(round_trip):
    facts = round_trip(
        notes=("a cell is missing",),
        beliefs={"test_walk": "Glue is not needed."},
        endings={"test_cache": "used up 3 s of processor time", "own-0000": "did not finish"},
        where={"test_walk": (["no glue", "two zones"], []), "test_serve": ([], ["walk"])},
        test_walk=HIDDEN,
        test_serve=HIDDEN,
        test_cache=HIDDEN,
    )
    assert facts.failures == {
        "test_walk": Failure("wrong", "Glue is not needed.", ("no glue", "two zones")),
        "test_serve": Failure("wrong", below=("walk",)),
        "test_cache": Failure("used up 3 s of processor time"),
    }
    assert facts.notes == ("a cell is missing",)
    assert facts.endings["own-0000"] == "did not finish"


def test_what_is_not_run_again_is_kept_as_it_was(tmp_path):
    result = {"verdicts": {"test_walk": HIDDEN, "test_cache": HIDDEN}, "beliefs": {"test_cache": "Old."}, "endings": {}}
    old, new = nbformat.v4.new_notebook(), nbformat.v4.new_notebook()
    keep(old, (), result | {"endings": {"test_walk": "did not finish", "test_cache": "did not finish"}})
    keep(new, (), result | {"verdicts": {"test_cache": PASSED}, "beliefs": {}})
    path = tmp_path / "dns.ipynb"
    nbformat.write(old, path)
    keep_rest(new, path, ["test_cache"])
    facts = kept(new.metadata)
    assert facts == Facts({"test_walk": Failure("did not finish")}, endings={"test_walk": "did not finish"})
    path.unlink()
    keep_rest(new, path, ["test_cache"])
    assert kept(new.metadata) is None


@pytest.mark.parametrize(
    "left",
    [None, {}, [], {"version": VERSION + 1}, {"version": VERSION, "failures": {"test_walk": 7}}, {"version": VERSION}],
)
def test_what_another_version_has_left_counts_as_none(left):
    notebook = nbformat.v4.new_notebook(metadata={} if left is None else {KEY: left})
    assert kept(notebook.metadata) is None


def test_grading_keeps_them(graded):
    root, _, results = graded
    for student, one in results.items():
        facts = kept(autograded(root, student).metadata)
        assert set(facts.failures) == {test for test, passed in one.passed.items() if not passed}
        assert {test: f.belief for test, f in facts.failures.items() if f.belief} == one.beliefs
        assert (facts.notes, facts.endings) == (one.notes, one.endings)
