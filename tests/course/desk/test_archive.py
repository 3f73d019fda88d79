"""Work is carried away and brought back; nothing that is here is lost, nothing lands elsewhere."""

import zipfile

import pytest

from course.desk import DeskError, reset, restore, save


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in (".ipynb", ".py")
    }


def test_what_was_saved_comes_back_in_a_new_place(desk, tmp_path_factory):
    reset("1", "walk", desk)
    save(here=desk)
    elsewhere = tmp_path_factory.mktemp("session")
    (elsewhere / "02-far-walks").mkdir()
    (elsewhere / "02-far-walks" / "far_walks.ipynb").write_text("{}")
    (desk / "my-lessons.zip").rename(elsewhere / "my-lessons.zip")
    told = restore(here=elsewhere)
    found = contents(elsewhere)
    assert found.pop("02-far-walks/far_walks-before-1.ipynb") == b"{}"
    assert found == contents(desk)
    assert "the one that was here is now far_walks-before-1.ipynb" in told


def test_restoring_twice_changes_nothing(desk):
    save(here=desk)
    before = contents(desk)
    assert restore(here=desk).startswith("Restored 0 of 2 files")
    assert contents(desk) == before


def test_a_second_restore_does_not_overwrite_what_the_first_put_aside(desk):
    save(here=desk)
    for text in ("one", "two"):
        (desk / "01-walks" / "walks.ipynb").write_text(text)
        restore(here=desk)
    aside = sorted(desk.glob("01-walks/walks-before-*.ipynb"))
    assert [path.read_text() for path in aside] == ["one", "two"]


def test_only_lessons_are_taken_out_of_a_file(desk):
    before = contents(desk)
    with zipfile.ZipFile(desk / "my-lessons.zip", "w") as archive:
        for name in (
            "../escaped.ipynb",
            "/escaped.ipynb",
            "01-walks/../../escaped.py",
            "01-walks/other.ipynb",
            "notes.py",
        ):
            archive.writestr(name, "x")
    assert restore(here=desk).startswith("Restored 0 of 0")
    assert contents(desk) == before
    assert not list(desk.parent.glob("escaped*"))


def test_a_file_that_is_missing_or_broken_is_told(desk):
    with pytest.raises(DeskError, match="upload the file"):
        restore(here=desk)
    (desk / "my-lessons.zip").write_bytes(b"PK\3\4 cut")
    with pytest.raises(DeskError, match="cut short"):
        restore(here=desk)
