"""The reference without one of its parts, each once, none of them text that is no Python."""

import pytest

from classroom.bank.deletions import deletions


@pytest.mark.parametrize(
    ("source", "what", "left"),
    [
        ("x = a and b and c", "line 1 without b", "x = a and c"),
        ("x = (1, 2)", "line 1 without 1", "x = (2,)"),
        ("x = [1, 2]", "line 1 without 2", "x = [1]"),
        ("x = {1, 2}", "line 1 without 2", "x = {1}"),
        ("x = a.strip()", "line 1 without .strip()", "x = a"),
        ("x = a.b.lower(1)", "line 1 without .lower()", "x = a.b"),
        ("x = int(a.strip())", "line 1 without .strip()", "x = int(a)"),
        ("x = y == a.lower()", "line 1 without .lower()", "x = y == a"),
        ("x = sorted(a)", "line 1 without sorted()", "x = a"),
        ("x = a[1:]", "line 1 without the lower end 1", "x = a[:]"),
        ("x = a[:9]", "line 1 without the upper end 9", "x = a[:]"),
        ("x = [n for n in a if n > 2]", "line 1 without if n > 2", "x = [n for n in a]"),
        ("x = 1 if a else 2", "line 1 without the question a, always True", "x = 1 if True else 2"),
        ("while a:\n    b()", "line 1 without the question a, always False", "while False:\n    b()"),
        (
            "if a:\n    b()\nelse:\n    c()",
            "line 1 without the question a, always False",
            "if False:\n    b()\nelse:\n    c()",
        ),
        ("if a:\n    b()\nelse:\n    c()", "line 4 without c()", "if a:\n    b()\nelse:\n    pass"),
        ("try:\n    a()\nfinally:\n    b()", "line 4 without b()", "try:\n    a()\nfinally:\n    pass"),
        ("def f():\n    a = 1\n    return a", "line 2 without a = 1", "def f():\n    pass\n    return a"),
    ],
)
def test_a_part_is_struck_out(source, what, left):
    assert deletions(source)[what] == left


def test_a_question_of_a_loop_is_never_always_true():
    assert not [what for what in deletions("while a:\n    b()") if "always True" in what]


def test_the_only_element_and_what_defines_or_explains_stay():
    source = '"""Text."""\nimport os\n\n\nclass C:\n    """More."""\n\n    def f(self):\n        """Yet more."""\n'
    assert deletions(source) == {}
    assert not [what for what in deletions("x = [a]") if what.endswith("without a")]


def test_sorted_with_a_key_stays_whole():
    assert not [what for what in deletions("x = sorted(a, key=b)") if "sorted()" in what]


def test_what_is_missing_on_two_places_of_one_line_has_two_names():
    source = "x = (a.lower(), b.lower())"
    made = deletions(source)
    assert made["line 1 without .lower()"] == "x = (a, b.lower())"
    assert made["line 1 without .lower() (2)"] == "x = (a.lower(), b)"


def test_every_text_is_python_and_none_is_the_whole():
    source = (
        "def f(a, b):\n    if a and b:\n        return (a, b)[1:]\n    return [n.strip() for n in sorted(a) if n]\n"
    )
    for left in deletions(source).values():
        compile(left, "deletions", "exec")
        assert left.strip() != source.strip()
