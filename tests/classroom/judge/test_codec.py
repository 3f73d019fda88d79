"""What may cross, and what is refused before it costs anything."""

import contextlib
import itertools
import math
import random
import subprocess
import sys
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, replace
from enum import IntEnum
from http import HTTPMethod, HTTPStatus

import numpy
import pytest

from classroom.judge import codec
from classroom.judge.codec import MAX_BITS, MAX_BYTES, MAX_DEPTH, MAX_EQUAL_HASHES, MAX_ITEMS, CannotCross
from course.check import _plain as plain
from course.lab.events import Dropped, Query

QUERY = Query(3, "a.root", "192.0.2.1", "udp", 0xBEEF, "www.shop.test", "A", True, False, 512, 31)
SCALARS = [
    None,
    True,
    False,
    0,
    -1,
    2**53,
    -(2**53),
    2**MAX_BITS - 1,
    1 - 2**MAX_BITS,
    0.0,
    -0.0,
    0.1,
    5e-324,
    sys.float_info.max,
    math.inf,
    -math.inf,
    math.nan,
    "",
    'é "\\ \x00 \U0001f4a9',
    "\ud800",
    b"",
    bytes(range(256)),
    bytearray(b"\x00x"),
]
CONTAINERS = [
    [],
    [1, [2.0]],
    (),
    (1, "a"),
    set(),
    {1, "a", None},
    frozenset({b"x", (1, 2)}),
    {},
    {(1, 2): [3], "t": {"d": 1}, None: set()},
    QUERY,
]


def exactly(value):
    """A form in which values are equal only if types and bits are, all the way down."""
    kind = type(value)
    if kind in (list, tuple):
        return kind, [exactly(item) for item in value]
    if kind in (set, frozenset):
        return kind, sorted(map(exactly, value), key=repr)
    if kind is dict:
        return kind, [(exactly(k), exactly(v)) for k, v in value.items()]
    return kind, value.hex() if kind is float else value


def nested(depth: int, shell=lambda inner: [inner]):
    value = 1
    for _ in range(depth):
        value = shell(value)
    return value


def invented(draw: random.Random, depth: int = 0):
    """Any value that may cross."""
    hashable = [
        lambda: draw.choice([None, True, False]),
        lambda: draw.getrandbits(draw.choice([1, 8, 52, 53, 54, 64, MAX_BITS])) * draw.choice([1, -1]),
        lambda: draw.choice([draw.uniform(-1e9, 1e9), 0.0, -0.0, math.inf, math.nan]),
        lambda: "".join(map(chr, draw.choices(range(0x20000), k=draw.randrange(5)))),
        lambda: draw.randbytes(draw.randrange(5)),
    ]
    rest = [
        lambda: bytearray(draw.randbytes(3)),
        lambda: [invented(draw, depth + 1) for _ in range(draw.randrange(5))],
        lambda: tuple(invented(draw, depth + 1) for _ in range(draw.randrange(5))),
        lambda: {draw.choice(hashable)() for _ in range(draw.randrange(5))},
        lambda: frozenset(draw.choice(hashable)() for _ in range(draw.randrange(5))),
        lambda: {draw.choice(hashable)(): invented(draw, depth + 1) for _ in range(draw.randrange(5))},
        lambda: QUERY,
    ]
    return draw.choice(hashable + rest * (depth < 5))()


def name(value) -> str:
    """The same in every process, in which a set may have another order."""
    return type(value).__name__ if isinstance(value, set | frozenset) else repr(value)[:30]


@pytest.mark.parametrize("value", SCALARS + CONTAINERS, ids=name)
def test_a_value_comes_back_with_its_exact_type(value):
    assert exactly(codec.decode(codec.encode(value))) == exactly(value)


@pytest.mark.parametrize("seed", range(200))
def test_whatever_may_cross_comes_back_the_same(seed):
    value = invented(random.Random(seed))
    assert exactly(codec.decode(codec.encode(value))) == exactly(value)


