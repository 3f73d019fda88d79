"""The pages beside the index: the short way through each lesson, and the glossary."""

import re
from pathlib import Path

import nbformat
import pytest

from classroom.glossary import forms, glossary
from classroom.index import index
from classroom.lesson import Course
from classroom.sections import sections
from classroom.short_way import minutes, short_minutes, short_way, stops
from tests.lessons import COURSE, ROOT

LINK = re.compile(r"\]\(([^)#]+)#([^)]+)\)")
NAME = "04-tiny"
TEXT = """\
# %% [markdown]
# # Tiny
#
# {long}

# %% tags=["setup"]
from course.draw import prediction

# %% [markdown]
# ## Waiting
#
# A **window** is waited for. **Predict** how long.

# %% tags=["needs-answer"]
predicted = None
prediction(predicted, double(2), "ms", "A wait")

# %% [markdown]
# ### Exercise: double
#
# **Stretch · 10 minutes.** Write `double(x) -> int`. **Windows** are no term here.

# %% answer="double"
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% [markdown]
# ## Only words
#
# Nothing runs here.

# %% [markdown]
# ## `ping` runs
#
# Two numbers: **predict** one, **predict** another.

# %%
1 + 1

# %% [markdown]
# ## Further
#
# More of **authorities**.

# %% [markdown]
# ## Still further

# %%
2 + 2

# %% [markdown]
# ## What you can do now
#
# Wait.
"""
TERMS = 'window = "What may be sent."\n"CA authority" = "Nobody."\nauthority = "Who says."\n'


@pytest.fixture
def course(tmp_path) -> Course:
    folder = tmp_path / "lessons" / NAME
    folder.mkdir(parents=True)
    (folder / "tiny.py").write_text(TEXT.format(long="word " * 500))
    (folder / "terms.toml").write_text(TERMS)
    return Course(tmp_path)


def test_the_short_way_stops_where_something_is_predicted_or_runs(course):
    lesson = course.lesson(NAME)
    assert [(stop.heading, minutes(stop)) for stop in stops(lesson)] == [
        ("Tiny", 3),
        ("Waiting", 3),
        ("`ping` runs", 5),
        ("What you can do now", 1),
    ]
    assert short_minutes(lesson) == 12
    way = short_way(course)[1].source
    assert f"| [Waiting]({NAME}/tiny.ipynb#Waiting) | 3 | 1 | read on |" in way
    assert f"| [`ping` runs]({NAME}/tiny.ipynb#ping-runs) | 5 | 2 | run |" in way


def test_what_follows_further_is_further_up_to_the_recap(course):
    assert [s.heading for s in sections(course.lesson(NAME)) if s.further] == ["Further", "Still further"]


def test_a_term_leads_to_where_it_is_met_first(course):
    rows = glossary(course)[1].source.splitlines()[2:]
    assert rows == [
        f"| **authority** | Who says. | [4 · Further]({NAME}/tiny.ipynb#Further) |",
        f"| **window** | What may be sent. | [4 · Waiting]({NAME}/tiny.ipynb#Waiting) |",
    ]


def test_a_term_may_stand_in_the_plural():
    assert forms("MAC address") == {"mac address", "mac addresss", "mac addresses"}
    assert "certificate authorities" in forms("certificate authority")


def test_links_of_all_pages_lead_to_headings():
    headings = {}
    for lesson in COURSE.lessons():
        headings[f"{lesson.name}/{lesson.slug}.ipynb"] = lesson.release
    headings["short-way.ipynb"] = ROOT / "release" / "short-way.ipynb"
    known = {name: _anchors(path) for name, path in headings.items()}
    links = [link for data in index(COURSE).files.values() for link in LINK.findall(_prose(data))]
    assert len(links) > 200
    assert [link for link in links if link[1] not in known[link[0]]] == []


def _prose(data: bytes) -> str:
    cells = nbformat.reads(data.decode(), as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def _anchors(path: Path) -> set[str]:
    """As JupyterLab makes them of a heading's words."""
    found = re.findall(r"^##? (.+)$", _prose(path.read_bytes()), re.MULTILINE)
    return {heading.replace("`", "").replace(" ", "-") for heading in found}


def test_the_course_has_a_short_way_and_terms_enough():
    lessons = COURSE.lessons()
    assert all(10 <= short_minutes(lesson) <= 30 for lesson in lessons)
    assert sum(len(lesson.terms) for lesson in lessons) >= 8 * len(lessons)
