"""Which belief is named for a failure."""

import pytest

from classroom.grade.beliefs import beliefs_behind
from classroom.grade.run import Heard, hear_out
from classroom.grade.stories import Stories
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
def _let_go(warmth):
    """What stays for the next replay would be in the way of tests that count processes."""
    yield
    warmth.let_go()


@pytest.fixture
def explained(warmth):
    """``explained(answer, **wrong)``: the beliefs named for the tests of a submission, of a class of its own."""

    def explain(answer, stories=None, warmth=warmth, **wrong):
        orders = [run("import math", "setup"), run(answer, "walk"), check(TEST, "walk", name="test_walk")]
        orders.append(check(MORE, "walk", name="test_walk_more"))
        heard = hear_out(warmth, orders, {}, LIMITS)
        stories = Stories() if stories is None else stories
        return beliefs_behind(heard, job(orders, **wrong), {}, LIMITS, warmth, stories)

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

        hear_on = hear

    heard = Heard(verdicts={"test_other": {"passed": False, "kind": "AssertionError", "transcript": [["return", 1]]}})
    assert beliefs_behind(heard, job([]), {}, LIMITS, Nobody()) == {}


def test_what_did_not_finish_is_not_replayed():
    class Nobody:
        def hear(self, *_):
            pytest.fail("an ending is no belief")

        hear_on = hear

    ended = {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}
    assert beliefs_behind(Heard(verdicts={"test_walk": ended}), job([]), {}, LIMITS, Nobody()) == {}


def test_a_belief_whose_process_ends_does_not_silence_those_after_it(explained):
    ends = "import os\ndef walk(x):\n    os._exit(1)"
    found = explained(SQUARES, ends=ends, squares=SQUARES, keeps=KEEPS)
    assert found == {"test_walk": "Belief squares.", "test_walk_more": "Belief squares."}


def test_a_belief_is_heard_no_further_than_it_does_the_same(explained):
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
    """A warmth that notes which beliefs are heard on which tests."""

    def __init__(self, warmth):
        self.warmth, self.heard = warmth, []

    def hear(self, orders, *rest):
        self._note(orders)
        return self.warmth.hear(orders, *rest)

    def hear_on(self, base, orders, *rest):
        self._note(orders)
        return self.warmth.hear_on(base, orders, *rest)

    def _note(self, orders):
        self.heard.append([order["id"] for order in orders if "@" in order["id"] and order["do"] == "test"])


MANY = {"squares": SQUARES, "keeps": KEEPS, "below": "def walk(x):\n    return x if x < 0 else 2 * x"}


def test_in_a_class_only_those_beliefs_are_heard_again_that_fail_as_the_submission_does(explained, warmth):
    counting, stories = Counting(warmth), Stories()
    first = explained(SQUARES, stories, counting, **MANY)
    assert {"test_walk@squares", "test_walk@keeps", "test_walk@below"} <= set(counting.heard[1])
    counting.heard.clear()
    again = explained("def walk(y):\n    return y * y", stories, counting, **MANY)
    assert again == first == {"test_walk": "Belief squares.", "test_walk_more": "Belief squares."}
    assert [heard for heard in counting.heard if heard] == [
        ["test_walk@squares", "test_walk_more@", "test_walk_more@squares"]  # the second test is new: the reference, too
    ]


def test_a_failure_that_no_belief_shares_is_settled_without_hearing_any(explained, warmth):
    counting, stories = Counting(warmth), Stories()
    explained(SQUARES, stories, counting, **MANY)
    counting.heard.clear()
    assert explained("def walk(x):\n    return 2 * x + (x > 4)", stories, counting, **MANY) == {}
    assert not any(counting.heard)


def test_a_belief_that_a_drawn_input_fails_otherwise_is_heard_all_the_same(explained, warmth):
    """Under one seed it fails at the first property, under the other at the second."""
    drawn = "from course.check import rng\nn = rng('walk').choice([3, 30])\n"
    test = hidden(drawn + "assert n > 9 or walk(n) == 2 * n, 'few'\nassert n < 9 or walk(n) == 2 * n, 'many'")
    orders = [run("import math", "setup"), run(SQUARES, "walk"), check(test, "walk", name="test_walk")]
    stories, named = Stories(), set()
    for seed in map(str, range(12)):
        seeded = [order | ({"seed": seed} if order["do"] == "test" else {}) for order in orders]
        heard = hear_out(warmth, seeded, {}, LIMITS)
        asked = job(seeded, squares=SQUARES, keeps=KEEPS)
        asked["exercises"]["walk"]["tests"] = ["test_walk"]
        property = heard.verdicts["test_walk"]["property"]
        named.add((property, beliefs_behind(heard, asked, {}, LIMITS, warmth, stories).get("test_walk")))
    assert named == {("few", "Belief squares."), ("many", "Belief squares.")}


def test_what_the_reference_does_as_well_is_no_belief_also_where_another_test_was_known(warmth):
    """Up to the second test's failure the reference did the same: that test tells nothing apart."""
    stories, same = Stories(), "def walk(x):\n    return x * x if x > 2 else 2 * x"
    more = check(
        hidden("assert walk(1) == 2\nassert walk.__name__ == 'twice', 'its name'"), "walk", name="test_walk_more"
    )
    orders = [run("import math", "setup"), run(same, "walk"), check(TEST, "walk", name="test_walk")]
    for told in (orders, [*orders, more]):
        heard = hear_out(warmth, told, {}, LIMITS)
        named = beliefs_behind(heard, job(told, same=same), {}, LIMITS, warmth, stories)
        assert named == {"test_walk": "Belief same."}
    assert not heard.verdicts["test_walk_more"]["passed"]