@pytest.mark.parametrize(
    "value",
    [
        object(),
        object,
        print,
        1j,
        range(3),
        iter([]),
        memoryview(b""),
        type("Int", (int,), {})(1),
        type("Str", (str,), {})("x"),
        Ellipsis,
    ],
    ids=lambda v: type(v).__name__,
)
def test_what_is_not_built_in_stays_where_it_is(value):
    with pytest.raises(CannotCross, match=f"a value of type {type(value).__name__}"):
        codec.encode([value])


Endpoint = namedtuple("Endpoint", "host port")


@pytest.mark.parametrize(
    ("value", "want"),
    [
        (Endpoint("a", 53), ("a", 53)),
        (HTTPStatus.OK, 200),
        (HTTPMethod.GET, "GET"),
        (Counter("aab"), {"a": 2, "b": 1}),
        (defaultdict(list, a=[Endpoint("a", 1)]), {"a": [("a", 1)]}),
        (OrderedDict(a=1), {"a": 1}),
        (bytearray(b"ab"), b"ab"),
        (memoryview(b"ab"), b"ab"),
        (frozenset({1}), {1}),
        ({frozenset({(frozenset({1}), HTTPStatus.OK)})}, {frozenset({(frozenset({1}), 200)})}),
        ({(frozenset({1}), "a"): frozenset({2})}, {(frozenset({1}), "a"): {2}}),
        (numpy.int64(7), 7),
        (numpy.bool_(True), True),
        ([67.0, True, 1], [67.0, True, 1]),
        (QUERY, QUERY),
        (replace(QUERY, id=HTTPStatus.OK), replace(QUERY, id=200)),
    ],
    ids=lambda v: type(v).__name__,
)
def test_what_comes_from_a_student_is_the_plain_value_that_it_is(value, want):
    assert exactly(codec.decode(codec.encode(value, plainly=True))) == exactly(want)
    assert exactly(codec.decode(codec.encode([value], plainly=True))) == exactly([want])


@pytest.mark.parametrize("value", [object(), print, 1j, range(3), iter([]), deque([1]), numpy.array([1])], ids=type)
def test_what_is_no_plain_value_stays_where_it_is(value):
    with pytest.raises(CannotCross, match=f"a value of type {type(value).__name__}"):
        codec.encode([value], plainly=True)
    assert codec.decode(codec.encode([value], lambda v: {"h": [v is value]}, True), lambda *got: got) == [("h", [True])]


@pytest.mark.parametrize(
    ("shell", "told"),
    [
        (lambda: Counter({n: n for n in range(MAX_ITEMS)}), "items"),
        (lambda: bytearray(MAX_BYTES), "larger than"),
        (lambda: nested(MAX_DEPTH + 1, lambda v: Endpoint(v, v)), r"items|deeper"),
        (lambda: nested(MAX_DEPTH + 1, lambda v: Counter(a=v)), "deeper"),
        (lambda: IntEnum("Large", {"ONE": 1 << MAX_BITS}).ONE, "4096 bits"),
        (lambda: nested(200, lambda v: [v, v]), r"items|deeper"),
    ],
    ids=["items", "bytes", "depth of tuples", "depth of dicts", "bits", "what is held twice"],
)
def test_caps_hold_for_plain_values_too(shell, told):
    with pytest.raises(CannotCross, match=told):
        codec.encode(shell(), plainly=True)


def test_a_long_list_is_refused_without_being_copied(monkeypatch):
    held = itertools.count()
    monkeypatch.setitem(plain.CONTAINERS, list, (list, lambda value: held))
    with pytest.raises(CannotCross, match="items"):
        codec.encode([], plainly=True)
    assert next(held) <= MAX_ITEMS


@pytest.mark.parametrize("seed", range(50))
def test_whatever_may_cross_is_plainly_what_it_is_for_the_tests(seed):
    value = invented(random.Random(seed))
    assert exactly(codec.decode(codec.encode(value, plainly=True))) == exactly(plain.plain(value))


