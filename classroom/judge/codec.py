"""What may cross between judge and student: tagged JSON, built-in values only, never pickle.

Both sides encode; only what the student's side sends is hostile, so `decode` checks sizes on the text
before it builds a container and every tag before it builds a value.
"""

import base64
import functools
import json
import math
import re
import types
import typing
from collections import Counter
from dataclasses import fields

from course.check._plain import taken

MAX_BYTES = 1 << 20
MAX_ITEMS = 10_000
MAX_DEPTH = 20
MAX_BITS = 4096
MAX_EQUAL_HASHES = 16

DEEPEST = 3 * MAX_DEPTH + 8  # of a text: a tag adds up to two levels to each level of a value

PLAIN_INT = 1 << 53
STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)  # possessive: linear, whatever the text


class CannotCross(ValueError):
    """A value or a message that the rules for crossing refuse; the text says which rule."""


def encode(value, wrap=None, plainly: bool = False) -> bytes:
    """``value`` as a message (see `pack`). ``wrap(value)`` may turn what is not built-in into a tagged dict."""
    text = dump(pack(value, wrap, plainly))
    check_text(text)
    return text


def decode(text: bytes, unwrap=None):
    """The value in a message; ``unwrap(tag, body)`` builds what ``wrap`` had tagged."""
    return unpack(parse(text), unwrap)


def parse(text: bytes):
    """JSON of a message after its caps have been checked on the text."""
    check_text(text)
    try:
        return STRICT.decode(text.decode("ascii"))
    except CannotCross:
        raise
    except (ValueError, RecursionError):
        raise CannotCross("a message that is not JSON") from None


def parse_outputs(text: bytes):
    """JSON of a message with a cell's outputs: strings of any length, but few of them."""
    bones = STRING.sub(b"", text)
    if bones.count(b",") + bones.count(b"[") + bones.count(b"{") > 10 * MAX_ITEMS:
        raise CannotCross("outputs of too many parts")
    try:
        return json.loads(text.decode("ascii"))
    except (ValueError, RecursionError):
        raise CannotCross("a message that is not JSON") from None


def dump(message) -> bytes:
    """A message made of packed values, as text."""
    return COMPACT.encode(message).encode()


def check_text(text: bytes) -> None:
    """Refuse by size, number of items and depth before anything is built."""
    if len(text) <= 4 * MAX_ITEMS and text.count(b"[") + text.count(b"{") <= DEEPEST:
        return  # so short a text breaks no rule, wherever in it the brackets are
    if len(text) > MAX_BYTES:
        raise CannotCross(f"a value larger than {MAX_BYTES} bytes")
    bones = STRING.sub(b"", text)
    if bones.count(b",") + bones.count(b"[") + bones.count(b"{") > 4 * MAX_ITEMS:
        raise CannotCross(f"a value of more than {MAX_ITEMS} items")
    depth = deepest = 0
    for byte in re.sub(rb"[^][{}]", b"", bones):
        depth += 1 if byte in b"[{" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise CannotCross(f"a value nested deeper than {MAX_DEPTH}")


def pack(value, wrap=None, plainly: bool = False):
    """``value`` as JSON-ready data: scalars as they are, everything else tagged by its exact type.

    What comes from a student is packed ``plainly``, as the built-in value that it is (`course.check.plain`).
    """
    return _Packing(wrap, plainly).pack(value, 0)


class _Packing:
    """One value on its way: how much of it there has been, and what becomes of objects."""

    def __init__(self, wrap, plainly: bool):
        self.wrap, self.plainly, self.count = wrap, plainly, [0]

    def pack(self, value, depth: int, hashed: bool = False):
        _counted(depth, self.count)
        kind = type(value)
        if self.plainly and kind not in EXACT:
            kind, value = taken(value)
            kind = frozenset if kind is set and hashed else type(value) if kind is object else kind
        if value is None or kind is bool or kind is str:
            return value
        if kind in PACK_SCALAR:
            return PACK_SCALAR[kind](value)
        if kind is list:
            return self._items(value, depth)
        if kind in SEQUENCE_TAG:
            return {SEQUENCE_TAG[kind]: self._items(value, depth, hashed or kind is not tuple)}
        if kind is dict:
            pairs = value if self.plainly else value.items()
            return {"d": [[self.pack(k, depth + 1, True), self.pack(v, depth + 1)] for k, v in pairs]}
        if kind in _events():
            return {"e": [kind.__name__, self._items([getattr(value, f.name) for f in fields(value)], depth)]}
        if self.wrap is None:
            raise CannotCross(f"a value of type {kind.__name__}")
        return self.wrap(value)

    def _items(self, values, depth: int, hashed: bool = False) -> list:
        return [self.pack(item, depth + 1, hashed) for item in values]


def _counted(depth: int, count: list[int] | None) -> list[int]:
    count = [0] if count is None else count
    count[0] += 1
    if count[0] > MAX_ITEMS:
        raise CannotCross(f"a value of more than {MAX_ITEMS} items")
    if depth > MAX_DEPTH:
        raise CannotCross(f"a value nested deeper than {MAX_DEPTH}")
    return count


