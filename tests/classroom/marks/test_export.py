"""Files of marks, read as the systems that they are for say that they read them.

Canvas: the Canvas instructor guide, "How do I import grades in the Gradebook?", and its gradebook importer. Moodle:
MoodleDocs, "Grade import", and its CSV import.
"""

import csv
import io
import re
from dataclasses import replace

import pytest

from classroom.errors import CourseError
from classroom.marks.export import file_for, harmless

CANVAS_USERS = {"17": "Ames, Ada", "18": "Böhm, jr, Ben", "19": "somebody"}


def import_to_canvas(text: str, by: int = 1) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Points possible by assignment, and for each known user the marks that would be entered."""
    header, *rows = csv.reader(io.StringIO(text))
    assert len(header) > 5
    assert "Student" in header[0]
    assert header[1:5] == ["ID", "SIS User ID", "SIS Login ID", "Section"]
    titles = header[5:]
    assert len(set(titles)) == len(titles)
    # A title that ends in a number in brackets is taken for the assignment with that id.
    assert not any(re.search(r"\(\d+\)$", title) for title in titles)
    assert not re.search("Current Score|Final Score|Override|Read Only", ",".join(titles), re.IGNORECASE)
    possible, marks = {}, {}
    for row in rows:
        assert len(row) == len(header)
        if "Points Possible" in row[0]:
            possible = dict(zip(titles, map(float, row[5:]), strict=True))
        else:
            assert row[by] in CANVAS_USERS, "an unknown user would have to be chosen by hand"
            marks[row[by]] = {title: float(cell) for title, cell in zip(titles, row[5:], strict=True) if cell}
    return possible, marks


def import_to_moodle(text: str, encoding="utf-8", limit=100) -> dict[str, dict[str, float | None]]:
    """By ID number the marks that would be entered; as in Moodle, one bad line refuses all."""
    header, *rows = csv.reader(io.StringIO(text.encode(encoding).decode(encoding)))
    header = [head.strip() for head in header]
    assert len(set(header)) == len(header)
    at, found = header.index("ID number"), {}
    for row in rows:
        assert len(row) == len(header)
        assert row[at]
        cells = dict(zip(header[3:], row[3:], strict=True))
        found[row[at]] = {name: None if cell == "-" else float(cell) for name, cell in cells.items()}
        assert all(value is None or 0 <= value <= limit for value in found[row[at]].values())
    return found


@pytest.fixture
def known(marks):
    """Those who have an id in the other system."""
    return replace(marks, students=tuple(mark for mark in marks.students if mark.student != "cy"))


def test_canvas_takes_core_per_cent_stretch_exercises_and_the_rest(known):
    written = file_for("canvas", known)
    possible, marks = import_to_canvas(written.text)
    assert possible == {
        "01-tiny core": 100,
        "01-tiny stretch": 3,
        "01-tiny double": 3,
        "01-tiny total": 3,
        "01-tiny why": 4,
        "01-tiny late penalty": 0,
        "01-tiny marks by hand": 0,
    }
    assert set(marks) == {"17", "18", "19"}
    assert list(marks["17"].values()) == [100, 3, 3, 3, 3, 0, 3]
    assert marks["18"]["01-tiny core"] == 75
    assert "01-tiny why" not in marks["18"]
    assert written.left_out == []
    assert "--only core" in written.told[0]


def test_canvas_by_another_id_stands_in_that_column(known):
    for column, ids in ((2, "sis"), (3, "login")):
        _, marks = import_to_canvas(file_for("canvas", known, ids=ids).text, by=column)
        assert set(marks) == {"17", "18", "19"}
    words = replace(known, students=(replace(known.students[0], lms_user_id="ada@uni"),))
    with pytest.raises(CourseError, match=r"'ada@uni' is no number.*--ids sis"):
        file_for("canvas", words)


def test_one_column_alone_has_nothing_to_warn_of(known):
    written = file_for("canvas", known, only=("core",))
    possible, marks = import_to_canvas(written.text)
    assert possible == {"01-tiny core": 100}
    assert marks["18"] == {"01-tiny core": 75}
    assert written.told == []


def test_an_unknown_column_is_told_with_those_there_are(known):
    with pytest.raises(CourseError, match="'cores': there are core, stretch, double, total, why, late penalty, "):
        file_for("csv", known, only=("cores",))


def test_moodle_takes_the_same(known):
    written = file_for("moodle", known)
    marks = import_to_moodle(written.text)
    assert marks["17"] == {
        "01-tiny core (of 100)": 100,
        "01-tiny stretch (of 3)": 3,
        "01-tiny double (of 3)": 3,
        "01-tiny total (of 3)": 3,
        "01-tiny why (of 4)": 3,
        "01-tiny late penalty": 0,
        "01-tiny marks by hand": 3,
    }
    assert marks["18"]["01-tiny why (of 4)"] is None
    assert written.told == []


def test_more_than_a_hundred_is_told_before_moodle_refuses_it(known):
    ada = replace(known.students[0], points={"double": 4, "total": 0, "why": 0})
    written = file_for("moodle", replace(known, students=(ada,)))
    assert written.told == ["ada has more than 100 in core: Moodle refuses the file unless it is set to allow that"]


@pytest.mark.parametrize("form", ["canvas", "moodle"])
def test_who_was_not_graded_is_not_in_the_file_as_an_empty_mark_clears_an_old_one(marks, form):
    assert "dee" not in file_for(form, marks).text.lower()


@pytest.mark.parametrize("form", ["canvas", "moodle"])
def test_who_has_no_id_of_their_own_is_left_out_and_named(marks, form):
    students = [replace(m, lms_user_id="17") if m.student == "eve" else m for m in marks.students]
    same = replace(marks, students=tuple(students))
    written = file_for(form, same)
    assert [line.split(":")[1] for line in written.left_out] == [
        " ada shares the lms_user_id '17' with somebody",
        " cy has no lms_user_id",
        " eve shares the lms_user_id '17' with somebody",
    ]
    assert written.students == 1
    formula = replace(marks, students=(replace(marks.students[0], lms_user_id="@17"),))
    assert "'@17', which a spreadsheet would take for a formula" in file_for(form, formula, ids="sis").left_out[0]


def test_a_spreadsheet_has_everybody_and_runs_nothing(marks):
    written = file_for("csv", marks)
    assert written.text[0] == "\ufeff"  # without it Excel takes UTF-8 for Windows-1252
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(written.text[1:]))}
    assert set(rows) == {"ada", "ben", "cy", "dee", "eve"}
    assert rows["ben"]["last name"] == "Böhm, jr"
    assert rows["ben"]["core (of 100)"] == "75"
    assert (rows["ben"]["late penalty"], rows["ben"]["why (of 4)"]) == ("1.5", "")
    assert rows["cy"]["marks by hand"] == "2.5"
    assert rows["dee"]["core (of 100)"] == ""
    assert rows["ada"]["handed in (UTC)"] == "2026-11-02 11:00:00"
    eve = rows["eve"]
    assert [eve["first name"], eve["last name"], eve["email"]] == ["'=HYPERLINK(1)", "'@Eve", "'+eve@uni.example"]


@pytest.mark.parametrize("form", ["csv", "canvas", "moodle"])
def test_no_cell_of_any_file_begins_as_a_formula(marks, form):
    cells = [cell for row in csv.reader(io.StringIO(file_for(form, marks).text.lstrip("\ufeff"))) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r") and not re.fullmatch(r"-(\d[\d.]*)?", cell)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x"])
def test_what_begins_as_a_formula_begins_otherwise(text):
    assert harmless(text)[0] == "'"


def test_other_text_stays_on_one_line():
    assert harmless("Ada\nAmes = A") == "Ada Ames = A"
