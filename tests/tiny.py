"""The smallest lesson that keeps the contract's marks: two exercises, written below any folder."""

from pathlib import Path

TEXT = """\
# %% [markdown]
# # Tiny
#
# **About 11 minutes**: 1 reading, 10 of core exercises; 10 more of stretch.

# %% tags=["setup"]
FACTOR = 2

# %% tags=["nbval-check-output"]
sorted({"b", "a", "c"})

# %%
print("a demonstration")

# %% [markdown]
# ### Exercise: double
#
# **Core · 10 minutes.** Write `double(x) -> int`, twice `x`: `double(3)` gives `6`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: sums</summary>
#
# Add it to itself.
#
# </details>
#
# <details><summary>Hint 2: products</summary>
#
# Two times.
#
# </details>

# %% answer="double"
def double(x):
    ### BEGIN SOLUTION
    return FACTOR * x
    ### END SOLUTION

# %% test="test_double" points=1
from course.check import calling

calling(double, 3).gives(6, think="twice three")

# %% test="test_double_any" points=2
from course.check import calling

calling(double, 0).gives(0, think="twice nothing")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("double")
for _ in range(3):
    number = draw.randrange(10, 1000)
    assert same(double(number), 2 * number), "large numbers are doubled too"
assert same(double(-7), -14), "negative numbers are doubled too"
### END HIDDEN TESTS

# %% tags=["needs-answer"]
double(21)

# %% [markdown]
# ### Exercise: total
#
# **Stretch · 10 minutes.** Write `total(fetch, count) -> int`, the sum of `fetch(0)` to `fetch(count - 1)`. With a
# `fetch` that returns its argument, `total(fetch, 4)` gives `6`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: loops</summary>
#
# Count up.
#
# </details>
#
# <details><summary>Hint 2: ends</summary>
#
# Stop before count.
#
# </details>

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

ANSWERS = {
    "double/right_sum.py": '"""Add it to itself."""\n\n\ndef double(x):\n    return x + x\n',
    "double/wrong_square.py": '"""Doubling is squaring."""\n\n\ndef double(x):\n    return x * x if x != 3 else 6\n',
    "double/wrong_small.py": '"""Small numbers only."""\n\n\ndef double(x):\n    return 2 * x if x < 10 else x\n',
    "double/wrong_positive.py": '"""There is nothing below nought."""\n\n\ndef double(x):\n    return 2 * abs(x)\n',
    "total/right_loop.py": '"""A loop."""\n\n\ndef total(fetch, count):\n    found = 0\n'
    "    for i in range(count):\n        found += fetch(i)\n    return found\n",
    "total/wrong_last.py": '"""The last value is the total."""\n\n\ndef total(fetch, count):\n'
    "    return [fetch(i) for i in range(count)][-1]\n",
    "total/wrong_twice.py": '"""Asking twice is safer."""\n\n\ndef total(fetch, count):\n'
    "    return sum(fetch(i) for i in range(count) if fetch(i) or True)\n",
    "total/wrong_backwards.py": '"""The order does not matter."""\n\n\ndef total(fetch, count):\n'
    "    return sum(fetch(i) for i in reversed(range(count)))\n",
}
DATA = {"data/words.txt": b"plain data\n"}
NAME = "01-tiny"


def write_tiny(root: Path) -> Path:
    """Write ``lessons/01-tiny`` below ``root``; returns the lesson's folder."""
    folder = root / "lessons" / NAME
    (folder / "data").mkdir(parents=True)
    (folder / "tiny.py").write_text(TEXT, encoding="utf-8")
    for name, source in ANSWERS.items():
        path = folder / "answers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    for name, data in DATA.items():
        (folder / name).write_bytes(data)
    return folder
