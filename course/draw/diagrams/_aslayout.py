"""Where the networks of a map stand: below their providers, near those whom they are joined to."""

from collections.abc import Mapping
from typing import NamedTuple

RELATIONS = ("customer", "peer", "provider")
WIDTH = 820
NODE_WIDE, NODE_HIGH = 92, 34
TOP, ROW = 58, 84
MOST, MOST_IN_ROW = 32, 8


class Box(NamedTuple):
    """The middle of a network's box, and its row from the top."""

    x: float
    y: float
    row: int


def laid_out(links: Mapping) -> tuple[dict, int]:
    """A box for each network, and the height that all of them take. Raises ValueError for what is no map."""
    if not isinstance(links, Mapping) or not 1 <= len(links) <= MOST:
        raise ValueError(f"links is a dict of 1 to {MOST} networks")
    for a, sides in links.items():
        if not isinstance(sides, Mapping):
            raise ValueError(f"links[{a!r}] says what each neighbour is, {{neighbour: relation}}, not {sides!r}")
        for b, is_a in sides.items():
            if is_a not in RELATIONS or b not in links:
                raise ValueError(f"links[{a!r}][{b!r}] is {is_a!r}: a customer, peer or provider in links is wanted")
    rows = _rows(links)
    return _boxes(links, rows), TOP + ROW * (len(rows) - 1) + NODE_HIGH // 2 + 26


def _rows(links):
    depth = _depths(links)
    rows = []
    for level in sorted(set(depth.values())):
        names = [name for name in links if depth[name] == level]
        rows += [names[at : at + MOST_IN_ROW] for at in range(0, len(names), MOST_IN_ROW)]
    return rows


def _depths(links):
    """How many steps each network is below the top; where providers make a circle, the count ends somewhere."""
    above = {name: [b for b, is_a in sides.items() if is_a == "provider"] for name, sides in links.items()}
    depth = dict.fromkeys(links, 0)
    for _ in links:
        depth = {name: 1 + max((depth[b] for b in above[name]), default=-1) for name in links}
    return depth


def _boxes(links, rows):
    boxes = {}
    for row, names in enumerate(rows):
        ordered = sorted(names, key=lambda name: _middle(links, boxes, name))
        wide = WIDTH / len(ordered)
        for at, name in enumerate(ordered):
            shift = 12 if row % 2 and len(ordered) < MOST_IN_ROW else 0
            boxes[name] = Box(wide * (at + 0.5) + shift, TOP + ROW * row, row)
    return boxes


def _middle(links, boxes, name):
    """The mean place of those above that a network is joined to."""
    places = [boxes[b].x for b in links[name] if b in boxes]
    return sum(places) / len(places) if places else WIDTH / 2
