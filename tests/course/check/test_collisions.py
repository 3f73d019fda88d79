"""A test cell that binds a name of the answer's says so where it fails, and nowhere else."""

import pytest

ANSWER = """
from json import dumps

def parts(text):
    return text.split()

def spelled(text):
    return [dumps(part) for part in parts(text)]

class Counter:
    def count(self, text):
        return len(parts(text))
"""


def run(*cells):
    """What the last cell fails with, cells being run in one namespace as in a notebook; empty if it does not."""
    names = {"__name__": "__main__"}
    for cell in (ANSWER, *cells):
        try:
            exec(compile(f"from course.check import calling\n{cell}", "<cell>", "exec"), names)
        except AssertionError as error:
            return str(error)
    return ""


SENTENCE = "But this cell binds parts, which your answer uses, too: call yours otherwise, and run its cell again."


@pytest.mark.parametrize(
    "cell",
    [
        "parts = [1]\ncalling(spelled, 'a').gives(['\"a\"'])",
        "for parts in [[1]]: calling(spelled, 'a').gives(['\"a\"'])",
        "def parts(): pass\ncalling(spelled, 'a').gives(['\"a\"'])",
        "parts = 1\ndef told(text): return spelled(text)\ncalling(told, 'a').gives(['\"a\"'])",
        "parts = 1\ndef told(function): return function('a')\ncalling(told, spelled).gives(['\"a\"'])",
        "parts = 1\ndef told(): return Counter().count('a')\ncalling(told).gives(1)",
        "parts = 1\ncalling(Counter().count, 'a').gives(1)",
    ],
)
def test_a_name_that_the_cell_takes_away_is_told(cell):
    assert run(cell).endswith(SENTENCE)


@pytest.mark.parametrize(
    "cell",
    [
        "calling(spelled, 'a').gives(['b'])",
        "text = part = 'a'\ncalling(spelled, text).gives(['b'])",
        "def told(text): return spelled(text)\ncalling(told, 'a').gives(['b'])",
        "from json import dumps\ncalling(spelled, 'a').gives(['b'])",
        "def parts(): return 2\ncalling(parts).gives(3)",
        "parts = 1\ncalling(len, 'a').gives(2)",
    ],
)
def test_otherwise_nothing_is_said_of_names(cell):
    failed = run(cell)
    assert failed
    assert "binds" not in failed


def test_a_call_outside_of_a_cell_says_nothing_of_names():
    from course.check import calling

    with pytest.raises(AssertionError) as failed:
        calling(len, "a").gives(2)
    assert "binds" not in str(failed.value)
