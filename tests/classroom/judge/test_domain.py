"""An exercise's domain: what is missing is a sentence, and its draws are the same wherever they are made."""

import os
import subprocess
import sys

import pytest

from classroom.judge.domain import DRAWS, RESERVE, BadDomain, domain_of, is_literal
from tests.banked import DOMAIN

KINDS = DOMAIN[DOMAIN.index("KINDS = {") : DOMAIN.index("ASIDES")]


def known(source=DOMAIN):
    return domain_of("larger", source)


def test_a_domain_is_read():
    domain = known()
    assert [kind.test for kind in domain.known] == ["test_larger_order"] * 3 + ["test_larger_limit"]
    assert domain.known[3].words == "a size that is the limit"
    assert domain.asides == ("For example `larger([7, 3, 9], 5)` gives `[7, 9]`.",)
    assert (domain.draws, domain.reserve) == (60, 20)


def test_what_a_domain_need_not_say_has_a_default():
    domain = known(DOMAIN.replace("DRAWS = 60\nRESERVE = 20\n", "").replace("ASIDES", "OTHER"))
    assert (domain.draws, domain.reserve, domain.asides) == (DRAWS, RESERVE, ())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def draw(", "cannot be loaded: SyntaxError"),
        ("import no_such_module", "cannot be loaded: ModuleNotFoundError"),
        ("1 / 0", "cannot be loaded: ZeroDivisionError: division by zero"),
        (DOMAIN.replace("def draw(", "def drawn("), "lacks the function draw"),
        (
            DOMAIN.replace("def allowed(", "def a(").replace("def kinds(", "def k("),
            "lacks the function allowed and kinds",
        ),
        (DOMAIN + "play = 3\n", "lacks the function play"),
        (DOMAIN.replace(KINDS, ""), "needs KINDS: a dict of sentence"),
        (DOMAIN.replace(KINDS, "KINDS = {}\n"), "needs KINDS"),
        (DOMAIN.replace(KINDS, "KINDS = ['one']\n"), "needs KINDS"),
        (DOMAIN.replace(KINDS, "KINDS = {'one': 'test_larger'}\n"), "needs KINDS"),
        (DOMAIN.replace(KINDS, "KINDS = {'one': ('test_larger', '')}\n"), "needs KINDS"),
        (DOMAIN.replace("DRAWS = 60", "DRAWS = 'many'"), "DRAWS"),
        (DOMAIN.replace("RESERVE = 20", "RESERVE = -1"), "RESERVE"),
        (DOMAIN.replace("ASIDES = (", "ASIDES = 3 or ("), "ASIDES"),
        (DOMAIN.replace('gives `[7, 9]`.",)', 'gives `[7, 9]`.")'), "ASIDES"),
        ("raise SystemExit", "cannot be loaded: SystemExit"),
    ],
)
def test_a_domain_that_lacks_something_says_what(source, told):
    with pytest.raises(BadDomain, match=r"^domains/larger\.py ") as raised:
        known(source)
    assert told in str(raised.value)


def test_a_kind_that_is_not_there_is_a_sentence():
    domain = known(DOMAIN.replace('"a size that is the limit"] if', '"the limit"] if'))
    assert domain.numbers(([1], 2)) == [1]
    with pytest.raises(BadDomain, match="names 'the limit', which KINDS does not hold"):
        domain.numbers(([2], 2))


def test_kinds_are_numbers_in_the_order_of_the_file_and_the_last_says_the_test_cell():
    domain = known()
    assert domain.numbers(([2, 2, 5], 2)) == [0, 2, 3]
    assert domain.test([0, 2, 3]) == "test_larger_limit"
    assert domain.test([0, 2]) == "test_larger_order"


def test_a_draw_is_known_by_exercise_series_and_number():
    domain, other = known(), domain_of("smaller", DOMAIN)
    draws = [domain.drawn("reserve", number) for number in range(20)]
    assert draws == [domain.drawn("reserve", number) for number in range(20)]
    assert draws != [domain.drawn("bank", number) for number in range(20)]
    assert draws != [other.drawn("reserve", number) for number in range(20)]


CODE = """
from classroom.judge.domain import domain_of
from tests.banked import DOMAIN
domain = domain_of("larger", DOMAIN)
print([domain.drawn("reserve", number) for number in range(20)], hash("text"))
"""


def test_draws_are_the_same_in_another_process_that_hashes_otherwise():
    told = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    draws = {text.rpartition(" ")[0] for text in told}
    assert len(told) == 2
    assert draws == {str([known().drawn("reserve", number) for number in range(20)])}


@pytest.mark.parametrize("case", [None, True, 3, 1.5, "é", b"x", [1, (2, [3])], {"k": {1: (None,)}}, {(1, "a"): []}])
def test_plain_values_are_literals(case):
    assert is_literal(case)


@pytest.mark.parametrize("case", [{1}, frozenset(), bytearray(), object(), [{1}], {"k": len}, (range(3),)])
def test_sets_and_objects_are_none(case):
    assert not is_literal(case)
