"""A belief is named by all that an answer does, or nothing is named and the kinds of case are told."""

import pytest

from classroom.bank.bank import Bank, Belief, Case, Reserve
from classroom.bank.diagnosis import BELOW, Known, explained, kinds_told
from classroom.judge.domain import domain_of
from tests.banked import DOMAIN, SIGNATURE, write_banked

ORDER, LIMIT = "test_larger_order", "test_larger_limit"
WANTED = {f"b{n}": f"{n:x}" * 12 for n in range(8)} | {f"r{n}": f"{n:x}{n:x}9999" for n in range(4)}
KINDS = {**{f"b{n}": [0] for n in range(4)}, **{f"b{n}": [1] for n in range(4, 6)}, "b6": [0, 2], "b7": [0, 3]}
KINDS |= {f"r{n}": [3] for n in range(4)}
WRONG = {key: f"dead{number:08x}" for number, key in enumerate(WANTED)}
EQUAL = {"b7": WRONG["b7"], "r0": WRONG["r0"], "r1": WRONG["r1"]}
SORTED = {f"b{n}": "beef" * 3 for n in (0, 1, 2, 3, 6)} | {f"r{n}": "beef" * 3 for n in range(4)}


@pytest.fixture
def exercises(tmp_path):
    return write_banked(tmp_path).written_exercises


@pytest.fixture
def known(exercises):
    """What is known of `larger`: beliefs by what they do, and the visible cells that they fail."""

    def make(visible=(), **beliefs):
        told = beliefs or {"wrong_equal": EQUAL, "wrong_sorted": SORTED}
        bank = Bank(
            "origin",
            [Case(n, "()", KINDS[f"b{n}"], WANTED[f"b{n}"]) for n in range(8)],
            {
                name: Belief({key: said for key, said in does.items() if key[0] == "b"}, [*visible])
                for name, does in told.items()
            },
        )
        beyond = {name: {key: said[:4] for key, said in does.items() if key[0] == "r"} for name, does in told.items()}
        cases = {n: (KINDS[f"r{n}"], WANTED[f"r{n}"]) for n in range(4)}
        return Known(exercises[0], domain_of("larger", DOMAIN), bank, Reserve("origin", cases, beyond))

    return make


def did(changes, beyond=(0, 1, 2, 3), **visible):
    """Verdicts of all test cells of an answer that does this; ``visible=False`` fails a visible cell."""
    said = {
        key: changes.get(key, WANTED[key].ljust(12, "0")) for key in WANTED if key[0] == "b" or int(key[1:]) in beyond
    }
    keys = {LIMIT: [key for key in said if KINDS[key][-1] == 3], ORDER: [key for key in said if KINDS[key][-1] != 3]}
    verdicts = {"test_larger": {"passed": True}, "test_total": {"passed": True}}
    for test, mine in keys.items():
        passed = not set(mine) & set(changes)
        verdicts[test] = {"passed": passed, "hidden": True, "outcomes": {key: said[key] for key in mine}}
    return verdicts | {test: {"passed": False, "hidden": False} for test in visible}


@pytest.fixture
def told(exercises, known):
    def of(verdicts, source="", knowledge=None):
        found = explained(exercises, {"larger": knowledge or known()}, verdicts, {"larger": source})
        return {test: (one.belief, one.lines) for test, one in found.items()}

    return of


BELIEF = "A size that is the limit is above it."


def test_what_is_the_same_on_every_case_is_named_on_each_cell_that_fails(told):
    assert told(did(EQUAL)) == {LIMIT: (BELIEF, [f"This is what follows from a belief: {BELIEF}"])}
    found = told(did(SORTED))
    assert set(found) == {ORDER, LIMIT}
    assert {belief for belief, _ in found.values()} == {"What is found comes in rising order."}


def test_what_passes_is_told_nothing(told):
    assert told(did({})) == {}


def test_cases_that_were_not_played_count_for_nothing(told):
    assert told(did(EQUAL, beyond=(0,)))[LIMIT][0] == BELIEF


def many(wrong):
    """A belief that is wrong on all cases, and an answer that is otherwise wrong on this many of them."""
    return WRONG | dict.fromkeys([*WANTED][:wrong], "f00d" * 3)


def test_from_nine_of_ten_cases_it_is_much_like_a_belief(told, known):
    knowledge = known(wrong_equal=WRONG)
    belief, lines = told(did(many(1)), knowledge=knowledge)[ORDER]
    assert (belief, lines) == (BELIEF, [f"This is much like what follows from a belief: {BELIEF}"])
    belief, lines = told(did(many(2)), knowledge=knowledge)[ORDER]
    assert belief is None
    assert lines[0].startswith("It fails at: ")


def test_a_case_where_the_belief_is_right_and_the_answer_is_not_counts_too(told):
    assert told(did(EQUAL | {"b0": WRONG["b0"]}))[LIMIT][0] is None


