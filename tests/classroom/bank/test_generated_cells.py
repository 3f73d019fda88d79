"""The hidden part of a test cell that is made of a bank: what stands in it, where, and that it never becomes text."""

import ast

import nbformat
import pytest

from classroom.bank.bank import Bank, Case, domain, write_bank
from classroom.bank.generated_cells import hidden_parts, played, with_banks
from classroom.build import build
from classroom.lesson import Course, grade_id, hidden_regions, visible_part
from classroom.text import GENERATED, expanded, fingerprint, write_text
from course.check._bank import digest, outcome, played_by
from tests.banked import DOMAIN, TEXT

SHOWN = '"""In three quotes, with \\\\ and \\n."""'
CASES = [([5, 9, 3], 4), ([4, 6], 6), ([1], 3), ([2, 2], 1)]


def larger(sizes, limit):
    return [size for size in sizes if size > limit]


@pytest.fixture
def tiny(written):
    """``tiny(domain=…)``: the lesson with a bank of four cases."""

    def write(**changes):
        lesson = written(**changes)
        known = domain(lesson, "larger")
        wanted = [digest(outcome(known.play, {"larger": larger}, case)) for case in CASES]
        cases = [Case(n, repr(case), known.numbers(case), wanted[n]) for n, case in enumerate(CASES)]
        write_bank(lesson, "larger", Bank("origin", cases, {}))
        return lesson

    return write


def cells(notebook):
    return {grade_id(cell): cell.source for cell in notebook.cells if grade_id(cell)}


def run(source, answer):
    exec(compile(source, "<test>", "exec"), {"larger": answer})


def test_of_a_domain_play_and_what_it_needs_is_taken():
    assert played(DOMAIN) == (
        "import copy\n"
        "def play(answer, case):\n"
        "    sizes, limit = case\n"
        "    before = copy.deepcopy(sizes)\n"
        '    got = answer["larger"](sizes, limit)\n'
        "    return got, sizes == before\n"
    )


MUCH = '''\
"""About it."""

from __future__ import annotations

import json, random
import os.path
from re import sub as put, compile
from string import digits

A, (B, C) = 1, (2, [3])
NAMES: dict[str, int] = {"a": A}
TOTAL = 0
TOTAL += B
UNUSED = digits
KINDS = {"a": ("test_f", "b")}


@put
@compile
def decorated():
    # a comment stays
    return put


class Asked(dict):
    seen = os.path


def helper(n):
    return helper(n - 1) + NAMES["a"] if n else TOTAL


def play(answer, case):
    Asked.seen = helper
    return decorated, json


def draw(rng):
    return random.random()


for stray in ():
    pass
'''


def test_needed_is_what_is_named_however_far_away_with_decorators_and_in_its_order():
    assert played(MUCH).splitlines()[:8] == [
        "from __future__ import annotations",
        "import json, random",
        "import os.path",
        "from re import sub as put, compile",
        "A, (B, C) = 1, (2, [3])",
        'NAMES: dict[str, int] = {"a": A}',
        "TOTAL = 0",
        "TOTAL += B",
    ]
    assert "@put\n@compile\ndef decorated" in played(MUCH)
    assert "# a comment stays" in played(MUCH)
    for word in ("UNUSED", "digits", "KINDS", "draw", "stray", "About"):
        assert word not in played(MUCH)
    ast.parse(played(MUCH))


def test_a_name_bound_twice_is_taken_with_both_bindings():
    source = (
        "if True:\n    LIMIT = 3\nelse:\n    LIMIT = 4\ntry:\n    import json\nexcept ImportError:\n    json = None\n"
    )
    source += "def play(answer, case):\n    return LIMIT, json.dumps(case)\n"
    assert played_by(played(source))({}, 1) == (3, "1")


def test_a_domain_without_play_has_nothing_to_play():
    assert played("x = 1\n") == ""


def test_each_test_cell_plays_the_cases_of_its_kinds(tiny):
    lesson = tiny()
    found = cells(with_banks(lesson, lesson.written))
    assert GENERATED not in found["test_larger"]
    order, limit = found["test_larger_order"], found["test_larger_limit"]
    assert ["([5, 9, 3], 4)" in order, "([4, 6], 6)" in order, "([1], 3)" in order] == [True, False, True]
    assert ["([5, 9, 3], 4)" in limit, "([4, 6], 6)" in limit] == [False, True]
    assert GENERATED not in found["test_total"]


def test_the_lesson_as_written_stays_as_it_is(tiny):
    lesson = tiny()
    before = cells(lesson.written)
    with_banks(lesson, lesson.written)
    assert cells(lesson.written) == before
    assert cells(lesson.notebook) != before


