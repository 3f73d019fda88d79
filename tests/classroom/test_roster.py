"""A roster as spreadsheets write it is read, or refused with the way out."""

import pytest
from nbgrader.api import Gradebook

from classroom.errors import CourseError
from classroom.roster import enter, read_roster

TEXT = "id,first_name,last_name,email,lms_user_id\nada,Ada,Müller,ada@uni.example,17\nben,Ben,B,,\n"
ADA = {"id": "ada", "first_name": "Ada", "last_name": "Müller", "email": "ada@uni.example", "lms_user_id": "17"}
BEN = {"id": "ben", "first_name": "Ben", "last_name": "B", "email": "", "lms_user_id": ""}


@pytest.fixture
def roster(tmp_path):
    def make(text: str | bytes, encoding: str = "utf-8"):
        path = tmp_path / "roster.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return make


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_excel_writes_is_read(roster, encoding, delimiter, end):
    text = TEXT.replace(",", delimiter).replace("\n", end)
    assert read_roster(roster(text, encoding)) == ([ADA, BEN], [])


def test_quoted_cells_spaces_empty_lines_and_capitals_are_no_matter(roster):
    text = ' ID ;Last_Name;note\n\nada;"Müller; geb. Ö";x\n;;\n ben ;B;\n'
    rows, unused = read_roster(roster(text, "cp1252"))
    assert rows == [{"id": "ada", "last_name": "Müller; geb. Ö"}, {"id": "ben", "last_name": "B"}]
    assert unused == ["note"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"PK\x03\x04rest", "is a workbook, not a CSV file: in Excel choose"),
        (b"\xd0\xcf\x11\xe0rest", "is a workbook"),
        (b"id\n\x81\x00\n", "is no text that can be read"),
        ("", r"has no column id \(it is empty\)"),
        ("name,email\nada,x\n", r"no column id \(its columns are name, email\)"),
        ("id,id\nada,x\n", "has the column id twice"),
        ("id\n", "names nobody"),
        ("id,email\nada,x,y\n", "row 2 has 3 cells and the first has 2"),
        ("id,email\n,x\n", "row 2 has the id ''"),
        ("id\nada\n../ben\n", "row 3 has the id '../ben'"),
        ("id\nada\nben\nada\n", "row 4 has the id ada again"),
    ],
)
def test_what_is_no_roster_is_told_and_nobody_is_entered(roster, tmp_path, text, said):
    with pytest.raises(CourseError, match=said):
        enter(roster(text), tmp_path)
    assert not (tmp_path / "gradebook.db").exists()


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CourseError, match="cannot be read: No such file"):
        read_roster(tmp_path / "none.csv")


def test_students_are_entered_and_what_the_file_lacks_stays(roster, tmp_path):
    assert enter(roster(TEXT.replace(",", ";"), "latin-1"), tmp_path) == (2, [])
    enter(roster("id;last_name\nada;Mueller\n"), tmp_path)
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        ada = book.find_student("ada")
        assert (ada.last_name, ada.first_name, ada.lms_user_id) == ("Mueller", "Ada", "17")
        assert book.find_student("ben").first_name == "Ben"
