"""What was found clean is not tried again until it changes; mutants are tried in turn."""

import subprocess

import pytest

from classroom.gate import Report, inspect
from classroom.gate.clean_cache import Clean, key_of
from classroom.gate.sampling import PARTS, WHOLE, part_in_turn
from classroom.lesson import Course


@pytest.fixture
def clean(tmp_path):
    return Clean.kept_in(tmp_path / "build" / "checked.json")


def test_a_clean_exercise_is_recalled_from_the_file(tidy, sessions, clean):
    first = inspect(tidy, sessions, only=["even"], clean=clean)
    assert first.findings == []
    told = []
    second = inspect(tidy, sessions, told.append, only=["even"], clean=Clean.kept_in(clean.path))
    assert (second.findings, second.mutants, second.survivors) == ([], first.mutants, first.survivors)
    assert "even" not in told


def test_an_exercise_with_findings_is_tried_again(edit, sessions, clean):
    broken = edit("return not number & 1", "return number % 2 == 0")
    assert inspect(broken, sessions, only=["even"], clean=clean).findings
    assert clean.known == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [("whether a whole number is even", "whether a number is even"), ("LARGEST = 1500", "LARGEST = 1400")],
    ids=["task", "set-up"],
)
def test_a_change_of_the_text_asks_for_a_new_check(tidy, edit, old, new):
    before = key_of(tidy, tidy.exercise("even"), WHOLE, True)
    changed = edit(old, new)
    assert key_of(changed, changed.exercise("even"), WHOLE, True) != before


def test_an_answer_a_part_and_the_sandbox_are_in_the_key(tidy):
    def key(part=WHOLE, sandboxed=True):
        lesson = Course(tidy.course.root).lesson(tidy.name)
        return key_of(lesson, lesson.exercise("even"), part, sandboxed)

    before = key()
    assert len({before, key(part=(1, 4)), key(sandboxed=False)}) == 3
    (tidy.folder / "answers" / "even" / "rival_new.py").write_text(
        '"""New."""\n\n\ndef even(number):\n    return True\n'
    )
    assert key() != before


def test_a_damaged_file_counts_as_none(clean, tidy):
    clean.path.parent.mkdir()
    clean.path.write_text("[")
    assert not Clean.kept_in(clean.path).recall("key", tidy.exercise("even"), Report(tidy.name))


def test_another_quarter_after_each_commit_and_the_first_without_a_repository(tmp_path):
    assert part_in_turn(tmp_path) == (0, PARTS)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    turns = set()
    subprocess.run([*git, "init", "-q"], check=True)
    for number in range(12):
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", str(number)], check=True)
        which, of = part_in_turn(tmp_path)
        assert (0 <= which < PARTS, of) == (True, PARTS)
        turns.add(which)
    assert len(turns) > 1
