"""Random inputs: equal for one submission, different for the next."""

import threading

import pytest

from course.check import rng, seeded


def drawn(name: str = "walk") -> list[float]:
    draw = rng(name)
    return [draw.random() for _ in range(5)]


def test_the_same_seed_and_name_draw_the_same():
    with seeded("a submission"):
        first = drawn()
    with seeded("a submission"):
        assert drawn() == first == drawn()


def test_another_seed_draws_something_else():
    with seeded("a submission"):
        first = drawn()
    with seeded("the next one"):
        assert drawn() != first


def test_two_cells_of_one_submission_draw_apart():
    with seeded("a submission"):
        assert drawn("walk") != drawn("climb")


def test_without_grading_the_seed_is_fixed():
    assert drawn() == drawn()
    assert rng("walk").randrange(10**9) == 888890711


def test_a_seed_holds_inside_its_block_only():
    outside = drawn()
    with seeded("one"):
        one = drawn()
        with seeded("two"):
            assert drawn() != one
        assert drawn() == one
    assert drawn() == outside


def test_a_seed_is_put_back_after_an_exception():
    outside = drawn()
    with pytest.raises(SystemExit), seeded("one"):
        raise SystemExit
    assert drawn() == outside


def test_threads_of_a_test_draw_from_its_seed():
    got = []
    with seeded("one"):
        thread = threading.Thread(target=lambda: got.append(drawn()))
        thread.start()
        thread.join()
        assert got == [drawn()]