def test_a_message_holds_nothing_but_ascii():
    assert codec.encode("é\ud800").isascii()
    with pytest.raises(CannotCross, match="not JSON"):
        codec.decode('"é"'.encode())


@pytest.fixture
def builds_nothing(monkeypatch):
    """Turns the building of containers into an error, so that a cap must have held before."""

    def built(*args, **kwargs):
        raise AssertionError("a container is built before the caps are checked")

    monkeypatch.setattr(codec.json, "loads", built)


def test_a_mebibyte_crosses_and_a_byte_more_does_not():
    most = "x" * (MAX_BYTES - 2)
    assert codec.decode(codec.encode(most)) == most
    with pytest.raises(CannotCross, match="larger than"):
        codec.encode(most + "x")


@pytest.mark.usefixtures("builds_nothing")
@pytest.mark.parametrize(
    "text",
    [
        b'"' + b"x" * MAX_BYTES + b'"',
        b"[" + b"0," * 5 * MAX_ITEMS + b"0]",
        b'["' + b'\\"' * 1000 + b'",' + b"[]," * 2 * MAX_ITEMS + b"0]",
        b"[" * 10_000,
        b'{"d":[' * 10_000,
        b'"]]]]",' + b"[" * 10_000,
    ],
    ids=["bytes", "items", "items behind quotes", "depth", "depth of dicts", "depth behind brackets in text"],
)
def test_caps_hold_before_any_container_is_built(text):
    with pytest.raises(CannotCross, match=r"larger|more than|deeper"):
        codec.decode(text)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_cannot_hide_containers_from_the_caps(encoding):
    hidden = '["\u2200",' + "[" * 500 + '"\u2200"' + "]" * 500 + "]"
    with pytest.raises(CannotCross, match="not JSON"):
        codec.decode(hidden.encode(encoding))


def test_ten_thousand_items_cross_and_one_more_does_not():
    most = [0] * (MAX_ITEMS - 1)  # the list itself is one
    assert codec.decode(codec.encode(most)) == most
    with pytest.raises(CannotCross, match="items"):
        codec.encode([*most, 0])
    with pytest.raises(CannotCross, match="items"):
        codec.decode(codec.dump([*most, 0]))


@pytest.mark.parametrize(
    "shell",
    [lambda v: [v], lambda v: (v,), lambda v: {0: v}, lambda v: frozenset({v})],
    ids=["list", "tuple", "dict", "frozenset"],
)
def test_twenty_levels_cross_and_one_more_does_not(shell):
    most = nested(MAX_DEPTH, shell)
    assert codec.decode(codec.encode(most)) == most
    with pytest.raises(CannotCross, match="deeper"):
        codec.encode(nested(MAX_DEPTH + 1, shell))


def test_a_sender_that_skips_the_cap_on_depth_is_refused():
    with pytest.raises(CannotCross, match="deeper"):
        codec.decode(codec.dump(nested(MAX_DEPTH + 1)))


@pytest.mark.parametrize("value", [2**MAX_BITS, -(2**MAX_BITS), 10**4999], ids=["+1 bit", "-1 bit", "5 000 digits"])
def test_an_integer_beyond_4096_bits_is_not_encoded(value):
    with pytest.raises(CannotCross, match="4096 bits"):
        codec.encode({"n": value})


@pytest.mark.parametrize(
    "text",
    [
        b"1" * 5000,
        b"123456789012345678901",
        b'{"i":"' + b"1" * 5000 + b'"}',
        b'{"i":"' + b"f" * 1028 + b'"}',
        b'{"i":"1' + b"0" * 1024 + b'"}',
    ],
    ids=["5 000 digits", "21 digits", "5 000 hex digits", "4 112 bits", "4 097 bits"],
)
def test_an_integer_beyond_4096_bits_is_not_decoded(text):
    with pytest.raises(CannotCross, match=r"bits|not encoded as it should be"):
        codec.decode(text)


