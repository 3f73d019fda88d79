"""The key is an object of a class of its own, in which an object stands for a field that is missing."""
from dataclasses import dataclass

MISSING = object()


@dataclass(frozen=True)
class Key:
    url: str
    fields: frozenset


def cache_key(req, vary):
    names = {name.strip().lower() for name in (vary or "").split(",")} - {""}
    if "*" in names:
        return None
    return Key(req["url"], frozenset((name, req["headers"].get(name, MISSING)) for name in names))