def test_a_made_part_passes_the_right_answer_in_one_kernel_and_says_kinds_of_a_wrong_one(tiny):
    source = cells(tiny().notebook)["test_larger_order"]
    run(source, larger)
    run(source, lambda sizes, limit: [s for s in sizes if s > limit])
    with pytest.raises(AssertionError, match=r"^\['sizes above the limit', 'the same size again'\]$"):
        run(source, lambda sizes, limit: larger(sizes, limit) if sizes in ([1], [2, 1]) else sizes.clear())


def test_without_its_hidden_region_the_cell_is_as_it_was(tiny):
    lesson = tiny()
    source, was = cells(lesson.notebook)["test_larger_order"], cells(lesson.written)["test_larger_order"]
    assert len(hidden_regions(source)) == 1
    assert visible_part(source).rstrip() == was


BY_HAND = (
    'calling(larger, [2, 1], 0).gives([2, 1], think="the order stays")',
    'calling(larger, [2, 1], 0).gives([2, 1], think="the order stays")\n'
    "### BEGIN HIDDEN TESTS\n"
    "from course.check import same\n\n"
    'assert same(larger([3, 1], 0), [3, 1]), "by hand"\n'
    "### END HIDDEN TESTS",
)


def test_the_made_part_stands_before_checks_by_hand(tiny):
    lesson = tiny()
    lesson.text.write_text(TEXT.replace(*BY_HAND))
    source = cells(Course(lesson.course.root).lesson(lesson.name).notebook)["test_larger_order"]
    assert len(hidden_regions(source)) == 2
    assert source.index("the order stays") < source.index(GENERATED) < source.index("by hand")
    assert source.rstrip().endswith("### END HIDDEN TESTS")
    run(source, larger)


@pytest.mark.parametrize(
    "line",
    [
        'TEXT = "a \\n b \\\\ c"',
        "TEXT = '''three'''",
        'TEXT = """three"""',
        "TEXT = 'a\\'\\'\\'b'",
        "TEXT = 'é → \u2028'",
        "TEXT = 'tab\there'",
        "TEXT = '%d {cases} {0} {{}}'",
    ],
)
def test_what_is_played_is_quoted_so_that_it_comes_back(tiny, line):
    domain_text = DOMAIN.replace("RESERVE = 20", f"RESERVE = 20\n{line}").replace(
        "before = ", "shown = TEXT\n    before = "
    )
    lesson = tiny(domain=domain_text)
    source = cells(lesson.notebook)["test_larger_order"]
    quoted = next(n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant) and "def play" in str(n.value))
    assert quoted.value.lstrip("\n") == played(domain_text)
    run(source, larger)


def test_what_is_played_can_be_read_in_the_notebook(tiny):
    assert '\n    got = answer["larger"](sizes, limit)\n' in cells(tiny().notebook)["test_larger_order"]


def test_a_made_part_never_becomes_text(tiny):
    lesson = tiny()
    lesson.text.write_text(TEXT.replace(*BY_HAND))
    fresh = Course(lesson.course.root).lesson(lesson.name)
    back = expanded(nbformat.from_dict(fresh.notebook), fresh.text)
    assert cells(back) == cells(fresh.written)
    assert fingerprint(back) == fingerprint(fresh.written)
    assert GENERATED not in write_text(back)


def test_an_exercise_without_cases_for_a_cell_has_no_part_there(tiny):
    lesson = tiny()
    known, exercise = domain(lesson, "larger"), lesson.written_exercise("larger")
    cases = [Case(0, "([1], 3)", [1], "abc")]
    assert list(hidden_parts(exercise, known, Bank("", cases, {}))) == ["test_larger_order"]


def test_an_edit_in_the_notebook_reaches_the_text_without_the_made_part(banked):
    notebook = nbformat.read(banked.source, as_version=4)
    cell = next(cell for cell in notebook.cells if grade_id(cell) == "test_larger_order")
    assert GENERATED in cell.source
    cell.source = cell.source.replace("the order stays", "as they came")
    nbformat.write(notebook, banked.source)
    lesson = banked.course.lesson(banked.name)
    build(lesson, execute=False)
    text = lesson.text.read_text()
    assert "as they came" in text
    assert GENERATED not in text
    assert cells(lesson.written)["test_larger_order"] == visible_part(cell.source).rstrip()


@pytest.mark.parametrize(
    "change", ['HOSTS["a"] += [2]', 'HOSTS["a"].append(2)', 'HOSTS["a"] = [1, 2]', 'del HOSTS["b"]']
)
def test_what_changes_a_constant_of_play_is_taken_with_it(change):
    source = f'HOSTS = {{"a": [1], "b": []}}\n{change}\nOTHER = [3]\nOTHER.append(4)\n'
    source += "def play(answer, case):\n    return HOSTS\n"
    space = {}
    exec(source, space)
    assert played_by(played(source))({}, None) == space["HOSTS"]
    assert "OTHER" not in played(source)