def test_refusing_takes_time_in_proportion_to_size():
    """Quotes behind backslashes once made it quadratic: this much took hours."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (5, 5))\n"
        "from classroom.judge.codec import check_text, parse_outputs, CannotCross\n"
        "for refuse in (check_text, parse_outputs):\n"
        "    try: refuse(b'\"' + b'\\\\\"' * 500_000)\n"
        "    except CannotCross: pass\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_large_output_is_read_in_little_memory():
    """A figure of 30 MB once took 3 GB to read."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "from classroom.judge.codec import parse_outputs\n"
        "assert len(parse_outputs(b'[\"' + b'x' * (30 << 20) + b'\"]')[0]) == 30 << 20\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("text", [b"1.5", b"1e5", b"NaN", b"Infinity", b"-Infinity", b"[1,NaN]"])
def test_a_number_outside_its_tag_is_refused(text):
    with pytest.raises(CannotCross, match="not encoded as it should be"):
        codec.decode(text)


class Counting:
    """Equal hashes all, and every comparison is counted."""

    comparisons = 0

    def __hash__(self):
        return 1

    def __eq__(self, other):
        Counting.comparisons += 1
        return self is other


@pytest.mark.parametrize("form", ['{"s":[%s]}', '{"z":[%s]}', '{"d":[%s]}'])
def test_colliding_members_are_refused_without_comparing_them(form):
    Counting.comparisons = 0
    item = '[{"x":0},1]' if '"d"' in form else '{"x":0}'
    text = form % ",".join([item] * 2000)
    with pytest.raises(CannotCross, match="collide"):
        codec.decode(text.encode(), lambda tag, body: Counting())
    assert Counting.comparisons == 0


@pytest.mark.parametrize("build", [set, frozenset, dict.fromkeys], ids=["set", "frozenset", "dict"])
def test_crafted_integers_of_one_hash_are_refused(build):
    alike = [1 + n * sys.hash_info.modulus for n in range(MAX_EQUAL_HASHES + 1)]
    with pytest.raises(CannotCross, match="collide"):
        codec.decode(codec.encode(build(alike)))
    few = build(alike[1:])
    assert codec.decode(codec.encode(few)) == few


def test_tuples_of_colliding_members_collide_too():
    alike = {((1 + n * sys.hash_info.modulus,),) for n in range(MAX_EQUAL_HASHES + 1)}
    with pytest.raises(CannotCross, match="collide"):
        codec.decode(codec.encode(alike))


# --- malformed -------------------------------------------------------------------------------------

MALFORMED = [
    b"",
    b"nonsense",
    b"[1",
    b"\xff\xfe",
    b"\x00",
    b"{}",
    b'{"t":[],"s":[]}',
    b'{"t":1}',
    b'{"t":{}}',
    b'{"s":"abc"}',
    b'{"s":[[]]}',
    b'{"s":[{"s":[]}]}',
    b'{"s":[{"a":""}]}',
    b'{"d":1}',
    b'{"d":[1]}',
    b'{"d":[[1]]}',
    b'{"d":[[1,2,3]]}',
    b'{"d":[[[],1]]}',
    b'{"d":[{"t":[1,2]}]}',
    b'{"i":1}',
    b'{"i":""}',
    b'{"i":"zz"}',
    b'{"i":null}',
    b'{"f":1}',
    b'{"f":"x"}',
    b'{"f":"' + b"1" * 100 + b'"}',
    b'{"f":"0x1p99999"}',
    b'{"b":1}',
    b'{"b":"a"}',
    b'{"b":"\\u00e9\\u00e9=="}',
    b'{"b":"a b="}',
    b'{"a":null}',
    b'{"e":1}',
    b'{"e":[]}',
    b'{"e":["Query"]}',
    b'{"e":["Query",1]}',
    b'{"e":["Query",[]]}',
    b'{"e":[{"t":[]},[]]}',
    b'{"e":["Internet",[0]]}',
]


@pytest.mark.parametrize("text", MALFORMED, ids=lambda t: t[:24].decode("ascii", "replace") or "empty")
def test_a_malformed_message_is_refused(text):
    with pytest.raises(CannotCross):
        codec.decode(text)


