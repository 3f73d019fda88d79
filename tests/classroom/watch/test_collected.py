"""Anybody may put anything into the exchange's inbound folder, under any name: the others are collected."""

import os
from pathlib import Path

import pytest
from nbgrader.exchange import ExchangeFactory

from classroom.collecting import Collect
from classroom.errors import CourseError
from classroom.watch import exchange, keep_watching
from tests.tiny import NAME

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # nbgrader leaves timestamp.txt open
WHEN = "2026-03-02 12:00:00 UTC"


def odd(name: str, make=Path.mkdir):
    return pytest.param(name, make, id=f"{name[:20]}-{make.__name__}")


def file(path):
    path.write_text("no folder")


def dangling(path):
    path.symlink_to("nowhere")


def link(path):
    path.symlink_to(next(path.parent.glob("ada+*")))


def collected(term):
    return {path.parent.name for path in (term.root / "submitted").glob(f"*/{NAME}")}


@pytest.mark.parametrize(
    ("name", "make"),
    [
        odd(f"eve+{NAME}+{WHEN}+0", file),
        odd(f"eve+{NAME}+{WHEN}+0", dangling),
        odd(f"eve+{NAME}+{WHEN}+0", link),
        odd(f"eve+{NAME}+"),
        odd(f"eve+{NAME}+yesterday+0"),
        odd(f"+{NAME}+{WHEN}+0"),
        odd(f"a+b+c+{NAME}+99999999999999999999+0"),
    ],
)
def test_what_is_no_submission_is_named_and_left_where_it_is(term, name, make):
    for student in ("ada", "zoe"):
        term.hand_in(student)
    make(term.shared / "inbound" / name)
    (line,) = exchange.collect(NAME, term.root)
    assert name in line
    assert "was not collected" in line
    assert collected(term) == {"ada", "zoe"}
    assert os.path.lexists(term.shared / "inbound" / name)


def test_nbgrader_itself_collects_nothing_then(term):
    config = term.root / "nbgrader_config.py"
    config.write_text("\n".join(line for line in config.read_text().splitlines() if "collect" not in line))
    term.hand_in("zoe")
    file(term.shared / "inbound" / f"eve+{NAME}+{WHEN}+0")
    term.later(hours=1)
    with pytest.raises(CourseError, match="nbgrader collect --update"):
        exchange.collect(NAME, term.root)


def test_a_file_in_place_of_a_newer_one_leaves_what_was_handed_in_before(term):
    term.hand_in("ada")
    file(term.shared / "inbound" / f"ada+{NAME}+2026-03-03 12:00:00 UTC+0")
    assert len(exchange.collect(NAME, term.root)) == 1
    assert (term.root / "submitted" / "ada" / NAME / "tiny.ipynb").is_file()


def test_what_cannot_be_copied_whole_is_not_copied_in_part_and_tried_again(term):
    for student in ("ada", "ben", "zoe"):
        term.hand_in(student)
    (bens,) = (term.shared / "inbound").glob("ben+*")
    os.mkfifo(bens / "pipe")
    for _ in range(2):
        (line,) = exchange.collect(NAME, term.root)
        assert "ben+" in line
        assert "is a named pipe" in line
        assert collected(term) == {"ada", "zoe"}
    assert [*(term.root / "submitted" / "ben").iterdir()] == []
    (bens / "pipe").unlink()
    assert exchange.collect(NAME, term.root) == []
    assert collected(term) == {"ada", "ben", "zoe"}


def test_a_link_is_not_followed_to_what_the_instructor_may_read(term):
    term.hand_in("ada")
    (adas,) = (term.shared / "inbound").glob("ada+*")
    (adas / "tiny.ipynb").unlink()
    (adas / "tiny.ipynb").symlink_to(term.lesson.source)
    (adas / "whole").symlink_to(term.root / "lessons")
    said = exchange.collect(NAME, term.root)
    assert sorted(line.rpartition("/")[2] for line in said) == [
        "tiny.ipynb' was not collected: it is a link",
        "whole' was not collected: it is a link",
    ]
    found = {path.name for path in (term.root / "submitted" / "ada" / NAME).iterdir()}
    assert found == {"timestamp.txt", "submission_secret.txt"}


def test_watching_says_it_once_and_grades_the_others(term):
    term.hand_in("ada")
    file(term.shared / "inbound" / f"eve+{NAME}+{WHEN}+0")
    lines = keep_watching(term.watch(), every=0.01)
    assert "was not collected: it is no folder" in next(lines)
    assert next(lines).startswith("ada: 3 of 3 tests")
    term.later(hours=1)
    term.hand_in("zoe")
    assert next(lines).startswith("zoe: 3 of 3 tests")


def test_the_projects_own_settings_have_it():
    app = exchange._nbgrader.__wrapped__(Path(__file__).parents[3])
    assert ExchangeFactory(parent=app).collect is Collect
