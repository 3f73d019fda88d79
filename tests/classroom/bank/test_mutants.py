"""Mutants: every single small change to a solution, once."""

import pytest

from classroom.bank.mutants import mutants


def solution(*lines):
    return "\n    ".join(["def f(x, y=7):", "### BEGIN SOLUTION", *lines, "### END SOLUTION"])


def changes(*lines):
    return {mutant.change for mutant in mutants(solution(*lines))}


def test_only_the_solution_is_changed_and_every_change_has_its_own_name():
    body = ["### BEGIN SOLUTION", "x = x + 1", "x = x + 1", "return x", "### END SOLUTION"]
    source = "\n    ".join(["LIMIT = 3\n\n\ndef f(x=7):", *body])
    made = mutants(source)
    assert [mutant.change for mutant in made if "- 1" in mutant.change] == [
        "x = x + 1 → x = x - 1",
        "x = x + 1 → x = x - 1 (2)",
    ]
    assert all("LIMIT = 3" in mutant.source and "x=7" in mutant.source for mutant in made)
    assert len({mutant.change for mutant in made}) == len({mutant.source for mutant in made}) == len(made)


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("return x < y", "return x < y → return x <= y"),
        ("return x == y", "return x == y → return x != y"),
        ("return x and y", "return x and y → return x or y"),
        ("return not x", "return not x → return  x"),
        ("return -x", "return -x → return x"),
        ("return x // 2", "return x // 2 → return x / 2"),
        ("return x | y", "return x | y → return x ^ y"),
        ("return True", "return True → return False"),
        ("return 3", "return 3 → return 4"),
    ],
)
def test_what_is_changed(line, change):
    assert change in changes(line)


def test_what_would_be_no_python_or_the_same_is_no_mutant():
    for mutant in mutants(solution("for n in x:", "    if n is None:", "        break", "return y")):
        compile(mutant.source, "mutant", "exec")
        assert mutant.source != solution("for n in x:", "    if n is None:", "        break", "return y")


def test_without_marks_there_is_no_solution_to_change():
    assert mutants("def f(x):\n    return x + 1\n") == []
