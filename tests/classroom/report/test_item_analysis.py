"""How exercises stand in a class: solved, hard, telling students apart, and what failures share."""

import pytest

from classroom.report.item_analysis import standings
from tests.classroom.report.conftest import GLUE, class_of, failed, student


def test_solved_points_and_not_written_are_counted(mixed):
    walk, cache, caa = standings(mixed)
    assert (walk.number, walk.students, walk.solved, walk.unwritten, walk.stretch) == (1, 10, 6, 1, False)
    assert walk.points == pytest.approx((6 * 4 + 2 * 1) / 40)
    assert (cache.solved, caa.solved, caa.stretch) == (8, 7, True)


def test_what_students_share_is_counted_once_for_each(mixed):
    walk, _, _ = standings(mixed)
    assert walk.beliefs == [(GLUE, 2)]
    assert walk.kinds == [("a zone without glue", 2), ("two zones", 1)]
    assert (walk.nameless, walk.others) == ([("two zones", 1)], 1)
    assert walk.cells == [("test_walk_glue", 2), ("test_walk", 1)]
    assert walk.hows == [("wrong", 2), ("raised", 1)]


def test_two_tests_that_fail_alike_are_one_student(mixed):
    both = {"test_walk": failed(GLUE, ["a"]), "test_walk_glue": failed(GLUE, ["a", "b"])}
    walk = standings(class_of(student(walk=0, failures=both)))[0]
    assert (walk.beliefs, walk.kinds) == ([(GLUE, 1)], [("a", 1), ("b", 1)])


def test_an_exercise_that_builds_on_a_wrong_one_is_told_so(mixed):
    built = {"test_cache": failed(below=["walk"])}
    _, cache, _ = standings(class_of(student(cache=0, failures=built)))
    assert (cache.below, cache.others, cache.kinds) == ([("walk", 1)], 0, [])
    _, cache, _ = standings(class_of(student(cache=0, failures={"test_cache": failed()}, below={"cache": ["walk"]})))
    assert (cache.below, cache.others) == ([("walk", 1)], 0)


def test_an_exercise_tells_apart_who_is_good_at_the_rest():
    good, poor = [student(f"g{n}") for n in range(4)], [student(f"p{n}", 0, 0, 0) for n in range(4)]
    assert [one.tells for one in standings(class_of(*good, *poor))] == pytest.approx([1, 1, 1])
    turned = [student(f"g{n}", walk=0) for n in range(4)] + [student(f"p{n}", 4, 0, 0) for n in range(4)]
    assert standings(class_of(*turned))[0].tells == pytest.approx(-1)


def test_where_all_are_alike_or_few_nothing_is_said_of_it():
    assert [one.tells for one in standings(class_of(*[student(f"s{n}") for n in range(6)]))] == [None] * 3
    assert [one.tells for one in standings(class_of(student("a"), student("b", 0, 0, 0)))] == [None] * 3
