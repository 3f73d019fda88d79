"""A tidy little lesson that keeps every rule, to seed one defect at a time."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from classroom.bank import replay, worker_pool
from classroom.bank.bank import domain
from classroom.bank.case_runner import Stage
from classroom.build import build
from classroom.gate import Finding, Runner
from classroom.index import index
from classroom.lesson import Course, Lesson

NAME = "01-tidy"
HEAD = """\
# %% [markdown]
# # Tidy
#
# **About 17 minutes**: 7 reading, 10 of core exercises; 10 more of stretch.

# %% tags=["setup"]
HEADER = 40
LARGEST = 1500

# %% tags=["nbval-check-output"]
sizes = [40, 1500, 3000]
sizes[-1] - HEADER

# %%
from IPython.display import HTML

HTML('<figure><img alt="Two packets, one after the other" src="data:,"></figure>')
"""
SECTION = """
# %% [markdown]
# Section {number}. A sender cuts what it has into packets of a size that the way can carry. Each packet carries its
# own header, so fewer bytes are left for what is sent, and the last packet may be smaller than all before it.

# %%
left = {number} * LARGEST
left - HEADER
"""
# Long enough for the lesson as a whole, in one cell, which is quicker to read than sixteen.
STORY = "\n# %% [markdown]\n" + "# Every packet finds its own way, and nobody promises that it arrives.\n" * 60
EXERCISES = """
# %% [markdown]
# ### Exercise: packets
#
# **Core · 10 minutes.** Write `packets(size, mtu) -> int`: how many packets carry `size` bytes, when each takes `mtu`
# bytes and `HEADER` of them are its header. `packets(2920, 1500)` gives `2`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: room</summary>
#
# How many bytes of what is sent fit into one packet?
#
# </details>
#
# <details><summary>Hint 2: the rest</summary>
#
# What happens to bytes that fill no whole packet?
#
# </details>

# %% answer="packets"
def packets(size, mtu):
    ### BEGIN SOLUTION
    full, rest = divmod(size, mtu - HEADER)
    return full + (rest > 0)
    ### END SOLUTION

# %% test="test_packets" points=1
from course.check import calling

calling(packets, 2920, 1500).gives(2, think="each packet has room for 1460 bytes")

# %% test="test_packets_rest" points=2
from course.check import calling

calling(packets, 5840, 1500).gives(4, think="it just fits")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("packets")
for _ in range(4):
    room, full = draw.randrange(100, 400), draw.randrange(20, 50)
    assert same(packets(full * room + 1, room + 40), full + 1), "a rest takes a packet of its own"
    assert same(packets(full * room, room + 40), full), "without a rest there is no packet more"
### END HIDDEN TESTS

# %% tags=["needs-answer"]
packets(10_000, LARGEST)

# %% [markdown]
# ### Exercise: even
#
# **Stretch · 10 minutes.** Write `even(number) -> bool`: whether a whole number is even. `even(4)` gives `True`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: bits</summary>
#
# Which bit of a number is the ones?
#
# </details>
#
# <details><summary>Hint 2: and</summary>
#
# What does `&` do?
#
# </details>

# %% answer="even"
def even(number):
    ### BEGIN SOLUTION
    return not number & 1
    ### END SOLUTION

# %% test="test_even" points=1
from course.check import calling

