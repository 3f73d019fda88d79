"""The whole gate: a tidy lesson passes it, and one that cannot be looked at is a finding, not a crash."""

import pytest

from classroom.gate import Finding, inspect


def snapshot(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_tidy_lesson_has_no_finding_and_nothing_is_written(tidy, warmth):
    before, told = snapshot(tidy.course.root), []
    report = inspect(tidy, warmth, told.append)
    assert report.findings == []
    assert (report.score, report.survivors) == (1.0, [])
    assert list(report.mutants) == ["packets", "even"]
    assert all(killed == made > 4 for killed, made in report.mutants.values())
    assert told[0] == "building"
    assert told[-1] == "even: mutants"
    assert snapshot(tidy.course.root) == before


def test_a_defect_comes_out_of_the_gate(edit, warmth):
    (finding,) = inspect(edit("half = ", "assert HEADER\nhalf = "), warmth).findings
    assert (finding.rule, finding.where) == ("lesson", "even")


@pytest.mark.parametrize(
    ("old", "new", "where", "told"),
    [
        ("return not number & 1", "return not not )", "even", "not plain Python"),
        ('test="test_even" points=1', 'test="test_even"', "01-tidy", "needs points=N"),
        ('test="test_even"', 'test="test_odd"', "01-tidy", "belongs to no answer cell"),
        ('test="test_packets_rest"', 'test="test_packets"', "01-tidy", "used twice"),
    ],
)
def test_what_cannot_be_built_is_one_finding(edit, warmth, old, new, where, told):
    (finding,) = inspect(edit(old, new), warmth).findings
    assert (finding.rule, finding.where) == ("lesson", where)
    assert told in finding.text


def test_an_empty_text_is_one_finding(tidy, warmth):
    tidy.text.write_text("")
    assert inspect(tidy.course.lesson(tidy.name), warmth).findings == [
        Finding("lesson", "01-tidy", "its text has no cells")
    ]
