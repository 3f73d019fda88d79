"""A submission's share of the reserve follows from its seed."""

from classroom.bank.bank import Reserve
from classroom.bank.reserve_shares import shares
from classroom.judge.domain import domain_of
from tests.banked import DOMAIN

KNOWN = {"larger": domain_of("larger", DOMAIN)}
CASES = {number: ([0, 3] if number % 3 else [1], f"{number:06x}") for number in range(0, 200, 2)}
RESERVES = {"larger": Reserve("origin", CASES, {}), "other": Reserve("origin", {}, {})}


def share(seed, known=KNOWN):
    return shares(seed, known, RESERVES)


def test_each_test_cell_gets_cases_of_its_kinds_and_what_is_wanted_of_them():
    made = share("a seed")
    assert set(made) == {"test_larger_order", "test_larger_limit"}
    for test, got in made.items():
        assert (got["exercise"], got["domain"]) == ("larger", DOMAIN)
        assert [CASES[number][1] for number in got["numbers"]] == got["wanted"]
        assert all((number % 3 == 0) == (test == "test_larger_order") for number in got["numbers"])
        assert got["numbers"] == sorted(set(got["numbers"]))
    assert sum(len(got["numbers"]) for got in made.values()) == 20


def test_the_same_seed_gives_the_same_and_another_others():
    assert share("a seed") == share("a seed") != share("another seed")


def test_there_are_no_more_cases_than_there_are():
    many = {"larger": domain_of("larger", DOMAIN.replace("RESERVE = 20", "RESERVE = 500"))}
    assert sum(len(got["numbers"]) for got in share("s", many).values()) == len(CASES)


def test_a_domain_may_want_none():
    assert share("s", {"larger": domain_of("larger", DOMAIN.replace("RESERVE = 20", "RESERVE = 0"))}) == {}


def test_what_is_rarely_drawn_is_played_as_often_as_what_is_drawn_every_time():
    rare = {number: ([0, 1] if number % 100 == 0 else [0], "") for number in range(1000)}
    made = shares("a seed", KNOWN, {"larger": Reserve("origin", rare, {})})
    played = [number for got in made.values() for number in got["numbers"]]
    assert len(played) == 20
    assert sum(number % 100 == 0 for number in played) == 10
