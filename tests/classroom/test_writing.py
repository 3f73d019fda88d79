"""Files are written whole, or what was there stays."""

import pytest

from classroom.errors import CourseError
from classroom.writing import write


def test_what_is_written_is_there_whole_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "new" / "marks.csv"
    write("Bär\n", path, folder=True)
    write("Bär \udcff\n", path)
    assert path.read_bytes() == "Bär ?\n".encode()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [*path.parent.iterdir()] == [path]


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path):
    path = tmp_path / "marks.csv"
    path.mkdir()
    with pytest.raises(CourseError, match=r"marks\.csv cannot be written: Is a directory"):
        write("text", path)
    assert [*tmp_path.iterdir()] == [path]
    with pytest.raises(CourseError, match="No such file or directory"):
        write("text", tmp_path / "none" / "marks.csv")
