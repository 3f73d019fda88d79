"""How long objects heard nothing while bytes of theirs were lost, or waited behind lost ones."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping


def silences(events: Iterable, deliveries: Mapping[str, list[float]]) -> list[tuple[str, float, float]]:
    """``(object, from, to)`` in seconds: the gap between deliveries in which a loss was repaired, for each object."""
    found = set()
    for event in events:
        if event.what in ("waited", "repeated") and deliveries.get(event.object):
            times = deliveries[event.object]
            after = bisect_left(times, event.s)
            if after < len(times):
                found.add((event.object, times[max(0, after - 1)], times[after]))
    return sorted(found)
