"""Which belief is named for a failure."""

import pytest

from classroom.grade.belief_cache import BeliefCache
from classroom.grade.belief_replay import beliefs_behind
from classroom.grade.run_submission import SubmissionResult, run_all
from classroom.sandbox.limits import Limits
from tests.classroom.judge.orders import check, hidden, run

LIMITS = Limits(cpu_s=5, wall_s=60)
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
        "files": {},
        "around": "the course",
        "base": [run("import math", "setup"), run(REFERENCE, "walk")],
        "exercises": {"walk": exercise},
    }


@pytest.fixture(autouse=True)
def _let_go(sessions):
    """What stays for the next replay would be in the way of tests that count processes."""
    yield
    sessions.end_idle()


@pytest.fixture
def explained(sessions):
    """``explained(answer, **wrong)``: the beliefs named for the tests of a submission, of a class of its own."""

    def explain(answer, belief_cache=None, sessions=sessions, **wrong):
        orders = [run("import math", "setup"), run(answer, "walk"), check(TEST, "walk", name="test_walk")]
        orders.append(check(MORE, "walk", name="test_walk_more"))
        ran = run_all(sessions, orders, {}, LIMITS)
        belief_cache = BeliefCache() if belief_cache is None else belief_cache
        return beliefs_behind(ran, job(orders, **wrong), {}, LIMITS, sessions, belief_cache)

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
        def run(self, *_):
            pytest.fail("nothing failed: nothing is replayed")

        run_on = run

    ran = SubmissionResult(
        verdicts={"test_other": {"passed": False, "kind": "AssertionError", "transcript": [["return", 1]]}}
    )
    assert beliefs_behind(ran, job([]), {}, LIMITS, Nobody()) == {}


def test_what_did_not_finish_is_not_replayed():
    class Nobody:
        def run(self, *_):
            pytest.fail("an ending is no belief")

        run_on = run

    ended = {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}
    assert beliefs_behind(SubmissionResult(verdicts={"test_walk": ended}), job([]), {}, LIMITS, Nobody()) == {}


def test_a_belief_whose_process_ends_does_not_silence_those_after_it(explained):
    ends = "import os\ndef walk(x):\n    os._exit(1)"
    found = explained(SQUARES, ends=ends, squares=SQUARES, keeps=KEEPS)
    assert found == {"test_walk": "Belief squares.", "test_walk_more": "Belief squares."}


def test_a_belief_is_run_no_further_than_it_does_the_same(explained):
    """Or this one, which walks for ever once it has gone another way, would use up the time of those after it."""
    endless = "def walk(x):\n    while x > 3: pass\n    return 0"
    assert explained(SQUARES, endless=endless, squares=SQUARES)["test_walk"] == "Belief squares."


def test_a_belief_that_explains_the_first_failure_goes_before_another_that_explains_the_next(explained):
    """Below nought both beliefs do the same; the first test tells which of them it is."""
    both = "def walk(x):\n    return x * x if x > 2 else x if x < 0 else 4"
    other = "def walk(x):\n    return x if x < 0 else 2 * x"
    found = explained(both, both=both, other=other)
    assert found == {"test_walk": "Belief both.", "test_walk_more": "Belief both."}


def test_two_mistakes_in_one_answer_are_named_each(explained):
    mixed = "def walk(x):\n    return x * x if x > 2 else x if x < 0 else 2 * x"
    below = "def walk(x):\n    return x if x < 0 else 2 * x"
    above = "def walk(x):\n    return x * x if x > 2 else 2 * x"
    found = explained(mixed, below=below, above=above)
    assert found == {"test_walk": "Belief above.", "test_walk_more": "Belief below."}


class Counting:
    """A session pool that notes which beliefs are run on which tests."""

    def __init__(self, sessions):
        self.sessions, self.ran = sessions, []

    def run(self, orders, *rest):
        self._note(orders)
        return self.sessions.run(orders, *rest)

    def run_on(self, base, orders, *rest):
        self._note(orders)
        return self.sessions.run_on(base, orders, *rest)

    def _note(self, orders):
        self.ran.append([order["id"] for order in orders if "@" in order["id"] and order["do"] == "test"])


MANY = {"squares": SQUARES, "keeps": KEEPS, "below": "def walk(x):\n    return x if x < 0 else 2 * x"}


def test_in_a_class_only_those_beliefs_are_run_again_that_fail_as_the_submission_does(explained, sessions):
    counting, belief_cache = Counting(sessions), BeliefCache()
    first = explained(SQUARES, belief_cache, counting, **MANY)
    assert {"test_walk@squares", "test_walk@keeps", "test_walk@below"} <= set(counting.ran[1])
    counting.ran.clear()
    again = explained("def walk(y):\n    return y * y", belief_cache, counting, **MANY)
    assert again == first == {"test_walk": "Belief squares.", "test_walk_more": "Belief squares."}
    assert [ran for ran in counting.ran if ran] == [
        ["test_walk@squares", "test_walk_more@", "test_walk_more@squares"]  # the second test is new: the reference, too
    ]


def test_a_failure_that_no_belief_shares_is_settled_without_running_any(explained, sessions):
    counting, belief_cache = Counting(sessions), BeliefCache()
    explained(SQUARES, belief_cache, counting, **MANY)
    counting.ran.clear()
    assert explained("def walk(x):\n    return 2 * x + (x > 4)", belief_cache, counting, **MANY) == {}
    assert not any(counting.ran)


def test_a_belief_that_a_drawn_input_fails_otherwise_is_run_all_the_same(explained, sessions):
    """Under one seed it fails at the first property, under the other at the second."""
    drawn = "from course.check import rng\nn = rng('walk').choice([3, 30])\n"
    test = hidden(drawn + "assert n > 9 or walk(n) == 2 * n, 'few'\nassert n < 9 or walk(n) == 2 * n, 'many'")
    orders = [run("import math", "setup"), run(SQUARES, "walk"), check(test, "walk", name="test_walk")]
    belief_cache, named = BeliefCache(), set()
    for seed in map(str, range(12)):
        seeded = [order | ({"seed": seed} if order["do"] == "test" else {}) for order in orders]
        ran = run_all(sessions, seeded, {}, LIMITS)
        asked = job(seeded, squares=SQUARES, keeps=KEEPS)
        asked["exercises"]["walk"]["tests"] = ["test_walk"]
        property = ran.verdicts["test_walk"]["property"]
        named.add((property, beliefs_behind(ran, asked, {}, LIMITS, sessions, belief_cache).get("test_walk")))
    assert named == {("few", "Belief squares."), ("many", "Belief squares.")}


def test_what_the_reference_does_as_well_is_no_belief_also_where_another_test_was_known(sessions):
    """Up to the second test's failure the reference did the same: that test tells nothing apart."""
    belief_cache, same = BeliefCache(), "def walk(x):\n    return x * x if x > 2 else 2 * x"
    more = check(
        hidden("assert walk(1) == 2\nassert walk.__name__ == 'twice', 'its name'"), "walk", name="test_walk_more"
    )
    orders = [run("import math", "setup"), run(same, "walk"), check(TEST, "walk", name="test_walk")]
    for told in (orders, [*orders, more]):
        ran = run_all(sessions, told, {}, LIMITS)
        named = beliefs_behind(ran, job(told, same=same), {}, LIMITS, sessions, belief_cache)
        assert named == {"test_walk": "Belief same."}
    assert not ran.verdicts["test_walk_more"]["passed"]
