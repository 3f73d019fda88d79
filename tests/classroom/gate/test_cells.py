"""What reading a test cell can decide: the names it uses, the properties it states."""

import pytest

from classroom.gate.cells import check_test_cells
from course._names import free_names

VISIBLE = 'calling(even, 4).gives(True, think="half of it is whole")'
BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"


def found(lesson, name):
    return [(finding.rule, finding.where, finding.text) for finding in check_test_cells(lesson.exercise(name))]


@pytest.mark.parametrize("name", ["packets", "even"])
def test_tidy_test_cells_pass(tidy, name):
    assert found(tidy, name) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "told"),
    [
        ("draw.randrange(2, 1000)", "draw.randrange(2, LARGEST)", "names", "uses LARGEST: import or define it here"),
        ("draw.randrange(2, 1000)", "len(packets)", "names", "uses packets: import or define it here"),
        ("half = draw", "display(draw)\nhalf = draw", "names", "uses display"),
        (VISIBLE, f"{VISIBLE}\nassert same(even(4), True)", "names", "uses same: defined in the hidden part"),
        (', "below nought too"', "", "property", "needs a constant message"),
        (', "below nought too"', ', f"{half} is even"', "property", "needs a constant message"),
        (', "below nought too"', ', " "', "property", "needs a constant message"),
        ("assert same([even(-2), even(-3)], [True, False])", "assert even(-2) or True", "property", "cannot fail"),
        ("assert same([even(-2), even(-3)], [True, False]),", "assert (even(-2), True),", "property", "cannot fail"),
        ("half = draw", "calling(even, 6).gives(True)\nhalf = draw", "property", "is for visible tests"),
        ("half = draw", "%time\nhalf = draw", "test cell", "is not plain Python"),
        ("half = draw", f"if draw:\n    {END}\n    pass\n    {BEGIN}\nhalf = draw", "test cell", "is not plain Python"),
    ],
)
def test_a_test_cell_that_breaks_a_rule_is_found(edit, old, new, rule, told):
    ((broken, where, text),) = found(edit(old, new), "even")
    assert broken == rule
    assert where.startswith("test_even")
    assert told in text


def test_the_references_own_helpers_are_no_names_for_a_test(edit):
    edit(
        "def even(number):\n    ### BEGIN SOLUTION\n    return",
        "### BEGIN SOLUTION\ndef ones(number):\n    return number & 1\n\n\ndef even(number):\n    return",
    )
    lesson = edit("half = draw.randrange(2, 1000)", "half = 2 * ones(3)")
    ((rule, where, text),) = found(lesson, "even")
    assert (rule, where) == ("names", "test_even")
    assert "uses ones: a part of the reference that no task asks for" in text
    assert found(edit("`even(4)` gives", "`ones(number) -> int` helps. `even(4)` gives"), "even") == []


def test_an_exercise_whose_visible_tests_say_nothing_of_grading_is_found(edit):
    ((rule, where, text),) = found(edit(VISIBLE, 'assert even(4), "half of it is whole"'), "even")
    assert (rule, where) == ("calling", "even")
    assert text.startswith("no visible test uses calling(…)")


def test_an_exercise_without_hidden_tests_is_found(edit):
    hidden = edit('assert same([even(-2), even(-3)], [True, False]), "below nought too"\n', "")
    lines = hidden.text.read_text().split(BEGIN)
    hidden.text.write_text(BEGIN.join(lines[:2]))
    assert found(hidden.course.lesson(hidden.name), "even") == [
        ("hidden", "even", "has no hidden tests at all: add ### BEGIN HIDDEN TESTS … END")
    ]


def test_only_the_first_test_cell_may_be_all_visible(tidy):
    more = '\n# %% test="test_even_more" points=1\nfrom course.check import calling\n\ncalling(even, 6).gives(True)\n'
    tidy.text.write_text(tidy.text.read_text() + more)
    ((rule, where, _),) = found(tidy.course.lesson(tidy.name), "even")
    assert (rule, where) == ("hidden", "test_even_more")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import a.b as c\nfrom d import e\nc, e, len, a", {"a"}),
        ("def f(x, *more):\n    y = x\n    return y, z, [q for q in more]\nf", {"z"}),
        (
            "class Store:\n    size = limit\n    def get(self):\n        return self.size, other\nStore",
            {"limit", "other"},
        ),
        ("def f():\n    global seen\n    seen = 1\nf()\nseen", set()),
        ("for i in range(3):\n    total = i\nprint(total, __name__)", set()),
        ("get_ipython()", {"get_ipython"}),
        ("if (n := 3) > 2:\n    n", set()),
    ],
)
def test_free_names(source, names):
    assert free_names(source) == names
