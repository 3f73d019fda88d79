"""How a real browser loaded the page, from a recording."""

import json
from pathlib import Path

from course.lab.base._errors import LabError
from course.lab.versions._load import Load, Record

VERSIONS = ("h1", "h2", "h3")
MOMENTS = (("request", "request"), ("first", "delivered"), ("end", "delivered"), ("end", "done"))


def recorded_loads(path: str | Path) -> list[Load]:
    """The loads over each version in the file at ``path``, as ``tools/record_versions.py`` writes them.

    Their events are what a browser tells of itself (Resource Timing): ``"request"``, ``"delivered"`` for the first
    and the last byte of an object, without a size, and ``"done"``; seconds since it asked for the first object. It
    tells nothing of packets. Raises LabError for another file.
    """
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
        return [_load(version, found[version]) for version in VERSIONS]
    except (ValueError, KeyError, TypeError) as error:
        raise LabError(f"{path} is no recording of page loads: {error!r}") from None


def _load(version, entries):
    begun = min(entry["start"] for entry in entries)
    record = Record(lambda: begun)
    for entry in entries:
        for moment, what in MOMENTS:
            size = entry["size"] if what == "done" else 0
            record.note(what, 0, object=entry["object"], size=size, note=entry["protocol"], ms=entry[moment])
    return Load(version, record.events, [], set(), 0, frozenset(), frozenset())
