"""RFCs and their sections: those that are cited stand in the kept list, and still hold."""

import pytest

from classroom.gate.citations import check_citations, citations, kept, unwrapped, wrong_citations
from tests.lessons import COURSE, ROOT

TASK = "# ### Exercise: even"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(RFC 9110 §9.2.1, §9.2.2)", ["RFC 9110", "RFC 9110 §9.2.1", "RFC 9110 §9.2.2"]),
        ("RFC 9113 §5.3, 9218.", ["RFC 9113", "RFC 9113 §5.3", "RFC 9218"]),
        ("RFCs 1918 and 4193", ["RFC 1918", "RFC 4193"]),
        ("RFC 2328 §A.1, 40 bytes", ["RFC 2328", "RFC 2328 §A.1"]),
        ("RFC 9000 §8.1), 3 × 1200 = 3600", ["RFC 9000", "RFC 9000 §8.1"]),
        ("(RFC 9111\n# §4.2.3)", ["RFC 9111", "RFC 9111 §4.2.3"]),
        ("W3C Trace Context §3.2, and ids (§3.2.2)", []),
        ("in order (§9.3.2)", ["§9.3.2"]),
    ],
)
def test_what_a_text_cites(text, found):
    assert [str(citation) for citation in citations(unwrapped(text))] == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("RFC 9110 §9.2.2, as RFC 9111 has it.", []),
        ("RFC 9110 §9.9.9", ["RFC 9110 §9.9.9 is not in rfcs.toml"]),
        ("RFC 1149", ["RFC 1149 is not in rfcs.toml"]),
        ("in order (§9.3.2)", ["§9.3.2 of which RFC?"]),
        ("TLS 1.3: RFC 8446", ["RFC 8446 is obsoleted by RFC 9846"]),
        ("TLS 1.3: RFC 8446 of 2018,\nsince 2026 RFC 9846", []),
    ],
)
def test_what_is_wrong_with_it(text, told):
    assert [one[: len(expected)] for one, expected in zip(wrong_citations(text), told, strict=True)] == told


def test_a_lesson_is_read_and_what_stands_beside_it(edit):
    lesson = edit(TASK, f"# Packets are fragments (RFC 791 §9).\n#\n{TASK}")
    belief = lesson.folder / "answers" / "even" / "wrong_nought_is_odd.py"
    belief.write_text(belief.read_text().replace("Nought is", "By RFC 2616, nought is"))
    assert [(finding.rule, finding.where.rpartition("/")[2]) for finding in check_citations(lesson)] == [
        ("citation", next(cell["id"] for cell in lesson.written.cells if TASK[2:] in cell.source)),
        ("citation", "wrong_nought_is_odd.py"),
    ]


def texts(folder: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).rglob("*.py"))]


def test_the_lab_cites_what_is_there():
    assert [told for text in texts("course") for told in wrong_citations(text)] == []


def test_what_may_be_cited_as_history_is():
    lessons = [unwrapped(cell.source) for lesson in COURSE.lessons() for cell in lesson.written.cells]
    spoken = {words: rfc for rfc in kept().values() for words in rfc.history}
    assert [words for words in spoken if not any(words in text for text in lessons)] == []
    assert all(rfc.obsoleted_by for rfc in spoken.values())
