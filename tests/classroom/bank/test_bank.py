"""A lesson's banks on disk: what is written is read, what is damaged is one sentence, and what they were made from."""

import json
import lzma

import pytest

from classroom.bank.bank import (
    Bank,
    Belief,
    Case,
    Reserve,
    bank_path,
    domain,
    made_from,
    read_bank,
    read_reserve,
    reserve_path,
    write_bank,
    write_reserve,
)
from classroom.errors import CourseError
from classroom.lesson import Course

CASES = [Case(0, "([1, 2], 'é')", [0, 2], "0123456789ab"), Case(1, "{'a': b'\\x00'}", [1], "ba9876543210")]
BELIEFS = {"wrong_one": Belief({"b0": "aaaaaaaaaaaa"}, []), "wrong_two": Belief({}, ["test_larger"])}
BANK = Bank("origin", CASES, BELIEFS)
RESERVES = {
    "larger": Reserve("origin", {3: ([0], "abcdef"), 8: ([0, 1], "123456")}, {"wrong_one": {"r8": "ffff"}, "w": {}}),
    "other": Reserve("another", {}, {}),
}


@pytest.fixture
def tiny(written):
    return written()


def test_a_bank_that_is_written_is_read(tiny):
    write_bank(tiny, "larger", BANK)
    assert read_bank(tiny, "larger") == BANK


def test_a_bank_has_a_line_for_each_case_and_each_belief(tiny):
    lines = write_bank(tiny, "larger", BANK).read_text().splitlines()
    assert len(lines) == 2 + 1 + 2 + 2
    assert "é" in lines[2]


def test_reserves_that_are_written_are_read(tiny):
    write_reserve(tiny, RESERVES)
    assert read_reserve(tiny) == RESERVES


def test_a_lesson_without_a_reserve_has_none(tiny):
    assert read_reserve(tiny) == {}


def test_a_missing_bank_says_what_to_run(tiny):
    with pytest.raises(
        CourseError, match="larger has a domain and no bank: run classroom bank 01-tiny --exercise larger"
    ):
        read_bank(tiny, "larger")


def rows(change):
    def text(lesson):
        held = json.loads(bank_path(lesson, "larger").read_text())
        change(held)
        return json.dumps(held).encode()

    return text


@pytest.mark.parametrize(
    "damage",
    [
        lambda lesson: b"",
        lambda lesson: b"[1, 2",
        lambda lesson: b"{}",
        lambda lesson: b"3",
        lambda lesson: b"\xff\xfe",
        lambda lesson: bank_path(lesson, "larger").read_bytes().replace(b'"number":0,', b""),
        lambda lesson: bank_path(lesson, "larger").read_bytes().replace(b"([1, 2]", b"f(open('x')"),
        rows(lambda held: held.pop(0)),
        rows(lambda held: held.append(held[0])),
        rows(lambda held: held[1][1].update(more=1)),
        rows(lambda held: held[1][1].update(text="([1")),
        rows(lambda held: held[1][1].update(text=7)),
        rows(lambda held: held[1].append(1)),
        rows(lambda held: held.append(["belief", {"told": {}, "visible": []}])),
        rows(lambda held: held.append(["belief", "wrong"])),
        rows(lambda held: held.append(["case", None])),
        rows(lambda held: held.pop(1)),
    ],
)
def test_a_damaged_bank_is_one_sentence(tiny, damage):
    write_bank(tiny, "larger", BANK)
    bank_path(tiny, "larger").write_bytes(damage(tiny))
    with pytest.raises(CourseError) as raised:
        read_bank(tiny, "larger")
    told = str(raised.value)
    assert told.startswith("01-tiny: bank/larger.json cannot be read (")
    assert told.endswith("): run classroom bank 01-tiny --exercise larger")


def packed(change):
    def damaged(content):
        held = json.loads(lzma.decompress(content))
        change(held)
        return lzma.compress(json.dumps(held).encode())

    return damaged


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"no archive",
        lambda content: content[:40],
        lambda content: lzma.compress(b"[1"),
        lambda content: lzma.compress(b"[]"),
        lambda content: lzma.compress(b"{}"),
        lambda content: lzma.compress(b"\xff"),
        packed(lambda held: held["reserves"]["larger"][1].pop()),
        packed(lambda held: held["reserves"]["larger"].pop()),
        packed(lambda held: held["beliefs"].pop("larger")),
        packed(lambda held: held["beliefs"]["larger"].update(wrong_one=3)),
        packed(lambda held: held.update(reserves=[1])),
        packed(lambda held: held["reserves"].update(larger=None)),
    ],
)
def test_a_damaged_reserve_is_one_sentence(tiny, damage):
    path = write_reserve(tiny, RESERVES)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CourseError) as raised:
        read_reserve(tiny)
    assert str(raised.value).startswith("01-tiny: bank/reserve.json.xz cannot be read (")
    assert str(raised.value).endswith("): run classroom bank 01-tiny")


def test_the_reserve_of_many_cases_is_small(tiny):
    cases = {number: ([number % 5], f"{number * 7919:06x}"[-6:]) for number in range(1000)}
    write_reserve(tiny, {"larger": Reserve("origin", cases, {})})
    assert reserve_path(tiny).stat().st_size < 10_000


def origin(lesson):
    fresh = Course(lesson.course.root).lesson(lesson.name)
    return made_from(fresh, fresh.written_exercise("larger"))


CHANGED = {
    "the domain": ("domains/larger.py", "LEAST = 0", "LEAST = 1"),
    "a wrong answer": ("answers/larger/wrong_equal.py", ">= limit", ">= 1 + limit"),
    "a right answer": ("answers/larger/right_filter.py", "size > limit", "limit < size"),
    "a rival": ("answers/larger/rival_set.py", "s > limit", "s > 1"),
    "the reference": ("tiny.py", "if size > limit:", "if limit < size:"),
    "a test cell of its own": ("tiny.py", "larger, [4], 3", "larger, [5], 3"),
    "a cell before it": ("tiny.py", "FACTOR = 2", "FACTOR = 3"),
}
THE_SAME = {
    "its task": ("tiny.py", "Look at each size.", "Look at every size."),
    "a test cell of a later exercise": ("tiny.py", "total, identity, 1", "total, identity, 2"),
    "a later answer": ("answers/total/wrong_last.py", "[-1]", "[-1:][0]"),
    "a later demonstration": ("tiny.py", "fetch(i) for i in range(count))", "fetch(n) for n in range(count))"),
}


@pytest.mark.parametrize("what", [*CHANGED, *THE_SAME])
def test_a_bank_is_older_than_what_it_comes_from_and_than_nothing_else(tiny, what):
    name, old, new = (CHANGED | THE_SAME)[what]
    before, path = origin(tiny), tiny.folder / name
    assert path.read_text().count(old) == 1
    path.write_text(path.read_text().replace(old, new))
    assert (origin(tiny) != before) == (what in CHANGED)


def test_another_answer_makes_a_bank_old(tiny):
    before = origin(tiny)
    (tiny.folder / "answers" / "larger" / "rival_more.py").write_text('"""More."""\n')
    assert origin(tiny) != before


def test_a_bad_domain_is_a_sentence_with_the_lessons_name(written):
    with pytest.raises(CourseError, match=r"01-tiny: domains/larger\.py lacks the function draw and allowed"):
        domain(written(domain="x = 1\n"), "larger")