def test_the_same_wrong_cases_with_other_outcomes_are_another_idea(told):
    assert told(did(dict.fromkeys(EQUAL, "f00d" * 3)))[LIMIT][0] is None


def test_two_beliefs_that_fit_are_not_named(told, known):
    assert told(did(EQUAL), knowledge=known(wrong_equal=EQUAL, wrong_sorted=EQUAL))[LIMIT][0] is None


@pytest.mark.parametrize("declares", ["wrong_equal", "wrong_sorted"])
def test_two_that_are_declared_equal_are_one(told, known, exercises, declares):
    other = {"wrong_equal": "wrong_sorted", "wrong_sorted": "wrong_equal"}[declares]
    answers = exercises[0].answers
    at = next(n for n, answer in enumerate(answers) if answer.name == declares)
    answers[at] = type(answers[at])(declares, answers[at].source, answers[at].belief, (other,))
    belief, _ = told(did(EQUAL), knowledge=known(wrong_equal=EQUAL, wrong_sorted=EQUAL))[LIMIT]
    assert belief == BELIEF


def test_a_belief_that_fails_a_visible_cell_which_the_student_passes_is_not_named(told, known):
    knowledge = known(visible=["test_larger"])
    assert told(did(EQUAL), knowledge=knowledge)[LIMIT][0] is None
    assert told(did(EQUAL, test_larger=False), knowledge=knowledge)[LIMIT][0] == BELIEF


def test_a_belief_is_not_named_where_the_student_fails_in_sight_what_it_passes(told):
    assert told(did(EQUAL, test_larger=False))[LIMIT][0] is None


def test_kinds_are_told_by_how_often_they_fail_and_never_both_ways(told):
    _, lines = told(did({"b0": WRONG["b0"], "b7": WRONG["b7"], "r0": WRONG["r0"]}))[LIMIT]
    assert lines == ["It fails at: sizes above the limit; a size that is the limit."]
    _, lines = told(did({"b6": WRONG["b6"]}))[ORDER]
    assert lines == [
        "It fails at: the same size again; sizes above the limit.",
        "It is right at: no size above the limit.",
    ]


def test_a_kind_that_fails_in_another_cell_is_not_told_to_be_right(told):
    found = told(did({"b0": WRONG["b0"], "r0": WRONG["r0"]}))
    assert found[ORDER][1][0] == "It fails at: sizes above the limit."
    assert found[LIMIT][1] == ["It fails at: a size that is the limit."]


def test_no_more_than_four_kinds_are_told(known):
    knowledge = known()
    source = DOMAIN.replace("ASIDES", 'KINDS |= {f"kind {n}": ("test_larger_order", "x") for n in range(6)}\nASIDES')
    many = Known(knowledge.exercise, domain_of("larger", source), knowledge.bank, knowledge.reserve)
    for n in range(8):
        many.bank.cases[n] = Case(n, "()", [n], WANTED[f"b{n}"])
    outcomes = {f"b{n}": "f00d" * 3 for n in range(8)}
    (line,) = kinds_told(many, outcomes, outcomes)
    assert line.count(";") == 3


def test_a_test_that_played_nothing_is_not_explained(told):
    verdicts = did(EQUAL)
    verdicts[LIMIT] = {"passed": False, "hidden": True}
    assert told(verdicts) == {}


def test_an_exercise_that_builds_on_a_wrong_one_names_that_and_no_belief(exercises, known):
    first, second = exercises
    knowledge = known()
    swapped = Known(second, knowledge.domain, Bank("origin", knowledge.bank.cases, {}), knowledge.reserve)
    verdicts = did(EQUAL) | {"test_total": {"passed": False, "hidden": True, "outcomes": {"b7": WRONG["b7"]}}}
    calls = "def total(fetch, count):\n    return len(larger([fetch(0)], count))\n"
    found = explained([first, second], {"total": swapped}, verdicts, {"total": calls})
    assert (found["test_total"].belief, found["test_total"].lines) == (None, [BELOW.format("larger")])
    assert (found["test_total"].kinds, found["test_total"].below) == ([], ["larger"])
    alone = explained([first, second], {"total": swapped}, verdicts, {"total": "def total(fetch, count): return 1\n"})
    assert "larger" not in alone["test_total"].lines[0]


def test_an_exercise_that_stands_later_is_no_reason(told, exercises):
    source = f'"""A."""{SIGNATURE}return total(sizes, limit)\n'
    verdicts = did(EQUAL) | {"test_total": {"passed": False, "hidden": True}}
    assert told(verdicts, source)[LIMIT][0] == BELIEF


def test_an_answer_that_is_no_python_calls_nothing(told):
    assert told(did(EQUAL), "def larger(")[LIMIT][0] == BELIEF
