"""Where a demonstration needs what grading withholds, the visible check of an answer that leans on it says so."""

import pytest

from tests.students.ways import both_ways, lesson_of

NAME = "01-paths"
TEXT = """\
# %% [markdown]
# # Paths

# %%
from math import ceil

from course.lab import Link, transfer

there, back = Link(50), Link(50)
steps = len(transfer(10_000, there, back))

# %% [markdown]
# ### Exercise: segments
#
# **Core · 5 minutes.** Write `segments(size) -> int`, how many pieces of 1460 bytes `size` bytes fill.

# %% answer="segments"
def segments(size):
    ### BEGIN SOLUTION
    return -(-size // 1460)
    ### END SOLUTION

# %% test="test_segments" points=1
from course.check import calling

calling(segments, 1461).gives(2, think="one more")
"""
ANSWER = "def segments(size):\n    assert NAME\n    return -(-size // 1460)"


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    return lesson_of(TEXT, NAME, tmp_path_factory.mktemp("paths"))


@pytest.mark.parametrize("name", ["size", "ceil"])  # what stands above the part of the lab is there
def test_who_needs_none_of_it_passes_both_ways(paths, name, tmp_path):
    assert both_ways(paths, ANSWER.replace("NAME", name), tmp_path) == ("", "")


@pytest.mark.parametrize("name", ["Link", "there", "steps"])
def test_who_needs_it_is_told_before_handing_in(paths, name, tmp_path):
    told, graded = both_ways(paths, ANSWER.replace("NAME", name), tmp_path)
    assert told.startswith(f"This is right here, but would fail in grading: `segments` needs `{name}`, which ")
    assert graded