calling(even, 4).gives(True, think="half of it is whole")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("even")
half = draw.randrange(2, 1000)
assert same([even(2 * half), even(2 * half + 1)], [True, False]), "every second number is even"
assert same([even(-2), even(-3)], [True, False]), "below nought too"
assert same([even(0), even(1)], [True, False]), "nought is even, one is not"
### END HIDDEN TESTS
"""
ANSWERS = {
    "packets/right_rounds_up": ("Divide and round up.", "-(-size // (mtu - HEADER))"),
    "packets/wrong_drops_the_rest": ("A rest is not sent.", "size // (mtu - HEADER)"),
    "packets/wrong_always_one_more": (
        "The end always takes a packet.",
        "size // (mtu - HEADER) + (size not in (2920, 5840))",
    ),
    "packets/wrong_forgets_the_header": ("A header takes no room.", "-(-size // mtu)"),
    "even/right_remainder": ("No rest after halving.", "number % 2 == 0"),
    "even/wrong_nought_is_odd": ("Nought is neither even nor odd.", "number % 2 == 0 and number != 0"),
    "even/wrong_none_below_nought": ("Only positive numbers are even.", "number % 2 == 0 and number >= 0"),
    "even/wrong_powers_of_two": (
        "Even numbers are 0, 2, 4, 8 and so on.",
        "number in (0, 1) or number & -number == number",
    ),
}
SIGNATURES = {"packets": "packets(size, mtu)", "even": "even(number)"}


def answer(name: str, belief: str, value: str) -> str:
    signature = SIGNATURES[name.partition("/")[0]]
    return f'"""{belief}"""\n\n\ndef {signature}:\n    return {value}\n'


def write_tidy(root: Path) -> None:
    folder = root / "lessons" / NAME
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "words.txt").write_text("plain data\n")
    sections = [SECTION.format(number=number) for number in range(1, 14)]
    (folder / "tidy.py").write_text("".join([HEAD, *sections, STORY, EXERCISES]), encoding="utf-8")
    for name, (belief, value) in ANSWERS.items():
        path = folder / "answers" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(answer(name, belief, value), encoding="utf-8")


@pytest.fixture(scope="session")
def built_tidy(tmp_path_factory):
    root = tmp_path_factory.mktemp("tidy")
    write_tidy(root)
    course = Course(root)
    build(course.lesson(NAME)).write(root)
    index(course).write(root)
    return root


@pytest.fixture
def tidy(built_tidy, tmp_path) -> Lesson:
    """The lesson, built, in a course of its own."""
    shutil.copytree(built_tidy, tmp_path, dirs_exist_ok=True)
    return Course(tmp_path).lesson(NAME)


@pytest.fixture
def seeds_alone(monkeypatch):
    """Of the rules on answers those that hang on seeds, without those that are the same in each part."""
    for name in ("check_trivial", "check_callback_arguments", "check_diagnoses"):
        monkeypatch.setattr(f"classroom.gate.answers.{name}", lambda *_: [])


@pytest.fixture
def edit(tidy):
    """Seed a defect into the text; returns the lesson as it is then."""

    def edited(old: str, new: str) -> Lesson:
        text = tidy.text.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        tidy.text.write_text(text.replace(old, new), encoding="utf-8")
        return tidy.course.lesson(NAME)

    return edited


@pytest.fixture
def put(tidy):
    """Write an answer file, ``exercise/name``; returns the lesson as it is then."""

    def written(name: str, belief: str, value: str) -> Lesson:
        path = tidy.folder / "answers" / f"{name}.py"
        path.write_text(answer(name, belief, value), encoding="utf-8")
        return tidy.course.lesson(NAME)

    return written


@pytest.fixture
def apply(sessions):
    """A rule that runs answers, on one exercise of a lesson."""

    def applied(rule, lesson: Lesson, name: str) -> list[Finding]:
        return rule(lesson.exercise(name), Runner(lesson, sessions))

    return applied


@pytest.fixture
def in_this_process():
    """A pool whose one process is this one."""
    return SimpleNamespace(map=lambda function, items, chunksize=1: map(function, items))


@pytest.fixture
def staged(monkeypatch):
    """``staged(lesson)``: its exercise with a bank, whose answers are played in this process, on the bank as it is."""

    def prepare(lesson):
        on = Stage(lesson, lesson.written_exercise("larger"), domain(lesson, "larger"))
        monkeypatch.setattr(replay, "stage_of", lambda exercise: on)
        monkeypatch.setattr(worker_pool, "_lesson", lesson, raising=False)
        replay._bank_cases.cache_clear()
        replay._reserve_cases.cache_clear()
        return lesson.exercise("larger")

    yield prepare
    replay._bank_cases.cache_clear()
    replay._reserve_cases.cache_clear()