@pytest.mark.parametrize("tag", ["x", "", "tt", "fn", "h", "__class__", "x" * 1000])
def test_an_unknown_tag_is_refused_by_name_and_at_length(tag):
    with pytest.raises(CannotCross, match="unknown tag") as refused:
        codec.decode(codec.dump({tag: 1}))
    assert len(str(refused.value)) < 80


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_message_gives_a_value_or_a_refusal_and_nothing_else(seed):
    draw = random.Random(seed)
    text = bytearray(codec.encode(invented(draw)))
    for _ in range(draw.randrange(1, 6)):
        at = draw.randrange(len(text) + 1)
        text[at : at + draw.randrange(3)] = bytes(draw.choices(b'[]{}",:01tsdeif\\', k=draw.randrange(4)))
    with contextlib.suppress(CannotCross):
        codec.encode(codec.decode(bytes(text)))


def wire(event, **changed) -> bytes:
    """The message of an event with fields of other values."""
    fields = [changed.get(name, getattr(event, name)) for name in type(event).__slots__]
    return codec.dump({"e": [type(event).__name__, [codec.pack(value) for value in fields]]})


@pytest.mark.parametrize("event", [QUERY, Dropped(1, 0, "ns1", "192.0.2.1", "udp", "refused")])
def test_an_event_of_the_lab_crosses(event):
    assert codec.decode(codec.encode((event,))) == (event,)


@pytest.mark.parametrize(
    ("field", "value"),
    [("n", "3"), ("n", True), ("id", 1.0), ("name", None), ("name", b"www"), ("edns", 1), ("server", ["a"])],
)
def test_an_event_whose_field_has_another_type_is_refused(field, value):
    with pytest.raises(CannotCross, match=f"whose {field} is a {type(value).__name__}"):
        codec.decode(wire(QUERY, **{field: value}))


def test_an_object_that_is_called_like_a_type_is_no_value_of_it():
    forged = type("str", (), {})()
    text = wire(QUERY).replace(b'"www.shop.test"', b'{"h":0}')
    with pytest.raises(CannotCross, match="whose name is a str"):
        codec.decode(text, lambda tag, body: forged)


def test_an_event_with_a_field_too_few_or_too_many_is_refused():
    for values in ([1] * 5, [1] * 50):
        with pytest.raises(CannotCross, match="an event the lab does not know"):
            codec.decode(codec.dump({"e": ["Query", values]}))


def test_fields_may_be_optional_or_containers(monkeypatch):
    @dataclass(frozen=True)
    class Flight:
        sizes: tuple[tuple[int, str], ...] | None
        at: float

    monkeypatch.setattr("course.lab.events.CROSSING", frozenset({Flight}))
    for sizes in (((1, "a"),), None):
        flight = Flight(sizes, 0.5)
        assert codec.decode(codec.encode(flight)) == flight
    with pytest.raises(CannotCross, match="whose sizes is a list"):
        codec.decode(codec.encode(Flight([1], 0.5)))


def test_a_dataclass_that_is_not_the_labs_does_not_cross():
    @dataclass(frozen=True)
    class Query:
        n: int

    with pytest.raises(CannotCross, match="a value of type Query"):
        codec.encode(Query(1))


def test_wrap_and_unwrap_carry_what_is_not_built_in():
    text = codec.encode([print], lambda value: {"fn": value.__name__})
    assert codec.decode(text, lambda tag, body: (tag, body)) == [("fn", "print")]


def test_outputs_may_hold_long_strings_but_few_parts():
    long = ["x" * 2 * MAX_BYTES]
    assert codec.parse_outputs(codec.dump(long)) == long
    for text in (b"[" + b"0," * 20 * MAX_ITEMS + b"0]", b"[" * 5000, b"nonsense", b"\xff", b"", b'["\xe9"]'):
        with pytest.raises(CannotCross):
            codec.parse_outputs(text)
