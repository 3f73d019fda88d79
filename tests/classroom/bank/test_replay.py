"""What the gate plays instead of searching: an answer through bank and reserve as they stand on disk."""

import pytest

from classroom.bank.replay import replay_right, replay_wrong
from classroom.bank.worker_pool import worker_pool
from tests.banked import ANSWERS, SIGNATURE


@pytest.fixture(scope="module")
def pool(banked_once):
    from classroom.lesson import Course

    with worker_pool(Course(banked_once).lesson("01-tiny"), workers=1) as pool:
        yield pool


def answer(body):
    return f'"""A."""{SIGNATURE}{body}\n'


def right(pool, source):
    return pool.submit(replay_right, "larger", source).result()


def wrong(pool, source):
    return pool.submit(replay_wrong, "larger", source).result()


def test_a_right_answer_has_every_wanted_outcome(pool):
    for name in ("right_filter", "right_comprehension"):
        replayed = right(pool, ANSWERS[name])
        assert (replayed.bank, replayed.reserve, replayed.visible, replayed.told) == ([], [], [], False)


def test_an_answer_that_should_be_right_is_told_every_case_where_it_is_not(pool):
    replayed = right(pool, ANSWERS["wrong_equal"])
    assert len(replayed.bank) > 3
    assert len(replayed.reserve) > 10
    assert {key[0] for key in replayed.bank} == {"b"}
    assert {key[0] for key in replayed.reserve} == {"r"}


@pytest.mark.parametrize("name", [name for name in ANSWERS if not name.startswith("right_")])
def test_a_wrong_answer_is_told_by_the_first_case_that_does(pool, name):
    replayed = wrong(pool, ANSWERS[name])
    assert len(replayed.bank) == 1
    assert (replayed.reserve, replayed.visible, replayed.told) == ([], [], True)


def test_what_no_case_tells_may_fail_in_sight(pool):
    replayed = wrong(pool, answer("return [s for s in sizes if s > limit] if sizes != [7, 3, 9] else []"))
    assert (replayed.bank, replayed.visible, replayed.told) == ([], ["test_larger"], True)
    assert not wrong(pool, answer("return [s for s in sizes if not s <= limit]")).told


@pytest.mark.parametrize("source", [answer("while True: pass"), "1 / 0\n", "def larger("])
def test_what_never_ends_or_cannot_be_loaded_is_told(pool, source):
    assert wrong(pool, source).bank == ["b0"]


def test_the_processes_of_a_pool_hash_texts_alike(banked_once, pool):
    assert pool.submit(eval, "__import__('os').environ['PYTHONHASHSEED']").result() == "0"
    assert pool.submit(eval, "__import__('os').getcwd()").result().endswith("lessons/01-tiny")
