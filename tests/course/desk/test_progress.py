"""Progress is what saved notebooks show: tests that were run after the answer, and passed."""

import pytest

from course.desk import DeskError, progress
from tests.course.desk.conftest import ANSWER, lesson_cells, marked, write_lesson


def only(folder):
    (row,) = progress(folder).rows
    return row


def test_each_lesson_has_a_row_with_what_to_go_on_with(desk):
    rows = progress(desk).rows
    assert [(row.lesson, row.passed, len(row.states), row.next) for row in rows] == [
        ("01-walks", 1, 1, "done"),
        ("02-far-walks", 0, 1, "walk"),
    ]


@pytest.mark.parametrize(
    ("cells", "passed", "next"),
    [
        (lesson_cells(ANSWER, 3, (4, None)), 0, "walk"),
        (lesson_cells(ANSWER, 6, (4, 7)), 0, "walk"),
        (lesson_cells(ANSWER, None, (4, 7)), 0, "walk"),
        (lesson_cells(ANSWER, 3, (4, 5), error=True), 0, "walk (a test fails)"),
        (lesson_cells(ran=3, tested=(4, 5)), 0, "walk"),
        (lesson_cells(ran=3, tested=(4, None), error=True), 0, "walk"),
    ],
    ids=["a test not run", "run before the answer", "answer not run", "a failure", "a starter", "a starter that fails"],
)
def test_what_has_not_passed_is_not_counted(tmp_path, cells, passed, next):
    write_lesson(tmp_path, "01-walks", cells)
    row = only(tmp_path)
    assert (row.passed, row.next) == (passed, next)


@pytest.mark.parametrize(("counts", "passed"), [((2, 3), 1), ((2, 6), 0), ((None, 3), 0)])
def test_all_pieces_of_a_split_answer_have_to_be_run_before_its_tests(tmp_path, counts, passed):
    cells = lesson_cells("ONE = 1", counts[0], (4, 5))
    cells.insert(2, marked("walk", ANSWER, counts[1], solution=True))
    write_lesson(tmp_path, "01-walks", cells)
    assert only(tmp_path).passed == passed


def test_a_notebook_that_cannot_be_read_does_not_hide_the_others(desk):
    (desk / "01-walks" / "walks.ipynb").write_text("{")
    first, second = progress(desk).rows
    assert "cannot be read" in first.next
    assert second.next == "walk"


def test_the_table_links_lessons_and_escapes_what_it_shows(desk):
    html = progress(desk)._repr_html_()
    assert '<a href="01-walks/walks.ipynb">Walks &amp; &lt;climbs&gt;</a>' in html
    assert '<meter aria-label="Walks &amp; &lt;climbs&gt;" min="0" max="1" value="1"></meter> 1 of 1' in html


def test_a_terminal_gets_the_same_as_text(desk):
    assert str(progress(desk)).splitlines()[1].split() == ["Walks", "&", "<climbs>", "1", "of", "1", "done"]


@pytest.mark.parametrize("place", ["work", "release"])
def test_lessons_are_found_from_the_courses_folder_and_from_within_one(tmp_path, place):
    write_lesson(tmp_path / place, "01-walks", lesson_cells())
    assert only(tmp_path).lesson == only(tmp_path / place / "01-walks").lesson == "01-walks"


def test_a_folder_without_lessons_is_told(tmp_path):
    with pytest.raises(DeskError, match="there are no lessons in"):
        progress(tmp_path)


def failing(*told):
    cells = lesson_cells(ANSWER, 3, (4, 5), error=True)
    cells[2]["outputs"][0]["evalue"] = "\n".join(["walk() returned 2", *told])
    return cells


def test_states_say_which_exercises_are_stretch(desk):
    hard = lesson_cells(ANSWER, 3, (4, 5))
    hard.insert(1, {"cell_type": "markdown", "source": ["### Walk\n", "**Stretch · 5 minutes.** Walk."]})
    write_lesson(desk, "03-hard-walks", hard)
    assert progress(desk).states() == {
        "1 · Walks & <climbs>": [("walk", "passes", False)],
        "2 · Walks & <climbs>": [("walk", "open", False)],
        "3 · Walks & <climbs>": [("walk", "passes", True)],
    }


def test_what_to_do_again_says_what_the_test_said(desk):
    write_lesson(desk, "03-lost-walks", failing("Think: which way is <north>?"))
    write_lesson(desk, "04-mute-walks", failing())
    again = progress(desk).again()
    assert str(again).splitlines() == [
        "3 · Walks & <climbs>, walk: which way is <north>?",
        "4 · Walks & <climbs>, walk: a visible test fails",
    ]
    assert '<a href="03-lost-walks/lost_walks.ipynb">' in again._repr_html_()
    assert "which way is &lt;north&gt;?" in again._repr_html_()


def test_nothing_to_do_again_is_said(desk):
    again = progress(desk).again()
    assert str(again) == "No visible test fails. Go on with what is open."
    assert str(again) in again._repr_html_()


def test_links_lead_there_from_within_a_lesson(desk):
    assert '<a href="../01-walks/walks.ipynb">' in progress(desk / "02-far-walks")._repr_html_()
