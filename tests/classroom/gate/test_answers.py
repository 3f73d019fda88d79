"""Right answers full, wrong ones short: whatever the seed, apart and in one kernel."""

import pytest

from classroom.gate import Finding
from classroom.gate.answers import check_answers, check_files_of
from classroom.gate.runner import SEEDS


def told(findings):
    return [(finding.rule, finding.where) for finding in findings]


def test_there_are_25_seeds():
    assert len(set(SEEDS)) == 25


def test_four_parts_try_every_seed_and_each_of_them_the_first_three(tidy, apply, seeds_alone):
    ran = []

    class Listening:
        def __init__(self, runner):
            self.runner, self.lesson = runner, runner.lesson

        def split(self, exercise, source, seeds, only=None):
            ran[-1].update(seeds)
            return self.runner.split(exercise, source, seeds, only)

        def __getattr__(self, name):
            return getattr(self.runner, name)

    for part in [(which, 4) for which in range(4)]:
        ran.append(set())

        def check(exercise, runner, part=part):
            return check_answers(exercise, Listening(runner), part)

        assert apply(check, tidy, "even") == []
    assert set.union(*ran) == set(SEEDS)
    assert all(set(SEEDS[:3]) < mine and len(mine) < 10 for mine in ran)


@pytest.mark.parametrize("name", ["packets", "even"])
def test_tidy_answers_pass(tidy, apply, name):
    assert apply(check_answers, tidy, name) == []


def test_a_right_answer_that_is_wrong_is_found(put, apply):
    lesson = put("even/right_remainder", "No rest.", "number % 2 == 0 if number > -3 else True")
    found = apply(check_answers, lesson, "even")
    assert told(found) == [("full marks", "even/right_remainder")] * 2
    assert found[0].text == "judge and student apart, 'seed 0': fails test_even: below nought too"
    assert found[1].text == "in one kernel, 'seed 0': fails test_even: below nought too"


def test_a_right_answer_that_fails_on_an_unlucky_seed_is_found(put, apply):
    lesson = put("even/right_remainder", "No rest.", "number % 2 == 0 or number % 5 == 3")
    found = apply(check_answers, lesson, "even")
    assert set(told(found)) >= {("full marks", "even/right_remainder")}


def test_a_wrong_answer_that_a_lucky_seed_lets_through_is_found(edit, apply):
    lesson = edit("[even(0), even(1)], [True, False]", "[even(draw.randrange(3)), True], [True, True]")
    lesson = edit(
        "assert same([even(draw.randrange(3)), True], [True, True])",
        "number = draw.randrange(3)\nassert same(even(number), number != 1)",
    )
    found = apply(check_answers, lesson, "even")
    assert ("short", "even/wrong_nought_is_odd") in told(found)
    assert any("gets full marks: let a hidden check tell it apart on every draw" in finding.text for finding in found)


@pytest.mark.parametrize(
    ("check", "way"),
    [
        ("assert even.__code__.co_argcount == 1, 'one argument'", "judge and student apart"),
        ("import sys\nprint('noise', file=sys.stderr)", "in one kernel"),
    ],
)
def test_a_test_that_passes_one_way_only_is_found(edit, apply, check, way):
    found = apply(check_answers, edit('draw = rng("even")\n', f'draw = rng("even")\n{check}\n'), "even")
    assert told(found) == [("full marks", "even/reference"), ("same result", "even/reference")]
    assert found[0].text.startswith(way)
    assert f"fails {way} only" in found[1].text


def test_an_answer_that_does_not_come_back_is_found(put, apply):
    lesson = put(
        "even/wrong_nought_is_odd",
        "Nought ends everything.",
        "__import__('os')._exit(0) if number == 0 else number % 2 == 0",
    )
    found = apply(check_answers, lesson, "even")
    assert told(found) == [("answers", "even/wrong_nought_is_odd")] * 2
    assert "at test_even@seed 0: every call has to come back" in found[0].text


def test_an_exercise_without_tests_is_found(edit, apply):
    text = edit('test="test_even" points=1', 'test="test_even" points=1').text.read_text()
    lesson = edit(text[text.index('# %% test="test_even"') :], "")
    assert told(apply(check_answers, lesson, "even")) == [("tests", "even")]


def test_the_folder_of_answers_is_complete(tidy):
    for path in (tidy.folder / "answers" / "even").iterdir():
        if path.stem in ("right_remainder", "wrong_nought_is_odd"):
            path.unlink()
    lesson = tidy.course.lesson(tidy.name)
    assert check_files_of(lesson.exercise("even")) == [
        Finding("answers", "even", "needs a answers/even/right_*.py, another way to be right"),
        Finding("answers", "even", "needs 3 or more answers/even/wrong_*.py, one a mistaken belief"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("def even(number):\n    return True\n", "docstring"),
        ('"""Not a sentence"""\n\n\ndef even(number):\n    return True\n', "docstring"),
        ('"""All are."""\n\n\ndef odd(number):\n    return True\n', "does not define even"),
        (
            '"""All are.\n\nEqual to: wrong_other.\n"""\n\n\ndef even(number):\n    return True\n',
            "wrong_other, which is no wrong answer",
        ),
    ],
)
def test_an_answer_says_what_it_is(tidy, source, text):
    (tidy.folder / "answers" / "even" / "wrong_nought_is_odd.py").write_text(source)
    (finding,) = check_files_of(tidy.course.lesson(tidy.name).exercise("even"))
    assert (finding.rule, finding.where) == ("answers", "even/wrong_nought_is_odd")
    assert text in finding.text
