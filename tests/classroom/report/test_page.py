"""The page: nothing is loaded, no script runs, what students chose is text."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from classroom.report.page import page
from tests.classroom.report.conftest import GLUE, class_of, failed, student

HOSTILE = "<script>alert(1)</script><img src=x onerror='1'>&\"'"


class Reader(HTMLParser):
    """Elements, attributes that load or run something, and the text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.loads, self.text, self.open, self.ids = set(), [], [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.ids |= {value for name, value in attrs if name == "id"}
        self.loads += [(name, value) for name, value in attrs if name in ("src", "href", "action") or name[:2] == "on"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture
def hostile():
    one = student(
        HOSTILE,
        0,
        0,
        0,
        failures={"test_walk": failed(HOSTILE, [HOSTILE], how=HOSTILE)},
        notes=[f"`{HOSTILE}` {HOSTILE}"],
    )
    other = replace(one, mark=replace(one.mark, student="eve", first_name=HOSTILE, last_name=HOSTILE))
    late = student("late", 0, failures={"test_walk": failed(below=[HOSTILE])}, endings={HOSTILE: HOSTILE})
    return class_of(one, other, late, absent=[HOSTILE], waiting=(HOSTILE,), unknown=(HOSTILE,))


def test_what_students_chose_is_text_wherever_it_stands(hostile):
    read = Reader(page(hostile))
    assert read.open == []
    assert not {"script", "img", "iframe", "link", "object", "form"} & read.tags
    assert all(name == "href" and value.startswith("#exercise-") for name, value in read.loads)
    assert {value[1:] for _, value in read.loads} <= read.ids
    assert "".join(read.text).count("<script>alert(1)</script>") > 10


def test_nothing_may_be_loaded_even_so(mixed):
    assert "default-src 'none'; style-src 'unsafe-inline'" in page(mixed)
    assert "http://" not in page(mixed)
    assert "https://" not in page(mixed)


def test_all_parts_are_there(mixed):
    text = " ".join(" ".join(Reader(page(mixed)).text).split())
    for told in (
        "DNS: how the class did",
        "10 graded, 1 of them late",
        f"walk: 2 of 10 believe: {GLUE}",
        "6 of 10 solved it; 1 have not written it; 1 are wrong without a belief that is known.",
        "2 × a zone without glue",
        "1 × raised",
        "Nothing handed in: gone.",
        "Handed in and not graded yet: run classroom grade: new.",
        "Due Mon 02 Nov 2026 12:00 UTC.",
        "Of 3 no time is known.",
        "Sun 01 Nov 06:00",
        "Nothing had to be told.",
    ):
        assert told in text


def test_exercises_stand_by_how_hard_they_are_and_the_chart_says_the_same_in_words(mixed):
    text = page(mixed)
    table = text[text.index("Exercises, hardest first") :]
    assert table.index("walk") < table.index("caa") < table.index("cache")
    assert 'role="img" aria-label="Share of the points earned, and how well it tells students apart' in text
    assert "1 walk: 65 %" in text
    assert "<svg" not in page(class_of(student()))
