"""A lesson's part of the glossary: each term marked in its text, once in the course, in one sentence."""

import shutil

import pytest

from classroom.gate.files import check_unlisted
from classroom.gate.terms import check_terms

TASK = "# ### Exercise: even"


@pytest.fixture
def told(edit):
    """What is found in a list of terms, beside a lesson that marks packets."""

    def told(text: str) -> list[tuple[str, str]]:
        lesson = edit("# Section 1. A sender", "# Section 1. **Packets** are small. A sender")
        lesson.terms_file.write_text(text, encoding="utf-8")
        return [(finding.rule, finding.where) for finding in check_terms(lesson)]

    return told


def test_a_lesson_may_have_no_terms(tidy):
    assert check_terms(tidy) == []


def test_a_marked_term_with_a_sentence_is_one(told, tidy):
    assert told('packet = "A piece of what is sent, with a header of its own."\n') == []
    assert check_unlisted(tidy) == []


@pytest.mark.parametrize(
    "text",
    [
        'frame = "A piece that a link carries."\n',
        'packet = "a piece of what is sent."\n',
        'packet = "A piece of what is sent"\n',
        'packet = "A piece. It is sent."\n',
        'packet = "A piece | a part."\n',
        'packet = "A piece …"\n',
        f'packet = "A{" piece" * 30}."\n',
    ],
)
def test_one_without_a_mark_or_a_sentence_is_found(told, text):
    assert told(text) == [("term", text.split()[0])]


def test_a_term_belongs_to_one_lesson(told, tidy):
    other = tidy.course.root / "lessons" / "02-other"
    shutil.copytree(tidy.folder, other)
    (other / "tidy.py").rename(other / "other.py")
    (other / "terms.toml").write_text('packet = "What is sent."\n', encoding="utf-8")
    assert told('packet = "A piece of what is sent."\n') == [("term", "packet")]
