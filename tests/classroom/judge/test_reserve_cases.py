"""While a test is judged: the reserve is played behind the test's own cases, the verdict says what became of all."""

import pytest

from classroom.judge.domain import domain_of
from classroom.judge.reserve_cases import SERIES, logging_cases
from classroom.sandbox.limits import Limits
from course.check import _bank, wrong_at
from course.check._bank import digest, outcome
from tests.banked import ANSWERS, DOMAIN
from tests.classroom.judge.orders import check, hidden

DOMAIN_OF = domain_of("larger", DOMAIN)
KINDS = [kind.words for kind in DOMAIN_OF.known]
RESERVE = (3, 8)


def larger(sizes, limit):
    return [size for size in sizes if size > limit]


def wanted(case):
    return digest(outcome(DOMAIN_OF.play, {"larger": larger}, case))


def share(*numbers):
    found = [wanted(DOMAIN_OF.drawn(SERIES, number))[:6] for number in numbers]
    return {"exercise": "larger", "domain": DOMAIN, "numbers": list(numbers), "wanted": found}


CASES = [
    (n, case, tuple(DOMAIN_OF.numbers(case)), wanted(case)) for n, case in enumerate([([5, 9, 3], 4), ([4, 6], 6)])
]


def sat(answer, given, cases=CASES):
    """The wrong kinds, and what the verdict says."""
    with logging_cases(given) as played:
        wrong = wrong_at({"larger": answer}, DOMAIN, KINDS, cases)
    return wrong, played.told()


def test_every_case_has_a_key_of_its_own():
    wrong, told = sat(larger, share(*RESERVE))
    assert wrong == []
    assert list(told["outcomes"]) == ["b0", "b1", "r3", "r8"]
    assert told["outcomes"]["b1"] == CASES[1][3]
    assert told["beyond"] is False
    assert "how" not in told


def test_without_a_share_the_tests_own_cases_are_played():
    assert list(sat(larger, None)[1]["outcomes"]) == ["b0", "b1"]


def test_a_test_that_plays_no_case_tells_nothing_of_cases():
    with logging_cases(share(3)) as played:
        pass
    assert played.told() == {}


def test_what_only_the_reserve_tells_is_beyond():
    at = {repr(DOMAIN_OF.drawn(SERIES, 3)[0])}
    wrong, told = sat(lambda sizes, limit: None if repr(sizes) in at else larger(sizes, limit), share(*RESERVE))
    assert wrong
    assert told["beyond"] is True
    assert told["outcomes"]["b0"] == CASES[0][3]
    assert not told["outcomes"]["r3"].startswith(share(3)["wanted"][0])


def test_what_the_bank_tells_is_not_beyond():
    assert sat(lambda sizes, limit: None, share(*RESERVE))[1]["beyond"] is False


def fails_with(error):
    def f(sizes, limit):
        if sizes != [5, 9, 3]:
            raise error
        return None

    return f


@pytest.mark.parametrize(("error", "how"), [(KeyError(1), "raised"), (RecursionError(), "raised")])
def test_how_most_cases_fail_is_one_word(error, how):
    assert sat(fails_with(error), share(*RESERVE))[1]["how"] == how
    assert sat(lambda sizes, limit: "raises ValueError", None)[1]["how"] == "wrong"


def test_listening_ends_with_the_test():
    with logging_cases(None):
        assert (len(_bank.watchers), len(_bank.unreadable)) == (1, 1)
    with pytest.raises(KeyboardInterrupt), logging_cases(None):
        raise KeyboardInterrupt
    assert (_bank.watchers, _bank.unreadable) == ([], [])


def test_of_two_sittings_each_hears_the_outcomes_of_its_own_and_then_ends():
    with logging_cases(None) as outer:
        with logging_cases(None) as inner:
            wrong_at({"larger": larger}, DOMAIN, KINDS, CASES)
        wrong_at({"larger": larger}, DOMAIN, KINDS, CASES[:1])
    assert (list(inner.outcomes), list(outer.outcomes)) == (["b0", "b1"], ["b0", "b1"])


CELL = """\
from course.check import wrong_at
assert larger([2], 1) == [2]
""" + hidden(f"assert not (_missed := wrong_at({{'larger': larger}}, {DOMAIN!r}, {KINDS!r}, {CASES!r})), _missed")


@pytest.fixture
def judged(sessions):
    """The verdict on an answer's text, in a real judge beside a real student's process."""

    def verdict(source):
        order = check(CELL, "larger", name="test_larger_order") | {"reserve": share(*RESERVE)}
        run = {"do": "run", "id": "larger", "source": source}
        session = sessions.run([run, order], {}, Limits())
        assert not session.ended
        return session.verdicts["test_larger_order"]

    return verdict


def test_a_judge_plays_the_reserve_too(judged):
    verdict = judged(ANSWERS["right_filter"])
    assert verdict["passed"]
    assert sorted(verdict["outcomes"]) == ["b0", "b1", "r3", "r8"]


def test_a_judge_notices_an_argument_that_is_changed_in_place(judged):
    verdict = judged(ANSWERS["wrong_in_place"])
    assert (verdict["passed"], verdict["hidden"], verdict["how"]) == (False, True, "wrong")
    assert verdict["outcomes"]["b0"] != CASES[0][3]


def test_what_a_judge_cannot_read_is_an_outcome_and_the_next_case_is_played(judged):
    verdict = judged("def larger(sizes, limit):\n    return [2] if sizes == [2] else 10**2000\n")
    assert verdict["how"] == "could not be read"
    assert len(verdict["outcomes"]) == 4


def test_an_answer_that_raises_costs_its_own_cases_only(judged):
    verdict = judged("def larger(sizes, limit):\n    return [s for s in sizes if s > limit] if limit != 6 else {}[0]\n")
    assert verdict["how"] == "raised"
    assert verdict["outcomes"]["b0"] == CASES[0][3]
    assert verdict["outcomes"]["b1"] == digest("raises LookupError")


def test_neither_message_nor_text_of_a_verdict_holds_a_case(judged):
    verdict = judged("def larger(sizes, limit):\n    return [2] if sizes == [2] else {}[str(sizes)]\n")
    told = str({key: value for key, value in verdict.items() if key != "transcript"})
    assert "5, 9, 3" not in told
