"""Where an exception came from: the last cell it passed through."""

import linecache

import pytest

from course.check._place import place_of

CELL = """def outer():
    return inner()


def inner():
    return int("x")


class Cache:
    def get(self):
        def found():
            return int("x")

        return self.kept and found()

    @property
    def kept(self):
        return int("y")


class Full(Cache):
    kept = True
"""


@pytest.mark.parametrize("name", ["<ipython-input-7-abc>", "/tmp/ipykernel_1/2.py"])
@pytest.mark.parametrize(
    ("call", "place"),
    [
        ("outer()", 'line 6 of inner: return int("x")'),
        ("Cache().get()", 'line 18 of Cache.kept: return int("y")'),
        ("Full().get()", 'line 12 of found: return int("x")'),
    ],
)
def test_it_is_the_innermost_line_of_a_cell(name, call, place):
    linecache.cache[name] = (len(CELL), None, CELL.splitlines(True), name)
    names = {}
    exec(compile(CELL, name, "exec"), names)
    with pytest.raises(ValueError, match="invalid literal") as caught:
        eval(call, names)
    assert place_of(caught.value) == place


def test_code_of_packages_is_no_place():
    with pytest.raises(ValueError, match="not enough values") as caught:
        (_,) = []
    assert place_of(caught.value) == ""
