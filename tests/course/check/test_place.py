"""Where an exception came from: the last cell it passed through."""

import linecache

import pytest

from course.check._place import place_of

CELL = """def outer():
    return inner()


def inner():
    return int("x")
"""


@pytest.mark.parametrize("name", ["<ipython-input-7-abc>", "/tmp/ipykernel_1/2.py"])
def test_it_is_the_innermost_line_of_a_cell(name):
    linecache.cache[name] = (len(CELL), None, CELL.splitlines(True), name)
    names = {}
    exec(compile(CELL, name, "exec"), names)
    with pytest.raises(ValueError, match="invalid literal") as caught:
        names["outer"]()
    assert place_of(caught.value) == 'line 6 of inner: return int("x")'


def test_code_of_packages_is_no_place():
    with pytest.raises(ValueError, match="not enough values") as caught:
        (_,) = []
    assert place_of(caught.value) == ""