def unpack(data, unwrap=None, depth: int = 0, count: list[int] | None = None):
    """The value that `pack` made ``data`` of."""
    count = _counted(depth, count)
    if data is None or type(data) in (bool, int, str):
        return data

    def inner(item):
        return unpack(item, unwrap, depth + 1, count)

    if type(data) is list:
        return [inner(item) for item in data]
    if len(data) != 1:
        raise CannotCross("a message with a malformed tag")
    ((tag, body),) = data.items()
    if tag in UNPACK_SCALAR:
        return UNPACK_SCALAR[tag](body)
    if tag in TAG_SEQUENCE:
        return TAG_SEQUENCE[tag](_hashable([inner(i) for i in _list(body)], tag in "sz"))
    if tag == "d":
        return _dict([[inner(part) for part in _list(pair)] for pair in _list(body)])
    if tag == "e":
        return _event(body, inner)
    if unwrap is None:
        raise CannotCross(f"a message with an unknown tag {tag[:20]!r}")
    return unwrap(tag, body)


def _int(text: str) -> int:
    if len(text) > 20:
        raise CannotCross("a number that is not encoded as it should be")
    return int(text)


def _refuse_number(text: str):
    raise CannotCross(f"a number that is not encoded as it should be: {text[:20]}")


def _pack_int(value: int):
    if value.bit_length() > MAX_BITS:
        raise CannotCross(f"an integer of more than {MAX_BITS} bits")
    return value if -PLAIN_INT < value < PLAIN_INT else {"i": hex(value)}


def _unpack_int(body) -> int:
    if type(body) is not str or len(body) > MAX_BITS // 4 + len("-0x"):
        raise CannotCross(f"an integer of more than {MAX_BITS} bits")
    value = _built(lambda: int(body, 16))
    if value.bit_length() > MAX_BITS:
        raise CannotCross(f"an integer of more than {MAX_BITS} bits")
    return value


def _pack_float(value: float):
    return {"f": value.hex() if math.isfinite(value) else repr(value)}


def _unpack_float(body) -> float:
    if type(body) is not str or len(body) > 40:
        raise CannotCross("a malformed float")
    return _built(lambda: float.fromhex(body))


def _unpack_bytes(body) -> bytes:
    if type(body) is not str:
        raise CannotCross("malformed bytes")
    return _built(lambda: base64.b64decode(body, validate=True))


def _built(make):
    try:
        return make()
    except (ValueError, OverflowError, TypeError):
        raise CannotCross("a malformed value") from None


def _list(body) -> list:
    if type(body) is not list:
        raise CannotCross("a message with a malformed tag")
    return body


def _hashable(items: list, wanted: bool = True) -> list:
    """Refuse unhashable members and crafted collisions, which would make a set quadratic to build."""
    if wanted and items:
        hashes = Counter(_built(lambda: [hash(item) for item in items]))
        if max(hashes.values()) > MAX_EQUAL_HASHES:
            raise CannotCross("a set or dict whose members collide")
    return items


def _dict(pairs: list[list]) -> dict:
    if any(len(pair) != 2 for pair in pairs):
        raise CannotCross("a malformed dict")
    _hashable([key for key, _ in pairs])
    return dict(pairs)


def _events() -> frozenset[type]:
    """The lab's event classes."""
    from course.lab import events

    return events.CROSSING


def _event(body, inner):
    name, values = _list(body) if len(_list(body)) == 2 else (None, None)
    kind = next((k for k in _events() if k.__name__ == name), None)
    if kind is None or len(_list(values)) != len(fields(kind)):
        raise CannotCross("an event the lab does not know")
    built = [inner(value) for value in values]
    for f, value in zip(fields(kind), built, strict=True):
        if type(value) not in _field_types(kind)[f.name]:
            raise CannotCross(f"an event whose {f.name} is a {type(value).__name__}")
    return kind(*built)


@functools.cache
def _field_types(kind: type) -> dict[str, set[type]]:
    """The types that each field may have: ``tuple[str, ...] | None`` gives tuple and NoneType."""
    return {
        name: {typing.get_origin(h) or h for h in _options(hint)} for name, hint in typing.get_type_hints(kind).items()
    }


def _options(hint) -> tuple:
    return typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


PACK_SCALAR = {
    int: _pack_int,
    float: _pack_float,
    bytes: lambda value: {"b": base64.b64encode(value).decode()},
    bytearray: lambda value: {"a": base64.b64encode(value).decode()},
}
UNPACK_SCALAR = {
    "i": _unpack_int,
    "f": _unpack_float,
    "b": _unpack_bytes,
    "a": lambda body: bytearray(_unpack_bytes(body)),
}
EXACT = {type(None), bool, int, float, str, bytes}  # plain already
COMPACT = json.JSONEncoder(separators=(",", ":"))
STRICT = json.JSONDecoder(parse_int=_int, parse_float=_refuse_number, parse_constant=_refuse_number)
SEQUENCE_TAG = {tuple: "t", set: "s", frozenset: "z"}
TAG_SEQUENCE = {tag: kind for kind, tag in SEQUENCE_TAG.items()}
