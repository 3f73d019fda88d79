"""Keys that no message could carry: the student's process compares them, and says only whether they are one."""

from dataclasses import dataclass

import pytest

from classroom.judge.remote import StudentError, Unreadable
from course.check import equal_keys, same
from tests.classroom.judge.conftest import soon

MISSING = object()


@dataclass(frozen=True)
class Key:
    url: str
    fields: tuple


def objects(req, names):
    return Key(req["url"], tuple(req.get(name, MISSING) for name in names))


def listed(req, names):
    return [req["url"]]


@pytest.mark.parametrize(("other", "one_key"), [({"url": "/", "a": 1, "b": 2}, True), ({"url": "/", "b": 2}, False)])
def test_objects_are_compared_over_there(joined, other, one_key):
    student = joined(key=objects)
    request = {"url": "/", "a": 1}
    got = soon(equal_keys, student.function("key"), (request, ("a", "c")), (other, ("a", "c")))
    assert same(got, one_key)
    assert student.transcript == [["return", one_key]]


def test_what_comes_back_is_a_value_like_any_other(joined):
    """So no class of the student's says yes to the judge: `same` compares what has crossed."""
    assert not same(soon(joined(key=lambda: 5).function("key")), True)
    with pytest.raises(Unreadable):
        bool(soon(joined(key=lambda: objects({"url": "/"}, ())).function("key")))


def test_what_cannot_be_a_key_is_told_as_the_student_s(joined):
    with pytest.raises(TypeError, match="unhashable") as raised:
        soon(equal_keys, joined(key=listed).function("key"), ({"url": "/"}, ()), ({"url": "/"}, ()))
    assert raised.value.kind == "TypeError"


def test_a_name_that_is_not_there_is_said(joined):
    with pytest.raises(StudentError, match="key is not defined"):
        soon(equal_keys, joined().function("key"), (), ())


def test_arguments_that_keys_are_made_of_may_be_changed(joined):
    student, request = joined(key=lambda req: req.pop("url")), {"url": "/"}
    assert soon(equal_keys, student.function("key"), (request,), ({"url": "/"},)) is True
    assert request == {}
