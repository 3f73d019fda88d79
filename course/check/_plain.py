"""Which plain value something is, whatever class it wears."""

import sys
from collections import OrderedDict

WHOLE = slice(None)
SCALARS = {
    int: int.__int__,
    float: float.__float__,
    str: str.__str__,
    bytes: lambda value: bytes.__getitem__(value, WHOLE),
    bytearray: lambda value: bytes(bytearray.copy(value)),
    memoryview: memoryview.tobytes,
}
# The built-in types' own methods: a subclass may say something else of itself than what it holds.
CONTAINERS = {
    list: (list, list.__iter__),
    tuple: (tuple, tuple.__iter__),
    set: (set, set.__iter__),
    frozenset: (set, frozenset.__iter__),
    OrderedDict: (dict, lambda value: iter(OrderedDict.items(value))),
    dict: (dict, lambda value: iter(dict.items(value))),
}


def plain(value):
    """The plain built-in value that ``value`` is, all the way down.

    A NamedTuple is a tuple, an IntEnum such as HTTPStatus an int, a StrEnum a str, a Counter, OrderedDict or
    defaultdict a dict, a bytearray or memoryview bytes, a frozenset a set (but as a member or a key), a number of
    numpy's the number. What is none of these, a deque or an object of your own class, stays what it is. Raises
    TypeError where a key holds what cannot be one, RecursionError where a value contains itself.
    """
    return _plain(value, hashed=False)


def outermost(value):
    """As `plain`, but parts stay as they are; keys and members of sets, which are hashed, are plain."""
    kind, body = taken(value)
    if kind is dict:
        return {_plain(key, hashed=True): item for key, item in body}
    if kind is set:
        return {_plain(member, hashed=True) for member in body}
    return kind(body) if kind in (list, tuple) else body


def taken(value) -> tuple[type, object]:
    """The built-in type of a value, and the value; of a container an iterator of its parts, of a dict of its pairs.

    What is no plain value is of type ``object``. Nothing that a student wrote is called.
    """
    kind = type(value)
    if value is None or kind is bool:
        return kind, value
    for base, take in SCALARS.items():
        if issubclass(kind, base):
            held = take(value)
            return type(held), held
    for base, (shown, take) in CONTAINERS.items():
        if issubclass(kind, base):
            return shown, take(value)
    return _number(kind, value)


def _number(kind: type, value) -> tuple[type, object]:
    """A number of numpy's, where that has been imported, as the built-in one."""
    generic = getattr(sys.modules.get("numpy"), "generic", ())
    held = generic.item(value) if issubclass(kind, generic) else None
    return (type(held), held) if type(held) in (bool, int, float) else (object, value)


def _plain(value, hashed: bool):
    kind, body = taken(value)
    if kind is dict:
        return {_plain(key, hashed=True): _plain(item, hashed) for key, item in body}
    if kind is set:
        return (frozenset if hashed else set)([_plain(member, hashed=True) for member in body])
    return kind([_plain(item, hashed) for item in body]) if kind in (list, tuple) else body
