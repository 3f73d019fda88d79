"""Work is carried away and brought back; nothing that is here is lost, nothing lands elsewhere."""

import zipfile

import pytest

from course.desk import DeskError, _archive, reset, restore, save


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


COPIES = {
    "01-walks/walks-Copy1.ipynb",
    "01-walks/walks-before-1.ipynb",
    "01-walks/tries/first.ipynb",
    "01-walks/helper.py",
    "Untitled.ipynb",
    "scratch/notes.ipynb",
}
OTHERS = {"index.ipynb", "01-walks/.ipynb_checkpoints/walks-checkpoint.ipynb", "course/lab.py", ".venv/x.ipynb"}


def test_copies_and_notebooks_of_one_s_own_are_saved_and_come_back(desk, tmp_path_factory):
    for name in COPIES | OTHERS:
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(name)
    assert save(here=desk).startswith(f"Saved {2 + len(COPIES)} files")
    elsewhere = tmp_path_factory.mktemp("session")
    for name in ("01-walks/walks.ipynb", "02-far-walks/far_walks.ipynb"):
        (elsewhere / name).parent.mkdir()
        (elsewhere / name).write_bytes((desk / name).read_bytes())
    (desk / "my-lessons.zip").rename(elsewhere / "my-lessons.zip")
    assert restore(here=elsewhere).startswith(f"Restored {len(COPIES)} of {2 + len(COPIES)} files")
    assert {name: (elsewhere / name).read_text() for name in COPIES} == {name: name for name in COPIES}
    assert contents(elsewhere).keys() == COPIES | {"01-walks/walks.ipynb", "02-far-walks/far_walks.ipynb"}


def test_what_is_too_large_is_named(desk, monkeypatch):
    monkeypatch.setattr(_archive, "LARGEST", 3000)
    (desk / "01-walks" / "walks-Copy1.ipynb").write_text("x" * 3001)
    told = save(here=desk)
    assert told.startswith("Saved 2 files")
    assert "Left out: 01-walks/walks-Copy1.ipynb, larger than" in told


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
            "..\\escaped.ipynb",
            "C:escaped.ipynb",
            "01-walks/.hidden/other.ipynb",
            "notes.py",
            "index.ipynb",
        ):
            archive.writestr(name, "x")
    told = restore(here=desk)
    assert told.startswith("Restored 0 of 0")
    assert "Left out: ../escaped.ipynb, " in told
    assert "notes.py" in told
    assert contents(desk) == before
    assert not list(desk.parent.glob("escaped*"))


def test_a_file_that_is_missing_or_broken_is_told(desk):
    with pytest.raises(DeskError, match="upload the file"):
        restore(here=desk)
    (desk / "my-lessons.zip").write_bytes(b"PK\3\4 cut")
    with pytest.raises(DeskError, match="cut short"):
        restore(here=desk)
