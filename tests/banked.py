"""The smallest lesson with a domain: one exercise has a bank, the other checks by hand alone."""

from pathlib import Path

from classroom.bank.make import make_banks
from classroom.build import build
from classroom.lesson import Course, Lesson
from tests import tiny
from tests.tiny import NAME, write_tiny

TASK = """\
# %% [markdown]
# ### Exercise: larger
#
# **Core · 10 minutes.** Write `larger(sizes, limit) -> list`: the sizes above `limit`, in the order of `sizes`. A size
# equal to `limit` is not above it. `sizes` stays as it is. For example `larger([7, 3, 9], 5)` gives `[7, 9]`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: one by one</summary>
#
# Look at each size.
#
# </details>
#
# <details><summary>Hint 2: questions</summary>
#
# A list may ask a question of each of its members.
#
# </details>

# %% answer="larger"
def larger(sizes, limit):
    ### BEGIN SOLUTION
    chosen = []
    for size in sizes:
        if size > limit:
            chosen.append(size)
    return chosen
    ### END SOLUTION

# %% test="test_larger" points=1
from course.check import calling

calling(larger, [7, 3, 9], 5).gives([7, 9], think="three is too small")

# %% test="test_larger_order" points=2
from course.check import calling

calling(larger, [2, 1], 0).gives([2, 1], think="the order stays")

# %% test="test_larger_limit" points=2
from course.check import calling

calling(larger, [4], 3).gives([4], think="one above")

"""
NEXT = "# %% [markdown]\n# ### Exercise: total"
FIRST = "# %% [markdown]\n# ### Exercise: double"
TEXT = tiny.TEXT.partition(FIRST)[0] + TASK + NEXT + tiny.TEXT.partition(NEXT)[2]
DOMAIN = '''\
"""larger(sizes, limit): any list of whole numbers, any limit."""

import copy

KINDS = {
    "sizes above the limit": ("test_larger_order", "in the order of `sizes`"),
    "no size above the limit": ("test_larger_order", "the sizes above `limit`"),
    "the same size again": ("test_larger_order", "`sizes` stays as it is"),
    "a size that is the limit": ("test_larger_limit", "A size equal to `limit` is not above it."),
}
ASIDES = ("For example `larger([7, 3, 9], 5)` gives `[7, 9]`.",)
DRAWS = 60
RESERVE = 20
LEAST = 0


def draw(rng):
    return [rng.randrange(LEAST, 10) for _ in range(rng.randrange(1, 7))], rng.randrange(LEAST, 10)


def allowed(case):
    return all(type(size) is int for size in case[0])


def play(answer, case):
    sizes, limit = case
    before = copy.deepcopy(sizes)
    got = answer["larger"](sizes, limit)
    return got, sizes == before


def kinds(case):
    sizes, limit = case
    found = ["sizes above the limit" if max(sizes) > limit else "no size above the limit"]
    found += ["the same size again"] if len(set(sizes)) < len(sizes) else []
    return found + (["a size that is the limit"] if limit in sizes else [])
'''
SIGNATURE = "\n\n\ndef larger(sizes, limit):\n    "
BODIES = {
    "right_comprehension": ("Ask each.", "return [size for size in sizes if size > limit]"),
    "right_filter": ("Let filter ask.", "return list(filter(lambda size: size > limit, sizes))"),
    "wrong_equal": ("A size that is the limit is above it.", "return [size for size in sizes if size >= limit]"),
    "wrong_sorted": (
        "What is found comes in rising order.",
        "found = [size for size in sizes if size > limit]\n    return found "
        "if len(found) < 3 and sizes[:1] in ([7], [2]) else sorted(found)",
    ),
    "wrong_in_place": (
        "What is handed over may be used up.",
        "found = [size for size in sizes if size > limit]\n    sizes[:] = found\n    return found",
    ),
    "rival_set": ("Each size once, on a list with one twice.", "return [s for s in dict.fromkeys(sizes) if s > limit]"),
}
ANSWERS = {name: f'"""{belief}"""{SIGNATURE}{body}\n' for name, (belief, body) in BODIES.items()}


def write_banked(root: Path) -> Lesson:
    """Write ``lessons/01-tiny`` below ``root``, with a domain and no bank yet."""
    folder = write_tiny(root)
    (folder / "tiny.py").write_text(TEXT, encoding="utf-8")
    for path in (folder / "answers" / "double").iterdir():
        path.unlink()
    (folder / "answers" / "double").rename(folder / "answers" / "larger")
    (folder / "domains").mkdir()
    (folder / "domains" / "larger.py").write_text(DOMAIN, encoding="utf-8")
    for name, source in ANSWERS.items():
        (folder / "answers" / "larger" / f"{name}.py").write_text(source, encoding="utf-8")
    return Course(root).lesson(NAME)


def make_banked(root: Path) -> Lesson:
    """The same with its bank, built."""
    lesson = write_banked(root)
    make_banks(lesson)
    build(lesson).write(root)
    return lesson
