"""Nothing for nothing: starters and answers without thought."""

import pytest

from classroom.gate.trivial import FIRST, check_trivial, hollow, starter, trivial_answers


@pytest.mark.parametrize("name", ["packets", "even"])
def test_tidy_tests_give_nothing_for_nothing(tidy, apply, name):
    assert apply(check_trivial, tidy, name) == []


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("even(2)", "an answer that is just `pass`"),
        ("assert even(2) is None, 'nothing'", "an answer that is just `return None`"),
        ("assert even(2) is True, 'even'", "an answer that is just `return True`"),
        ("assert even(3) is False, 'odd'", "an answer that is just `return False`"),
        ("assert even(3) == 0, 'odd'", "an answer that is just `return 0`"),
        ("assert not even(3), 'odd'", 'an answer that is just `return ""`'),
        ("assert not even(3), 'odd'", "an answer that is just `return []`"),
        ("assert not even(3), 'odd'", "an answer that is just `return {}`"),
        ("assert even(2) == 2, 'two'", "an answer that is just `return the first argument`"),
        ("assert callable(even), 'defined'", "the starter"),
        ("assert even(draw.randrange(3)) is True, 'lucky'", "an answer that is just `return True`"),
    ],
)
def test_a_test_that_a_trivial_answer_passes_is_found(edit, apply, check, told):
    lesson = edit(
        'calling(even, 4).gives(True, think="half of it is whole")',
        f"from course.check import rng\n\ndraw = rng('even')\n{check}",
    )
    text = lesson.text.read_text()
    lesson.text.write_text(text[: text.rindex("from course.check import rng, same")] + "### END HIDDEN TESTS\n")
    found = apply(check_trivial, lesson.course.lesson(lesson.name), "even")
    assert {finding.where for finding in found} == {"test_even"}
    assert told in [finding.text.partition(", for ")[2].partition(": check")[0] for finding in found]


def test_the_starter_is_what_nbgrader_makes(edit):
    lesson = edit("def even(number):\n", "LIMIT = 3\n\n\ndef even(number):\n")
    assert starter(lesson.exercise("even")) == "LIMIT = 3\n\n\ndef even(number):\n    raise NotImplementedError()"


def test_every_function_and_method_is_hollowed():
    source = "class Store:\n\n    def get(self, key, default=None):\n        return 1\n\n"
    source += "async def ask(*, name):\n    return 2\n\ndef first(a, /):\n    return 3"
    emptied = source.replace("return 1", "return key").replace("return 2", "pass").replace("return 3", "return a")
    assert hollow(source, FIRST) == emptied
    assert len(trivial_answers(source)) == 9
