"""A value is the plain built-in one that it is, whatever class it wears; an object stays an object."""

import enum
import http
import subprocess
import sys
from collections import Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple
from types import SimpleNamespace

import numpy
import pytest

from course.check import plain, same
from course.check._plain import outermost

Endpoint = namedtuple("Endpoint", "host port")
Spelling = enum.StrEnum("Spelling", {"TCP": "tcp"})
Flags = enum.IntFlag("Flags", {"SYN": 2, "ACK": 16})
MOVED = OrderedDict(a=1, b=2)
MOVED.move_to_end("a")


class Liar:
    """What a subclass may say of itself."""

    def lie(self, *_):
        raise AssertionError("a method of the student's own was called")

    __class__ = property(lie)
    __iter__ = __len__ = __getitem__ = __contains__ = __eq__ = __ne__ = __lt__ = __bool__ = __reversed__ = lie
    __int__ = __index__ = __float__ = __str__ = __repr__ = __bytes__ = __buffer__ = __add__ = __sub__ = __abs__ = lie
    items = keys = values = copy = get = count = index = bit_length = hex = item = tobytes = lie
    __hash__ = None


def worn(kind: type, held):
    """An instance of a lying subclass that holds ``held``."""
    methods = {name: method for name, method in vars(Liar).items() if not name.startswith("__weak")}
    if kind in (int, str, bytes, float, tuple, frozenset):
        methods["__hash__"] = lambda self: 1
    made = type("Worn", (kind,), methods)
    return kind.__new__(made, held) if kind not in (list, dict, set, bytearray) else filled(kind, made, held)


def filled(kind, made, held):
    value = kind.__new__(made)
    kind.__init__(value, held)
    return value


PLAIN = [
    (Endpoint("192.0.2.1", 53), ("192.0.2.1", 53)),
    (http.HTTPStatus.NOT_FOUND, 404),
    (http.HTTPMethod.GET, "GET"),
    (Spelling.TCP, "tcp"),
    (Flags.SYN | Flags.ACK, 18),
    (Counter("aab"), {"a": 2, "b": 1}),
    (defaultdict(list, a=[1]), {"a": [1]}),
    (OrderedDict(a=1), {"a": 1}),
    (bytearray(b"ab"), b"ab"),
    (memoryview(b"abc")[::2], b"ac"),
    (frozenset({1}), {1}),
    (numpy.int64(7), 7),
    (numpy.float32(0.5), 0.5),
    (numpy.float64(0.5), 0.5),
    (numpy.bool_(True), True),
    (numpy.str_("a"), "a"),
    ([Endpoint("a", http.HTTPStatus.OK)], [("a", 200)]),
    ({"at": Counter(a=1)}, {"at": {"a": 1}}),
    ({http.HTTPStatus.OK: 1}, {200: 1}),
    ({Endpoint("a", 1): {Endpoint("b", 2)}}, {("a", 1): {("b", 2)}}),
    (frozenset({frozenset({http.HTTPStatus.OK})}), {frozenset({200})}),
    ({(frozenset({1}), memoryview(b"a"))}, {(frozenset({1}), b"a")}),
    *[(worn(kind, held), held) for kind, held in [(int, 5), (float, 0.5), (str, "é"), (bytes, b"ab"), (list, [1, 2])]],
    *[(worn(kind, held), held) for kind, held in [(tuple, (1, 2)), (set, {1, 2}), (dict, {"a": 1})]],
    (worn(frozenset, {1}), {1}),
    (worn(bytearray, b"ab"), b"ab"),
    ({worn(str, "key"): worn(tuple, [worn(int, 1)])}, {"key": (1,)}),
    ({worn(tuple, [worn(str, "a")])}, {("a",)}),
]
OBJECTS = [
    deque([1]),
    UserDict(a=1),
    SimpleNamespace(a=1),
    range(3),
    {}.keys(),
    iter([]),
    1j,
    enum.Enum("Kind", "A").A,
    numpy.array([1]),
    numpy.datetime64(1, "D"),
    Liar,
]


def exactly(value):
    """A form in which values are equal only if their types are, all the way down."""
    kind = type(value)
    if kind in (list, tuple):
        return kind, [exactly(item) for item in value]
    if kind in (set, frozenset):
        return kind, sorted(map(exactly, value), key=repr)
    if kind is dict:
        return kind, [(exactly(k), exactly(v)) for k, v in value.items()]
    return kind, value


@pytest.mark.parametrize(("value", "want"), PLAIN, ids=[str(n) for n in range(len(PLAIN))])
def test_a_value_is_the_plain_one_that_it_is(value, want):
    assert exactly(plain(value)) == exactly(want)
    assert exactly(plain([{"k": (value,)}])) == exactly([{"k": (want,)}])
    assert same(value, want)
    assert same([{"k": (value,)}], [{"k": (want,)}])
    assert same(want, value)


@pytest.mark.parametrize(("value", "want"), PLAIN, ids=[str(n) for n in range(len(PLAIN))])
def test_and_no_other(value, want):
    for other in (None, True, [want], "x", {"other": 1}, {9}):
        assert same(value, other) == same(want, other)
        assert same([value], [other]) == same(want, other)


@pytest.mark.parametrize("value", OBJECTS, ids=lambda value: type(value).__name__)
def test_an_object_stays_what_it_is(value):
    assert plain(value) is value
    assert plain([value])[0] is value
    assert not same(value, [1])
    assert not same(value, {"a": 1})


def test_an_ordered_dict_keeps_its_own_order():
    assert list(plain(MOVED)) == list(outermost(MOVED)) == ["b", "a"]


def test_parts_of_the_outermost_stay_as_they_are():
    counter = Counter(a=1)
    assert outermost([counter])[0] is counter
    assert outermost({http.HTTPStatus.OK: counter})[200] is counter
    assert type(*outermost({http.HTTPStatus.OK: 1})) is int


def test_a_class_that_claims_to_be_another_is_an_object():
    class Meta(type):
        def __eq__(cls, other):
            return True

        __hash__ = type.__hash__

        def __instancecheck__(cls, instance):
            return True

        def __subclasscheck__(cls, subclass):
            return True

    class Forged(metaclass=Meta):
        __class__ = int

        def __eq__(self, other):
            return True

        def __sub__(self, other):
            return 0

        __hash__ = None

    forged = Forged()
    assert plain(forged) is forged
    for want in (5, 5.0, "a", None, True, [1], {"a": 1}):
        assert not same(forged, want)
        assert not same([forged], [want])


def test_what_cannot_be_a_key_is_told():
    with pytest.raises(TypeError, match="unhashable"):
        plain({worn(tuple, [[1]]): 1})


def test_a_value_that_contains_itself_is_no_plain_value():
    loop = []
    loop.append(loop)
    with pytest.raises(RecursionError):
        plain(loop)


def test_numpy_is_not_imported_for_it():
    code = "import sys; from course.check import plain; plain([object()]); assert 'numpy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
