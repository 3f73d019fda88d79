"""The lesson that is attacked. Its hidden parts hold canaries: words and numbers that nobody may ever see."""

from pathlib import Path

HIDDEN, SOLUTION, INPUT = "canary-hidden-test", "canary-solution", 715_171
NAME = "01-target"

TEXT = f"""\
# %% [markdown]
# # Target
#
# **About 30 minutes**: 0 reading, 30 of core exercises; 0 more of stretch.

# %% tags=["setup"]
FACTOR = 2

# %% [markdown]
# ### Exercise: double
#
# **Core · 10 minutes.** Write `double(x) -> int`, twice `x`: `double(3)` gives `6`.

# %% answer="double"
def double(x):
    ### BEGIN SOLUTION
    return FACTOR * x  # {SOLUTION}
    ### END SOLUTION

# %% test="test_double" points=2
from course.check import calling

calling(double, 0).gives(0, think="twice nothing")
### BEGIN HIDDEN TESTS
from course.check import same

assert same(double({INPUT}), 2 * {INPUT}), "large numbers are doubled, too"  # {HIDDEN}
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise: half
#
# **Core · 10 minutes.** Write `half(x) -> float`: `half(3)` gives `1.5`. Its tests are of the careless kind.

# %% answer="half"
def half(x):
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION

# %% test="test_half" points=1
assert half(3) == 1.5
### BEGIN HIDDEN TESTS
assert half({INPUT}) == {INPUT} / 2, "odd numbers have a half"
### END HIDDEN TESTS

# %% test="test_half_type" points=1
assert isinstance(half(3), float)
### BEGIN HIDDEN TESTS
got = half({INPUT})
assert isinstance(got, float) and got == {INPUT} / 2, "the half is a float"
### END HIDDEN TESTS

# %% test="test_half_text" points=1
assert str(half(3)) == "1.5"
### BEGIN HIDDEN TESTS
assert str(half({INPUT})) == str({INPUT} / 2), "the half reads as a number"
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise: total
#
# **Core · 10 minutes.** Write `total(fetch, count) -> int`, the sum of `fetch(0)` to `fetch(count - 1)`.

# %% answer="total"
def total(fetch, count):
    ### BEGIN SOLUTION
    return sum(fetch(i) for i in range(count))
    ### END SOLUTION

# %% test="test_total" points=3
from course.check import calling


def identity(n):
    return n


calling(total, identity, 1).gives(0, think="one call, of nought")
### BEGIN HIDDEN TESTS
from course.check import same

asked = []


def fetch(n):
    asked.append(n)
    return 10 + n


assert same(total(fetch, 3), 33), "every value counts"
assert same(asked, [0, 1, 2]), "each is asked for once, in order"
### END HIDDEN TESTS
"""
TESTS = {"test_double": 2, "test_half": 1, "test_half_type": 1, "test_half_text": 1, "test_total": 3}
HONEST = {
    "double": "def double(x):\n    return x + x\n",
    "half": "def half(x):\n    return x / 2\n",
    "total": "def total(fetch, count):\n    return sum([fetch(n) for n in range(count)])\n",
}


def write(root: Path) -> None:
    folder = root / "lessons" / NAME
    folder.mkdir(parents=True)
    (folder / "target.py").write_text(TEXT, encoding="utf-8")
