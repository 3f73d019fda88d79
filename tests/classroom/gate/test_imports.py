"""Lessons use what students have: public names of course, and nothing of classroom."""

import pytest

from classroom.gate.imports import check_imports


def test_a_tidy_lesson_imports_well(tidy):
    assert check_imports(tidy) == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("from course.lab.dns import _internet", "course.lab.dns._internet"),
        ("from course.lab.dns._internet import Internet", "course.lab.dns._internet.Internet"),
        ("import course.lab\ncourse.lab.dns._internet", "course.lab.dns._internet"),
        ("import course.check as check\ncheck._seed", "course.check._seed"),
        ("from course import lab as world\nworld.dns._wire", "course.lab.dns._wire"),
        ("from course.check import short", "course.check.short"),
        ("import importlib\nimportlib.import_module('course.lab.dns._wire')", "course.lab.dns._wire"),
        ("%matplotlib inline\nfrom course.lab.dns import _zone", "course.lab.dns._zone"),
    ],
)
def test_a_private_name_of_course_is_found(edit, code, told):
    (finding,) = check_imports(edit("left = 5 * LARGEST", code))
    assert (finding.rule, finding.where) == ("imports", "cell-013")
    assert finding.text == f"uses {told}, which is not a public name of course"


@pytest.mark.parametrize(
    "code",
    [
        "import classroom",
        "from classroom.judge import codec",
        "__import__('classroom.build')",
        "import classroom.gate as rules",
    ],
)
def test_classroom_is_found(edit, code):
    (finding,) = check_imports(edit("left = 5 * LARGEST", code))
    assert "students do not have classroom" in finding.text


def test_answers_are_held_to_the_same(put):
    lesson = put("even/wrong_nought_is_odd", "Nought is odd.", "__import__('classroom') and False")
    assert [finding.where for finding in check_imports(lesson)] == ["even/wrong_nought_is_odd"]


@pytest.mark.parametrize(
    "code",
    [
        "from course.lab import Internet, faults",
        "import course.lab.events\ncourse.lab.events.Query",
        "import course\ncourse.__version__",
        "import struct as _struct\n_struct.pack",
        "%%bash\nfrom classroom import nothing",
        "!ls course/lab/dns/_wire.py",
    ],
)
def test_what_is_public_or_not_of_course_passes(edit, code):
    lines = "\n".join(f"# {line}" if code.startswith(("%%", "!")) else line for line in code.splitlines())
    assert check_imports(edit("left = 5 * LARGEST\nleft - HEADER", lines)) == []
