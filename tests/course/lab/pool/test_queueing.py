"""Waiting before servers: Erlang's formula by its definition, and the simulation by Erlang's formula."""

from math import factorial

import pytest

from course.lab import erlang_c, waits


def by_definition(servers, load):
    top = load**servers / factorial(servers) * servers / (servers - load)
    return top / (sum(load**n / factorial(n) for n in range(servers)) + top)


@pytest.mark.parametrize("servers", [1, 2, 5, 20])
@pytest.mark.parametrize("busy", [0.1, 0.5, 0.8, 0.99])
def test_erlangs_c_is_what_the_formula_says(servers, busy):
    assert erlang_c(servers, 1000 * servers * busy / 20, 20) == pytest.approx(by_definition(servers, servers * busy))


def test_who_cannot_keep_up_lets_everybody_wait():
    assert erlang_c(4, 200, 20) == erlang_c(3, 200, 20) == 1


@pytest.mark.parametrize("servers", [5, 6, 8])
def test_as_many_wait_as_erlang_says(servers):
    found = waits(servers, 200, 20, 40_000, seed=1)
    assert sum(wait > 0 for wait in found) / len(found) == pytest.approx(erlang_c(servers, 200, 20), abs=0.02)


def test_the_mean_wait_is_what_follows_from_erlangs_c():
    found = waits(6, 200, 20, 40_000, seed=2)
    assert sum(found) / len(found) == pytest.approx(erlang_c(6, 200, 20) * 20 / (6 - 4), rel=0.1)
