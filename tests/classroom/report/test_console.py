"""The report in short: it fits 80 columns, and says at most five things to teach again."""

import io

import pytest
from rich.console import Console

from classroom.report.console import WIDTH, print_report
from tests.classroom.report.conftest import GLUE, class_of, failed, student


def printed(whole, width=80):
    console = Console(file=io.StringIO(), width=width)
    print_report(console, whole)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize("width", [20, 80, 300])
def test_it_fits_eighty_columns(mixed, width):
    lines = printed(mixed, width)
    assert max(map(len, lines)) <= WIDTH
    rows = [line.split() for line in lines]
    assert ["1", "walk", "6", "of", "10", "65", "%", "0.92", "1"] in rows


def test_it_says_how_many_and_who_needs_a_look(mixed):
    text = " ".join(" ".join(printed(mixed)).split())
    assert (
        "10 graded, 1 of them late; half of them have earned 100 % of the core or more; less than half of it: 2;"
        in text
    )
    assert "nothing handed in: 1; handed in and not graded: 1; graded by an older version: 1." in text


def test_topics_are_numbered_and_whole(mixed):
    text = " ".join(" ".join(printed(mixed)).split())
    assert f"To teach again on Monday: 1. walk: 2 of 10 believe: {GLUE} 2. caa (stretch): 2 of 10" in text
    assert "Nothing to teach again" in " ".join(printed(class_of(student())))


def test_a_belief_is_told_as_it_stands_though_it_looks_like_markup():
    whole = class_of(student(walk=0, failures={"test_walk": failed("[red]All[/red] [x] is `RED`.")}))
    assert "1. walk: 1 of 1 believe: [red]All[/red] [x] is `RED`." in "\n".join(printed(whole))


def test_a_large_class_takes_no_more_room():
    right, wrong = student(), {"test_walk": failed(GLUE)}
    many = [right] * 300 + [student(f"w{n}", 0, failures=wrong, notes=[f"note {n}"]) for n in range(100)]
    assert len(printed(class_of(*many))) < 25
