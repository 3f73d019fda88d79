"""From verdicts to what a student reads."""

import pytest

from classroom.grade.judge import beliefs_behind, outputs_of_test
from classroom.grade.run import Heard, hear_out
from classroom.sandbox.limits import Limits
from tests.classroom.judge.orders import check, hidden, run

LIMITS = Limits(cpu_s=5, wall_s=60)
PASSED = {"passed": True}
VISIBLE = {"passed": False, "hidden": False, "kind": "AssertionError", "property": None, "text": "walk(1) returned 2"}
HIDDEN = {"passed": False, "hidden": True, "kind": "AssertionError", "property": "it is sorted"}


def lines(verdict, ending=None, belief=None) -> list[str]:
    (output,) = outputs_of_test("test_walk", verdict, ending, belief)
    assert output["output_type"] == "error"
    assert (output["ename"], output["evalue"]) == (verdict["kind"], output["traceback"][0])
    return output["traceback"]


def test_a_passed_test_says_nothing():
    assert outputs_of_test("test_walk", PASSED, None, None) == []


def test_a_visible_failure_says_all():
    want = ["test_walk: a test that you can see did not pass.", "walk(1) returned 2"]
    assert lines(VISIBLE) == want


def test_a_message_of_several_lines_stays_so():
    assert lines(VISIBLE | {"text": "a\nb"})[1:] == ["a", "b"]


def test_a_hidden_failure_says_its_kind_and_property():
    want = "test_walk: a hidden test did not pass (AssertionError). The property it checks: it is sorted."
    assert lines(HIDDEN) == [want]


def test_a_hidden_failure_without_a_property_names_the_test():
    assert lines(HIDDEN | {"property": None})[0].endswith("The property it checks: test_walk.")


def test_a_belief_is_told_as_a_sentence():
    want = "This is consistent with a belief: Everybody asks."
    assert lines(HIDDEN, belief="Everybody asks.")[-1] == want


@pytest.mark.parametrize(
    ("ending", "line"),
    [
        ("did not finish in 100 s", "test_walk: your code did not finish in 100 s."),
        ("ended its own process (exit code 0)", "test_walk: your code ended its own process (exit code 0)."),
        ("sent what the judge could not read", "test_walk: your code sent what the judge could not read."),
        ("could not be judged to its end", "test_walk: your code could not be judged to its end."),
        ("not run: too many deaths", "test_walk: not run: too many deaths."),
    ],
)
def test_an_early_end_is_told_as_a_sentence(ending, line):
    ended = {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}
    assert lines(ended, ending) == [line]


def test_a_starter_is_not_written_yet():
    assert lines(HIDDEN | {"kind": "NotImplementedError"}) == ["test_walk: not written yet."]


def test_a_missing_name_is_explained():
    assert "A name is missing" in lines(VISIBLE | {"kind": "NameError", "text": "name 'x' is not defined"})[-1]


REFERENCE = "def walk(x):\n    return 2 * x"
SQUARES = "def walk(x):\n    return x * x"
SAME_AS_SQUARES = "def walk(x):\n    return x ** 2"
KEEPS = "def walk(x):\n    return x"
TEST = "assert walk(2) == 4\n" + hidden("for x in (3, 5):\n    assert walk(x) == 2 * x, 'it doubles'")
MORE = hidden("assert walk(-1) == -2, 'below nought too'")


def job(orders, **wrong) -> dict:
    """A job of one exercise; wrong answers by name: source, or source and declared equals."""
    known = {}
    for name, answer in wrong.items():
        source, *equals = [answer] if isinstance(answer, str) else answer
        known[name] = {"source": source, "belief": f"Belief {name}.", "equals": equals}
    exercise = {"cell": "walk", "tests": ["test_walk", "test_walk_more"], "wrong": known}
    return {
        "orders": orders,
        "base": [run("import math", "setup"), run(REFERENCE, "walk")],
        "exercises": {"walk": exercise},
    }


@pytest.fixture
def explained(warmth):
    """``explained(answer, **wrong)``: the beliefs named for the tests of a submission."""

    def explain(answer, **wrong):
        orders = [run("import math", "setup"), run(answer, "walk"), check(TEST, "walk", name="test_walk")]
        orders.append(check(MORE, "walk", name="test_walk_more"))
        heard = hear_out(warmth, orders, {}, LIMITS)
        return beliefs_behind(heard, job(orders, **wrong), {}, LIMITS, warmth)

    return explain


def test_the_one_belief_behind_a_failure_is_named_for_each_test(explained):
    submission = "def walk(x):\n    if x < 9:\n        return x * x"
    found = explained(submission, squares=SQUARES, keeps=KEEPS)
    assert found == {"test_walk": "Belief squares.", "test_walk_more": "Belief squares."}


def test_two_beliefs_that_look_alike_are_not_named(explained):
    assert explained(SQUARES, squares=SQUARES, powers=SAME_AS_SQUARES) == {}


def test_declared_equals_are_named_as_one(explained):
    found = explained(SQUARES, powers=SAME_AS_SQUARES, squares=(SQUARES, "powers"))
    assert found["test_walk"] == "Belief powers."


def test_a_failure_of_its_own_kind_has_no_belief(explained):
    assert explained("def walk(x):\n    return 2 * x + (x > 4)", squares=SQUARES, keeps=KEEPS) == {}


def test_a_right_answer_needs_no_explanation(explained):
    assert explained(REFERENCE, squares=SQUARES) == {}


def test_a_starter_is_not_diagnosed(explained):
    blank = "def walk(x):\n    raise NotImplementedError()"
    assert explained(blank, blank=blank, squares=SQUARES) == {}


def test_an_object_in_place_of_a_value_is_no_known_belief(explained):
    assert explained("class Int(int): pass\ndef walk(x):\n    return Int(2 * x)", squares=SQUARES, keeps=KEEPS) == {}


def test_only_the_tests_of_its_own_exercise_are_replayed():
    class Nobody:
        def hear(self, *_):
            pytest.fail("nothing failed: nothing is replayed")

    heard = Heard(verdicts={"test_other": HIDDEN | {"transcript": [["return", 1]]}})
    assert beliefs_behind(heard, job([]), {}, LIMITS, Nobody()) == {}


def test_what_did_not_finish_is_not_replayed():
    class Nobody:
        def hear(self, *_):
            pytest.fail("an ending is no belief")

    ended = {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}
    assert beliefs_behind(Heard(verdicts={"test_walk": ended}), job([]), {}, LIMITS, Nobody()) == {}
