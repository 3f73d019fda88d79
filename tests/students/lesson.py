"""A lesson of two exercises and a question. Its demonstrations import nothing heavy, and students lean on them."""

from pathlib import Path

NAME = "01-parcels"
SLUG = "parcels"
TEXT = """\
# %% [markdown]
# # Parcels

# %% tags=["setup"]
import math

SIZES = [3, 7, 9]

# %% [markdown]
# Here is a parcel.

# %%
from collections import Counter
from fractions import Fraction

parcel = {"weight": 3, "to": "shop.test"}
parcel["to"]

# %%
def doubled(number):
    return 2 * number


scale = doubled(2)

# %%
shown = Counter("parcels")
print(shown.most_common(1))

# %% [markdown]
# ### Exercise: weigh
#
# **Core · 5 minutes.** Write `weigh(sizes) -> int`, the sum of all sizes.

# %% answer="weigh"
def weigh(sizes):
    ### BEGIN SOLUTION
    return sum(sizes)
    ### END SOLUTION

# %% test="test_weigh" points=1
from course.check import calling

calling(weigh, [1, 2]).gives(3, think="one and two")

# %% test="test_weigh_many" points=2
from course.check import calling

calling(weigh, [4]).gives(4, think="one parcel")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("weigh")
sizes = [draw.randrange(100) for _ in range(9)]
assert same(weigh([*sizes]), sum(sizes)), "any number of sizes"
### END HIDDEN TESTS

# %% [markdown]
# And now what it costs.

# %% tags=["needs-answer"]
total = weigh(SIZES)
total

# %% [markdown]
# ### Exercise: price
#
# **Core · 5 minutes.** Write `price(sizes, fetch) -> int`, what `fetch(weight)` says for all sizes together.

# %% answer="price"
def price(sizes, fetch):
    ### BEGIN SOLUTION
    return fetch(weigh(sizes))
    ### END SOLUTION

# %% test="test_price" points=3
from course.check import calling


def fetch(weight):
    return 10 * weight


calling(price, [1, 2], fetch).gives(30, think="three, at ten each")
### BEGIN HIDDEN TESTS
from course.check import same

asked = []


def note(weight):
    asked.append(weight)
    return 7


assert same(price([5, 6], note), 7), "what fetch says"
assert same(asked, [11]), "it is asked once, for all"
### END HIDDEN TESTS

# %% [markdown] written="why" points=3
# Your words.
"""
WEIGH = "def weigh(sizes):\n    return sum(sizes)"
PRICE = "def price(sizes, fetch):\n    return fetch(sum(sizes))"
ANSWERS = {"weigh": WEIGH, "price": PRICE, "why": "Parcels that travel together cost less."}


def write_parcels(root: Path) -> None:
    folder = root / "lessons" / NAME
    folder.mkdir(parents=True)
    (folder / f"{SLUG}.py").write_text(TEXT, encoding="utf-8")
