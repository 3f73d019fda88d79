"""Messages that teach: what was called, what came back, where it differs, what to think about."""

from functools import partial
from http import HTTPStatus

import pytest

from course.check import calling, raises


def told(expectation) -> str:
    with pytest.raises(AssertionError) as failed:
        expectation()
    return str(failed.value)


def walk(*args, **kwargs):
    return args[0] if args else None


def lost(*args):
    raise LookupError("no such label")


def starter(*args):
    raise NotImplementedError()


def test_a_call_that_gives_what_is_wanted_says_nothing():
    assert calling(walk, 5).gives(5) is None
    assert calling(walk, 5.2).gives(5.0, tol=0.25) is None
    assert calling(lost).raises(LookupError) is None


def test_a_wrong_value_is_told_with_the_call_and_the_difference():
    assert told(lambda: calling(walk, 5, name="x").gives(6)) == "walk(5, name='x') returned 5\n5, expected 6"
    assert told(lambda: calling(walk, b"ab").gives(b"aa")) == (
        "walk(b'ab') returned b'ab'\nbyte 1 is 0x62, expected 0x61"
    )


class Server:
    def ask(self):
        pass


def test_a_function_among_the_arguments_is_told_by_its_name():
    asked = told(lambda: calling(walk, 5, lost, fetch=Server().ask).gives(6))
    assert asked.startswith("walk(5, lost, fetch=ask) returned 5\n")


def lengths(parts):
    return [len(part) for part in parts]


def test_a_part_of_the_result_is_compared_and_told_by_its_name():
    assert calling(walk, [b"ab", b"c"]).gives([2, 1], of=lengths) is None
    want = "walk([b'ab']) returned a result whose lengths are [2]\nat [0]: 2, expected 3\nThink: why?"
    assert told(lambda: calling(walk, [b"ab"]).gives([3], of=lengths, think="why?")) == want


def kinds(parts):
    return [type(part).__name__ for part in parts]


def test_what_takes_a_part_out_is_given_plain_values():
    assert calling(walk, [bytearray(b"ab"), frozenset()]).gives(["bytes", "set"], of=kinds) is None


def test_a_result_is_shown_as_the_student_made_it():
    message = told(lambda: calling(walk, HTTPStatus.OK).gives(404))
    assert message.splitlines() == ["walk(<HTTPStatus.OK: 200>) returned <HTTPStatus.OK: 200>", "200, expected 404"]


def test_a_result_without_that_part_is_shown_itself():
    assert told(lambda: calling(walk, 5).gives([3], of=lengths)) == "walk(5) returned 5\nit has no lengths"
    assert "is not written yet" in told(lambda: calling(starter, 1).gives([3], of=lengths))


def test_what_to_think_about_comes_last():
    message = told(lambda: calling(walk, 5).gives(6, think="does 5 count?"))
    assert message.endswith("\nThink: does 5 count?")


def test_an_exception_is_told_by_name_and_text():
    assert told(lambda: calling(lost, 1).gives(6)) == "lost(1) raised LookupError\n'no such label'"
    assert told(lambda: calling(lost, 1).raises(ValueError)) == "lost(1) raised LookupError\n'no such label'"
    assert told(lambda: calling(bare, 1).gives(6)) == "bare(1) raised ValueError\nwithout a message"


def bare(_):
    raise ValueError


def test_a_starter_is_told_that_it_is_not_written_yet():
    want = "starter(1) is not written yet\nreplace `raise NotImplementedError()` in the cell that defines starter"
    assert told(lambda: calling(starter, 1).gives(6)) == want
    assert told(lambda: calling(starter, 1).raises(ValueError)) == want


def test_a_starter_that_a_test_calls_through_its_own_function_is_named_all_the_same():
    def through(value):
        error = NotImplementedError()
        error.place = "line 2 of starter: raise NotImplementedError()"
        raise error

    message = told(lambda: calling(through, 1).gives(6))
    assert message.endswith("in the cell that defines starter")


def test_a_missing_exception_is_told():
    message = told(lambda: calling(walk, 5).raises(ValueError, think="is 5 allowed?"))
    assert message == "walk(5) returned 5\nexpected ValueError to be raised\nThink: is 5 allowed?"


def test_long_arguments_and_results_are_cut():
    assert len(told(lambda: calling(walk, "x" * 10_000, k="y" * 10_000).gives("z"))) < 600


def test_a_subclass_of_the_wanted_exception_is_enough():
    assert calling(lost).raises(Exception) is None
    assert raises(Exception, lost)


def test_raises_is_a_plain_yes_or_no():
    assert raises(LookupError, lost, 1)
    assert not raises(ValueError, lost, 1)
    assert not raises(ValueError, walk, 1)
    assert raises(TypeError, walk.__get__(None, type), 1, k=2) is False


def test_a_failure_hides_the_machinery_behind_it():
    with pytest.raises(AssertionError) as failed:
        calling(lost, 1).gives(6)
    assert failed.value.__suppress_context__


def test_a_notebook_shows_the_message_and_no_frames_of_ours():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shown = []
    shell._showtraceback = lambda kind, error, lines: shown.append((kind, lines))
    shell.run_cell("from course.check import calling\ncalling(len, 'ab').gives(3, think='how many letters?')")
    ((kind, (text,)),) = shown
    assert kind is AssertionError
    assert text.split("\x1b[39m")[1] == ": len('ab') returned 2\n2, expected 3\nThink: how many letters?"


def emptied(sizes, more=None):
    found = 0
    while sizes:
        found += sizes.pop()
    return found


def test_a_message_shows_arguments_as_they_were():
    sizes = [1, 2]
    assert told(lambda: calling(emptied, sizes, more={"of": sizes}).gives(4)).startswith(
        "emptied([1, 2], more={'of': [1, 2]}) returned 3"
    )
    assert sizes == [1, 2]


def test_the_next_call_gets_what_the_first_one_got():
    sizes = [bytearray(b"ab"), {1}, (3, [4])]
    for _ in range(2):
        assert calling(len, sizes).gives(3) is None
        told(lambda: calling(emptied, [5]).gives(5))
    told(lambda: calling(lambda given: given[2][1].clear() or given[0].clear() or given[1].clear(), sizes).gives(None))
    assert sizes == [bytearray(b"ab"), {1}, (3, [4])]


def test_a_right_result_does_not_count_where_an_argument_was_changed():
    assert told(lambda: calling(emptied, [1, 2]).gives(3, think="how many?")) == (
        "emptied([1, 2]) returned 3\n"
        "and changed its argument: it was [1, 2] and is [] now\n"
        "Functions leave their arguments alone unless the task says otherwise: work on a copy."
    )


def clearing_and_lost(sizes):
    sizes.clear()
    raise LookupError


def test_an_error_that_is_wanted_does_not_either():
    message = told(lambda: calling(clearing_and_lost, [1]).raises(LookupError))
    assert message.startswith("clearing_and_lost([1]) raised LookupError\nand changed its argument: it was [1] and ")


class Walker:
    def __call__(self, steps):
        return steps


@pytest.mark.parametrize(
    ("function", "name"), [(partial(walk, name="x"), "walk"), (Walker(), "Walker"), (partial(Walker()), "Walker")]
)
def test_whatever_can_be_called_has_a_name_in_the_message(function, name):
    assert told(lambda: calling(function, 5).gives(6)).startswith(f"{name}(5) returned 5")
