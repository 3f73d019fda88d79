"""Keys that may be anything: compared as a dict would, where the student's code runs."""

from dataclasses import dataclass

import pytest

from course.check import equal_keys


@dataclass(frozen=True)
class Key:
    value: int


class Loose:
    """Equal to everything, but no two of them have one hash."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return id(self)


@pytest.mark.parametrize("key", [lambda n: n % 2, lambda n: f"{n % 2}", lambda n: (n % 2,), lambda n: Key(n % 2)])
def test_two_calls_may_give_one_key(key):
    assert equal_keys(key, (1,), (3,)) is True
    assert equal_keys(key, (1,), (2,)) is False


def test_what_is_equal_and_hashes_otherwise_is_not_found_again():
    kept = []
    assert equal_keys(lambda: kept.append(Loose()) or kept[-1], (), ()) is False


def test_an_object_without_a_notion_of_equality_is_no_key_for_another():
    assert equal_keys(object, (), ()) is False


def test_what_cannot_be_a_key_is_a_type_error():
    with pytest.raises(TypeError, match="unhashable"):
        equal_keys(lambda n: [n], (1,), (1,))
