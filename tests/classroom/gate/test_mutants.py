"""Small changes to a reference are noticed, or argued to change nothing, and few of those."""

import pytest

from classroom.bank.mutants import Mutant, mutants
from classroom.errors import CourseError
from classroom.gate import Finding, Report, Runner
from classroom.gate.mutants import check_mutants, check_score, killed_when_run, limits_for, read_arguments

REMAINDER = ("return not number & 1", "return number % 2 == 0")
EQUIVALENT = "return number % 2 == 0 → return number % 2 <= 0"


@pytest.fixture
def tried(sessions):
    def report(lesson):
        made = Report(lesson.name)
        even = lesson.exercise("even")
        check_mutants(even, lesson, killed_when_run(even, Runner(lesson, sessions)), made)
        return made

    return report


def argue(lesson, *changes):
    text = "".join(
        f"[[survivor]]\nchange = '{change}'\nwhy = 'a remainder is never below nought'\n" for change in changes
    )
    (lesson.folder / "answers" / "even" / "equivalent.toml").write_text(text)
    return lesson


def test_a_tidy_reference_has_no_survivor(tidy, tried):
    report = tried(tidy)
    assert (report.findings, report.survivors, report.score) == ([], [], 1.0)
    assert report.made == 5


def test_a_survivor_is_found(edit, tried):
    report = tried(edit(*REMAINDER))
    (finding,) = report.findings
    assert (finding.rule, finding.where) == ("mutants", "even")
    assert finding.text.startswith(f"survives: {EQUIVALENT}: write a test that notices, or argue")
    assert report.killed == report.made - 1


def test_a_survivor_that_is_argued_for_is_listed_and_still_counts(edit, tried):
    report = tried(argue(edit(*REMAINDER), EQUIVALENT))
    assert report.findings == []
    assert report.survivors == [f"even: {EQUIVALENT}: a remainder is never below nought"]
    (finding,) = check_score(report)
    assert (finding.rule, finding.where) == ("mutants", "01-tidy")
    assert "wanted ≥ 0.98, argued or not" in finding.text


def test_one_survivor_in_fifty_passes_two_do_not():
    assert check_score(Report("01-tidy", mutants={"a": (30, 30), "b": (19, 20)})) == []
    assert check_score(Report("01-tidy", mutants={"a": (30, 30), "b": (18, 20)})) != []
    assert check_score(Report("01-tidy")) == []


def test_an_argument_for_what_is_killed_is_found(tidy, tried):
    (finding,) = tried(argue(tidy, "return not number & 1 → return not number & 2")).findings
    assert finding.text.startswith("argued for in equivalent.toml, but no survivor: return not")


def test_a_mutant_that_never_ends_is_killed(tidy, tried, monkeypatch):
    endless = Mutant("def even(number):\n    while True:\n        pass\n", "endless")
    monkeypatch.setattr("classroom.gate.mutants.mutants", lambda source: [endless])
    assert tried(tidy).mutants == {"even": (1, 1)}
    assert (limits_for(0.05).cpu_s, limits_for(0.05).wall_s) == (2, 20)


def test_a_reference_that_fails_has_no_score(edit, tried):
    report = tried(edit("return not number & 1", "return number & 1 == 1"))
    assert (report.findings, report.mutants) == ([], {})


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        "[[other]]\n",
        "[[survivor]]\nchange = 'a'\n",
        "[[survivor]]\nchange = 'a'\nwhy = ' '\n",
        "survivor = 3\n",
    ],
)
def test_arguments_that_cannot_be_read_are_one_sentence(tmp_path, text):
    (tmp_path / "equivalent.toml").write_text(text)
    with pytest.raises(CourseError, match=r"equivalent\.toml: .*it holds \[\[survivor\]\] with change and why"):
        read_arguments(tmp_path / "equivalent.toml")


def test_a_finding_compares_by_what_it_says():
    assert Finding("mutants", "even", "x") == Finding("mutants", "even", "x")


def test_a_part_of_the_mutants_is_tried_and_no_argument_for_another_part_is_missed(edit, sessions):
    lesson = argue(edit(*REMAINDER), EQUIVALENT)
    even, made = lesson.exercise("even"), []
    for which in range(4):
        report = Report(lesson.name)
        check_mutants(even, lesson, killed_when_run(even, Runner(lesson, sessions)), report, (which, 4))
        assert report.findings == []
        made.append(report.made)
    assert sum(made) == len(mutants(even.cell.source))
    assert max(made) < sum(made)
