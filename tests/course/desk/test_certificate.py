"""The certificate says what saved notebooks show, loads nothing, and is refused where there is nothing to say."""

import re
from datetime import date

import pytest

from course.__main__ import main
from course.desk import DeskError, certificate
from tests.course.desk.conftest import ANSWER, lesson_cells, write_lesson

DAY = date(2026, 11, 30)


def page(folder, name="Ada Lovelace"):
    certificate(name, here=folder, today=DAY)
    return (folder / "certificate.html").read_text()


def test_it_counts_core_and_stretch_apart(desk):
    hard = lesson_cells(ANSWER, 3, (4, 5))
    hard.insert(1, {"cell_type": "markdown", "metadata": {}, "source": "### Walk\n\n**Stretch · 5 minutes.** Walk."})
    write_lesson(desk, "03-hard-walks", hard)
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td>', page(desk))
    assert rows == [
        ("1 · Walks &amp; &lt;climbs&gt;", "1 of 1", "–"),
        ("2 · Walks &amp; &lt;climbs&gt;", "0 of 1", "–"),
        ("3 · Walks &amp; &lt;climbs&gt;", "–", "1 of 1"),
        ("together", "1 of 2", "1 of 1"),
    ]


def test_it_has_the_name_as_text_the_day_and_a_place_to_sign(desk):
    html = page(desk, "  <Ada>  Lovelace ")
    assert "<strong>&lt;Ada&gt; Lovelace</strong>" in html
    assert "Read on 30 November 2026" in html
    assert "<p>instructor</p>" in html


def test_it_loads_nothing(desk):
    assert not re.search(r"<(script|link|img|iframe)|https?:|url\(|@import", page(desk))


def test_nothing_done_is_no_certificate(tmp_path):
    write_lesson(tmp_path, "01-walks", lesson_cells())
    with pytest.raises(DeskError, match="no exercise is done yet: answer one, run its tests, save"):
        certificate("Ada", here=tmp_path)
    assert not (tmp_path / "certificate.html").exists()


@pytest.mark.parametrize(
    ("name", "file", "told"),
    [
        (" ", "certificate.html", "whose certificate"),
        ("Ada", "01-walks/walks.ipynb", "ends in .html"),
        ("Ada", "nowhere/page.html", "in a folder that is there"),
    ],
)
def test_bad_orders_are_refused_and_lose_nothing(desk, name, file, told):
    before = (desk / "01-walks" / "walks.ipynb").read_bytes()
    with pytest.raises(DeskError, match=told):
        certificate(name, file, desk)
    assert (desk / "01-walks" / "walks.ipynb").read_bytes() == before


def test_a_terminal_is_told_where_it_is_or_why_not(desk, monkeypatch, capsys):
    monkeypatch.chdir(desk)
    assert main(["certificate", "Ada Lovelace"]) == 0
    assert "certificate.html: open it in a browser" in capsys.readouterr().out
    assert main(["certificate"]) == 2
    assert main(["certificate", ""]) == 1
    assert "course: whose certificate?" in capsys.readouterr().err
