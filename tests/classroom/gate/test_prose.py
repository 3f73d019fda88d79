"""What students read: tasks, hints, minutes, sizes."""

import pytest

from classroom.gate.prose import check_prose, check_readable, check_sizes, parameters

HINT = "# <details><summary>Hint 9: one more</summary>\n#\n# That is too much.\n#\n# </details>\n#\n"
SECOND = "# <details><summary>Hint 2: and</summary>\n#\n# What does `&` do?\n#\n# </details>\n"
P90 = "code cell at the 90th percentile"


def test_a_tidy_lesson_reads_well(tidy):
    assert check_prose(tidy) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("### Exercise: even", "## Exercise: even", "task"),
        ("Write `even(number) -> bool`: whether", "Say whether", "signature"),
        ("`even(number) -> bool`", "`even(n) -> bool`", "signature"),
        ("`even(4)` gives `True`", "`even(4)` is true", "example"),
        (SECOND, "", "hints"),
        (SECOND, "# Hint 2: What does `&` do?\n", "hints"),
        (SECOND, "# <details><summary>Hint 2: and</summary>What does `&` do?</details>\n", "hints"),
        (SECOND, SECOND.replace("\n#\n# </details>", "</details>"), "hints"),
        ("# <details><summary>Hint 1: bits", f"{HINT}{HINT}# <details><summary>Hint 1: bits", "hints"),
    ],
)
def test_a_task_that_lacks_a_part_is_found(edit, old, new, rule):
    (finding,) = check_prose(edit(old, new))
    assert (finding.rule, finding.where) == (rule, "even")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| | lesson |\n# |---|---|\n# | 1 | 4 |", ["| | lesson |"]),
        ("| step | |\n# |:--|--:|\n# | 1 | 4 |", ["| step | |"]),
        ("| step | lesson |\n# |---|---|\n# | | 4 |", []),
        ("See [above](#Even-numbers).", ["[above](#Even-numbers)"]),
        ("See **[above](#Even-numbers)** and [RFC 1](https://www.rfc-editor.org/rfc/rfc1).", []),
    ],
)
def test_a_lesson_can_be_heard_and_read_without_colours(edit, text, found):
    task = "# ### Exercise: even"
    told = check_readable(edit(task, f"# {text}\n#\n{task}"))
    assert [finding.text.split(": ", 1)[1].removeprefix("colour alone does not tell it: ") for finding in told] == found


def test_a_task_says_what_may_be_used(edit):
    lesson = edit(
        "# May be used: anything in the standard library.\n#\n# <details><summary>Hint 1: bits",
        "# Anything may be used.\n#\n# <details><summary>Hint 1: bits",
    )
    (finding,) = check_prose(lesson)
    assert (finding.rule, finding.where) == ("may be used", "even")


def test_a_task_says_how_long_it_takes(edit):
    found = check_prose(edit("**Stretch · 10 minutes.**", "**Stretch.**"))
    assert {(finding.rule, finding.where) for finding in found} == {("minutes", "even"), ("minutes", "01-tidy")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**About 17 minutes**", "**About 18 minutes**"),
        ("10 more of stretch.", "no stretch."),
        ("7 reading", "6 reading"),
    ],
)
def test_the_header_adds_up(edit, old, new):
    (finding,) = check_prose(edit(old, new))
    assert (finding.rule, finding.where) == ("minutes", "01-tidy")
    assert finding.text.endswith("**About 17 minutes**: 7 reading, 10 of core exercises; 10 more of stretch.")


def with_cells(tidy, *texts):
    """A lesson of the tidy one's head and exercises with other sections."""
    text = tidy.text.read_text()
    head, tail = (
        text.split("\n# %% [markdown]\n# Section 1.")[0],
        text[text.index("\n# %% [markdown]\n# ### Exercise: packets") :],
    )
    tidy.text.write_text(head + "".join(texts) + tail)
    return [finding.text for finding in check_sizes(tidy.course.lesson(tidy.name))]


def prose(words):
    return f"\n# %% [markdown]\n# {' '.join(['word'] * words)}\n"


def code(lines):
    return "\n# %%\n" + "x = 1\n" * lines


def test_a_lesson_of_the_right_size_passes(tidy):
    assert with_cells(tidy, *[prose(40) + code(2)] * 32) == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([(prose(44) + code(3)) * 12], ["29 cells, wanted 30 to 70", "543 words, wanted 1200 to 2500"]),
        ([(prose(44) + code(3)) * 34], ["73 cells, wanted 30 to 70"]),
        (
            [(prose(45) * 2 + code(3)) * 22 + prose(999)],
            ["72 cells, wanted 30 to 70", "2994 words, wanted 1200 to 2500"],
        ),
        ([(prose(50) + code(3)) * 30], ["50 words in the median markdown cell, wanted 25 to 45"]),
        ([(prose(20) + code(3)) * 30 + prose(700)], ["20 words in the median markdown cell, wanted 25 to 45"]),
        ([(prose(40) + code(5)) * 32], ["5 lines in the median code cell, wanted 2 to 4"]),
        ([(prose(40) + code(1)) * 32], ["1 lines in the median code cell, wanted 2 to 4"]),
        ([(prose(40) + code(2)) * 26, (prose(40) + code(12)) * 6], [f"12 lines in the {P90}, wanted 0 to 10"]),
        ([(prose(40) + code(2)) * 30 + code(2) * 3], ["4 code cells in a row, wanted 0 to 3"]),
    ],
)
def test_a_lesson_out_of_range_is_found(tidy, cells, told):
    assert with_cells(tidy, *cells) == told


def test_tasks_and_hints_are_not_counted_and_exercises_end_a_run(edit):
    lesson = edit(
        "# <details><summary>Hint 1: bits</summary>\n#\n# ",
        f"# <details><summary>Hint 1: bits</summary>\n#\n# {'word ' * 3000}",
    )
    assert check_prose(lesson) == []
    lesson = edit(
        '# %% answer="even"', '# %%\nx = 1\ny = 2\n\n# %%\nx = 1\ny = 2\n\n# %%\nx = 1\ny = 2\n\n# %% answer="even"'
    )
    assert check_sizes(lesson) == []


def test_a_model_answer_in_words_is_nothing_to_read(tidy):
    tidy.text.write_text(tidy.text.read_text() + f'\n# %% [markdown] written="why" points=1\n# {"word " * 3000}\n')
    assert check_prose(tidy.course.lesson(tidy.name)) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(a, /, b, *more, c=1, **rest):\n    return a", ["a", "b", "c"]),
        ("async def f():\n    return 1", []),
        ("class f:\n    def __init__(self, size):\n        self.size = size", ["size"]),
        ("class f:\n    size = 3", []),
        ("f = len", []),
    ],
)
def test_parameters_of_what_a_task_asks_for(source, names):
    assert parameters(source, "f") == names
