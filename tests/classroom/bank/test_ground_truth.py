"""Which cases count: allowed, drawn once, and right answers agree on them; which branches they take."""

import pytest

from classroom.bank.ground_truth import BANK, RESERVE, _steps, ground_truth, unreached
from classroom.errors import CourseError
from classroom.judge.domain import BadDomain
from tests.banked import DOMAIN, SIGNATURE
from tests.classroom.bank.conftest import stage

CAPPED = f'"""No more than four."""{SIGNATURE}return [s for s in sizes if s > limit][:4]\n'
SMALL = DOMAIN.replace("range(rng.randrange(1, 7))", "range(1)").replace("LEAST = 0", "LEAST = 8")


@pytest.fixture
def found(written):
    def grounds(series=BANK, count=60, traced=False, **changes):
        return ground_truth(stage(written(**changes)), series, range(count), traced)

    return grounds


def test_every_drawn_case_counts_with_its_number_its_kinds_and_the_references_outcome(found):
    made = found()
    assert made.contradicted == []
    assert len(made.cases) > 50
    assert all(one.number < other.number for one, other in zip(made.cases, made.cases[1:], strict=False))
    case = next(case for case in made.cases if case.case[1] in case.case[0])
    assert case.kinds[-1] == 3
    assert case.wanted.startswith("([")


def test_bank_and_reserve_are_drawn_apart(written):
    on = stage(written())
    bank, reserve = (ground_truth(on, series, range(9)) for series in (BANK, RESERVE))
    assert [case.case for case in bank.cases] != [case.case for case in reserve.cases]


def test_the_same_case_counts_once(found):
    made = found(domain=SMALL)
    assert len(made.cases) == 4
    assert len({repr(case.case) for case in made.cases}) == 4


def test_what_the_domain_does_not_allow_does_not_count(found):
    made = found(domain=DOMAIN.replace("return all(", "return len(case[0]) > 3 and all("))
    assert made.cases
    assert all(len(case.case[0]) > 3 for case in made.cases)


def test_a_case_on_which_a_right_answer_contradicts_the_reference_does_not_count_and_is_told(found):
    made = found(answers={"right_capped": CAPPED})
    assert made.contradicted
    assert all(len([s for s in case.case[0] if s > case.case[1]]) <= 4 for case in made.cases)
    name, case, wanted, got = made.contradicted[0]
    assert name == "right_capped"
    assert case.startswith("([")
    assert wanted != got


def test_an_answer_that_should_be_right_and_cannot_be_loaded_is_a_sentence(found):
    with pytest.raises(CourseError, match="larger: right_capped cannot be loaded"):
        found(answers={"right_capped": "1 / 0\n"})


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("rng.randrange(1, 7))], rng", "rng.randrange(1, 7))], {9} or rng", "draw() gave what is no plain literal: (["),
        ("found = [", "return []\n    found = [", "kinds() has no name for the case (["),
        ("found = [", "return ['other']\n    found = [", "kinds() names 'other'"),
        ("found = [", "found = 3 + [", "kinds() raises TypeError"),
        ("return [rng.randrange", "return [rng.choice([])] + [rng.randrange", "draw() raises IndexError"),
        ("return all(", "return case.size and all(", "allowed() raises AttributeError"),
    ],
)
def test_what_is_wrong_with_a_domain_is_a_sentence(found, old, new, told):
    assert DOMAIN.count(old) == 1
    domain = DOMAIN.replace(old, new)
    with pytest.raises(BadDomain, match=r"^domains/larger\.py: ") as raised:
        found(domain=domain)
    assert told in str(raised.value)


REFERENCE = """\
def f(a):
    if a > 3:
        b = 1
    else:
        b = 2
    for n in range(a):
        if n == 2:
            break
    else:
        return b
    while a > 5:
        return 5
    return a if a else b
"""


def branches(*calls):
    space, arcs = {}, set()
    exec(compile(REFERENCE, "<reference>", "exec"), space)
    for a in calls:
        with _steps("<reference>", arcs):
            space["f"](a)
    return unreached(REFERENCE, arcs)


def test_branches_that_no_case_takes_are_told():
    assert branches(1) == [
        "line 2 → line 3",
        "line 7 → line 8",
        "line 11 → line 12",
        "line 11 → line 13",
    ]
    assert branches(1, 4) == ["line 11 → line 12"]


def test_the_end_of_a_function_is_a_branch_too():
    source = "def f(a):\n    if a:\n        a += 1\n"
    assert unreached(source, {(-1, 2), (2, 3), (3, -1)}) == ["line 2 → the end"]
    assert unreached(source, {(-1, 2), (2, -1)}) == ["line 2 → line 3"]
    assert unreached(source, {(2, 3), (2, -1)}) == []


def test_all_branches_taken_is_nothing_to_tell():
    assert branches(1, 4, 6) == []


LOOP = (
    "    for size in sizes:\n        if size > 99:\n            return []\n    return [s for s in sizes if s > limit]\n"
)


def test_the_steps_of_a_ground_are_those_of_the_reference(written):
    on = stage(written(reference=LOOP))
    made, source = ground_truth(on, BANK, range(60), traced=True), on.exercise.cell.source
    reached = set().union(*(case.arcs for case in made.cases))
    (branch,) = unreached(source, reached)
    line = next(n for n, text in enumerate(source.splitlines(), 1) if "size > 99" in text)
    assert branch == f"line {line} → line {line + 1}"


def test_without_tracing_there_are_no_steps(found):
    assert not any(case.arcs for case in found().cases)
