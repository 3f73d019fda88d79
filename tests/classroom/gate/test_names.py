"""Names that cells share: seeded one at a time into the tidy lesson."""

import pytest

from classroom.gate.names import check_names

VISIBLE = "calling(packets, 5840, 1500).gives(4"
HIDDEN = 'draw = rng("packets")'
AFTER = "packets(10_000, LARGEST)"
HINT = "# How many bytes of what is sent fit into one packet?"


def test_a_tidy_lesson_takes_no_name_away(tidy):
    assert check_names(tidy) == []


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        (VISIBLE, f"sizes = 5840\n{VISIBLE}", "sizes"),
        (VISIBLE, f"left = {VISIBLE}", "left"),
        (VISIBLE, f"mtu = 1500\n{VISIBLE}", "mtu"),
        (VISIBLE, f"def mtu():\n    pass\n\n\n{VISIBLE}", "mtu"),
        (VISIBLE, f"for size in [1]:\n    pass\n{VISIBLE}", "size"),
        (VISIBLE, f"size = left = 1\n{VISIBLE}", "left, size"),
        (VISIBLE, f"with open('x') as sizes:\n    {VISIBLE}", "sizes"),
        (VISIBLE, f"max = 5840\n{VISIBLE}", "max"),
        (HIDDEN, f"HEADER = 40\n{HIDDEN}", "HEADER"),
        (HIDDEN, f"type, size = 1, 2\n{HIDDEN}", "type"),
        (HIDDEN, f"for id in (1, 2):\n    pass\n{HIDDEN}", "id"),
    ],
)
def test_a_test_cell_that_takes_a_name_of_the_lesson_is_found(edit, old, new, lost):
    (finding,) = check_names(edit(old, new))
    assert (finding.rule, finding.where) == ("names", "test_packets_rest")
    assert finding.text.startswith(f"binds {lost}, which the lesson or Python itself has for something else")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VISIBLE, f"whole = [size for size in (1, 2)]\n{VISIBLE}"),
        (VISIBLE, f"def helper(mtu):\n    size = mtu\n    return size\n\n\n{VISIBLE}"),
        (VISIBLE, f"for _ in [1]:\n    pass\n{VISIBLE}"),
        (VISIBLE, f"from course.check import same\n{VISIBLE}"),
        (VISIBLE, f"own = 1\n{VISIBLE}"),
        (HIDDEN, f"mtu, sizes = 1500, []\n{HIDDEN}"),
    ],
    ids=["a comprehension's", "a function's", "no name", "an import", "its own", "hidden, and nobody takes it"],
)
def test_names_of_a_test_cells_own_are_no_matter(edit, old, new):
    assert check_names(edit(old, new)) == []


def test_a_name_that_only_a_magic_line_uses_counts(edit):
    lesson = edit("left = 1 * LARGEST\nleft - HEADER", "%time waited = 1\nwaited")
    text = lesson.text.read_text().replace(VISIBLE, f"waited = 1\n{VISIBLE}")
    lesson.text.write_text(text)
    (finding,) = check_names(lesson.course.lesson(lesson.name))
    assert "binds waited" in finding.text


@pytest.mark.parametrize(
    ("hint", "name"),
    [
        (HINT, "packets"),
        ("# Write a function that makes one piece, given its size.", "piece"),
        ("# Begin with `room = mtu - HEADER`.", "room"),
        ("# `def room(mtu): return mtu - HEADER` is a function.", "room"),
    ],
)
def test_a_demonstration_that_rebinds_what_an_answer_may_define_is_found(edit, hint, name):
    lesson = edit(AFTER, f"for {name} in [1]:\n    pass")
    lesson.text.write_text(lesson.text.read_text().replace(HINT, hint))
    (finding,) = check_names(lesson.course.lesson(lesson.name))
    assert (finding.rule, finding.where) == ("names", "cell-035")
    assert finding.text == f"rebinds {name}, which an answer to packets may define: rename it here"


def test_what_a_known_answer_defines_beside_the_asked_counts(edit):
    lesson = edit(AFTER, "room = 3")
    assert check_names(lesson) == []
    path = lesson.folder / "answers" / "packets" / "right_rounds_up.py"
    path.write_text(path.read_text() + "\n\ndef room(mtu):\n    return mtu - 40\n")
    (finding,) = check_names(lesson.course.lesson(lesson.name))
    assert "rebinds room" in finding.text


def test_a_demonstration_before_the_exercise_takes_nothing_from_it(edit):
    lesson = edit("sizes[-1] - HEADER", "room = sizes[-1] - HEADER\nroom")
    lesson.text.write_text(lesson.text.read_text().replace(HINT, "# Begin with `room = mtu - HEADER`."))
    assert check_names(lesson.course.lesson(lesson.name)) == []


def test_words_of_a_hint_that_speaks_of_no_function_are_free(edit):
    assert check_names(edit(AFTER, "packet = rest = fit = 1")) == []
