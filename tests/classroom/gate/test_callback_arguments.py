"""Functions that tests hand in can be called by the names that the task gives their arguments."""

import pytest

from classroom.gate.callback_arguments import by_names, check_callback_arguments, quoted_calls

TASK = "Write `packets(size, mtu) -> int`: how many packets"
HANDED = "Write `packets(size, mtu, note) -> int`: `note(count)` writes down how many packets"


@pytest.fixture
def handed(edit):
    """``handed(parameter)`` gives the lesson with a function that tests hand in, with that parameter."""

    def made(parameter: str):
        lesson = edit("def packets(size, mtu):", "def packets(size, mtu, note):")
        text = lesson.text.read_text()
        text = text.replace(TASK, HANDED).replace("    return full + (rest > 0)", "    return note(full + (rest > 0))")
        note = f"\n\n\ndef note({parameter}):\n    return {parameter}\n\n\n"
        start = text.index('test="test_packets"')
        head, tests = text[:start], text[start : text.index("### Exercise: even")]
        tests = tests.replace("import calling\n\n", f"import calling{note}").replace("1500)", "1500, note)")
        tests = tests.replace("room + 40)", "room + 40, note)")
        lesson.text.write_text(head + tests + text[text.index("### Exercise: even") :])
        return lesson.course.lesson(lesson.name)

    return made


def test_a_parameter_that_the_task_calls_otherwise_is_found(handed, apply):
    (finding,) = apply(check_callback_arguments, handed("number"), "packets")
    assert (finding.rule, finding.where) == ("handed", "test_packets")
    assert "raised TypeError" in finding.text


def test_the_task_s_own_names_are_fine(handed, apply):
    assert apply(check_callback_arguments, handed("count"), "packets") == []


def test_where_nothing_is_handed_in_nothing_is_run(tidy, apply):
    assert apply(check_callback_arguments, tidy, "packets") == []


def test_a_reference_is_rewritten_where_it_calls_what_it_was_given(handed):
    lesson = handed("count")
    assert "return note(count=full + (rest > 0))" in by_names(lesson.exercise("packets"), lesson.exercises)


def test_only_calls_that_name_their_arguments_count():
    task = "`send(request)` sends, `store` has `seen(id)`; `f(3)` gives `6`, `now()` the time, `ask(a, b) -> c` asks"
    assert quoted_calls(task) == {"send": ["request"], "seen": ["id"], "ask": ["a", "b"]}
