"""The map of an internet: networks with their providers above them, and where packets go from each."""

from collections.abc import Iterable, Mapping

from course.draw.base._drawing import Drawing
from course.draw.base._palette import MUTED, PLAIN, RULE, TINTS
from course.draw.base._svg import Canvas, room
from course.draw.base._text import as_number, counted, listed, printable, rounded, shortened
from course.draw.diagrams._aslayout import NODE_HIGH, NODE_WIDE, WIDTH, Box, laid_out

CAPTION = "Above each network stand its providers; peers are joined by dashes. Arrows: the next network for a packet."
NOWHERE = "nowhere"
MOST_ENDS, MOST_TOLD = 7, 12
MARGIN, LINE, SWATCH = 16, 22, 24

Name = int | str


def asmap(
    links: Mapping[Name, Mapping[Name, str]],
    reached: Mapping[Name, tuple[Name | None, tuple[Name, ...]]] | None = None,
    *,
    clients: Mapping[Name, float] | None = None,
    notes: Mapping[Name, str] | None = None,
    ends: Iterable[Name] = (),
    alt: str | None = None,
    caption: str = CAPTION,
) -> Drawing:
    """Draw the networks of ``links`` as ``course.lab.AsGraph`` has them: ``links[a][b]`` is what b is to a.

    ``reached`` says for each network where its packets end, None for nowhere, and by which networks: what
    ``AsGraph.reaching`` returns. Networks whose packets end at the same place have one colour; ``ends`` are such places
    in the order of their colours, for maps beside each other. ``clients`` are the weights of the shares below the map,
    1 for each without it; ``notes`` stand below the names. Up to 32 networks, and seven places.
    Raises ValueError for what cannot be drawn.
    """
    boxes, height = laid_out(links)
    reached, clients = dict(reached or {}), dict(clients or dict.fromkeys(links, 1))
    if unknown := [name for given in (reached, clients, notes or {}) for name in given if name not in links]:
        raise ValueError(f"{unknown[0]!r} is not in links")
    known, ends = [*ends], _shares(links, reached, clients)
    places = [*known, *(end for end in ends if end is not None and end not in known)]
    if len(places) > MOST_ENDS:
        raise ValueError(f"packets end at {len(places)} places: draw {MOST_ENDS} at most")
    notes = {name: printable(str(text)) for name, text in (notes or {}).items()}
    drawn = _Map(links, reached, ends, places, notes, boxes, height)
    return Drawing(drawn.svg(), WIDTH, alt or _finding(links, reached, ends), caption)


class _Map:
    def __init__(self, links, reached, ends, places, notes, boxes, height):
        self.links, self.reached, self.ends, self.notes = links, reached, ends, notes
        self.boxes, self.height = boxes, height
        self.colours = {None: PLAIN} | dict(zip(places, TINTS, strict=False))
        self.hops = {path[:2] for _, path in reached.values() if len(path) > 1}

    def svg(self):
        self.canvas = Canvas(WIDTH, self.height + LINE * len(self.ends) + MARGIN)
        pairs = [(a, b, is_a) for a, sides in self.links.items() for b, is_a in sides.items()]
        for a, b, is_a in pairs:
            if is_a == "provider" or (is_a == "peer" and self._before(a, b)):
                self._link(a, b, is_a)
        for name, (end, path) in self.reached.items():
            if len(path) > 1 and path[1] in self.boxes:
                self._arrow(name, path[1], self.colours[end][1])
        for name, box in self.boxes.items():
            self._node(name, box)
        self._legend()
        return self.canvas.done()

    def _before(self, a, b):
        return (self.boxes[a].row, self.boxes[a].x) < (self.boxes[b].row, self.boxes[b].x)

    def _link(self, a, b, is_a):
        curve = _curve(self.boxes[a], self.boxes[b])
        self.canvas.path(curve, fill="none", stroke=RULE, stroke_dasharray="5 4" if is_a == "peer" else None)

    def _arrow(self, a, b, colour):
        """From a towards b, in the colour of where the packets end; the head is where b's box begins."""
        _, x0, y0, _, cx, cy, x1, y1 = _curve(self.boxes[a], self.boxes[b])
        self.canvas.path(("M", x0, y0, "Q", cx, cy, x1, y1), fill="none", stroke=colour, stroke_width=2)
        at = 0.62 if (b, a) not in self.hops else 0.42
        x, y = _on_curve((x0, y0), (cx, cy), (x1, y1), at)
        ahead = _on_curve((x0, y0), (cx, cy), (x1, y1), at + 0.02)
        dx, dy = ahead[0] - x, ahead[1] - y
        size = (dx * dx + dy * dy) ** 0.5 or 1
        dx, dy = dx / size, dy / size
        left, right = (x - 5 * dy - 5 * dx, y + 5 * dx - 5 * dy), (x + 5 * dy - 5 * dx, y - 5 * dx - 5 * dy)
        self.canvas.path(("M", x + 6 * dx, y + 6 * dy, "L", *left, "L", *right, "Z"), fill=colour)

    def _node(self, name, box):
        end = self.reached.get(name, (None, ()))[0]
        fill, stroke = self.colours.get(end, PLAIN)
        left, top = box.x - NODE_WIDE / 2, box.y - NODE_HIGH / 2
        here = end == name
        self.canvas.rect(left, top, NODE_WIDE, NODE_HIGH, fill, stroke, rx=5, stroke_width=3 if here else 1)
        note = self.notes.get(name, "")
        text = shortened(printable(str(name)), room(NODE_WIDE - 6))
        self.canvas.text(box.x, box.y + (4 if not note else -1), text, text_anchor="middle", font_weight="bold")
        if note:
            shown = shortened(note, room(NODE_WIDE - 4, 10))
            self.canvas.text(box.x, box.y + 12, shown, text_anchor="middle", font_size=10)

    def _legend(self):
        for at, (end, (names, share)) in enumerate(self.ends.items()):
            y = self.height + LINE * at
            self.canvas.rect(MARGIN, y, SWATCH, 15, *self.colours[end])
            told = f"{_place(end)}: {counted(len(names), 'network')}, {rounded(round(share, 1))} % of clients"
            self.canvas.text(
                MARGIN + SWATCH + 8, y + 12, shortened(told, room(WIDTH - 3 * MARGIN - SWATCH)), fill=MUTED
            )


def _curve(a: Box, b: Box) -> tuple:
    """A straight way between rows; within one a bow above the boxes that stand between."""
    lift = 0 if a.row != b.row else 18 + 0.16 * abs(a.x - b.x)
    return "M", a.x, a.y, "Q", (a.x + b.x) / 2, (a.y + b.y) / 2 - lift, b.x, b.y


def _on_curve(a, control, b, t):
    return tuple((1 - t) ** 2 * p + 2 * t * (1 - t) * q + t * t * r for p, q, r in zip(a, control, b, strict=True))


def _shares(links, reached, clients):
    """Each place where packets end, with the networks that they come from and their per cent of all clients."""
    weights = {name: as_number(weight) for name, weight in clients.items()}
    if any(weight is None or weight < 0 for weight in weights.values()) or not sum(weights.values()):
        raise ValueError(f"clients are finite numbers from 0 on, and not all of them 0, not {clients!r}")
    total = sum(weights.values())
    ends = {}
    for name in links:
        if name in reached:
            ends.setdefault(reached[name][0], []).append(name)
    ordered = sorted(ends, key=lambda end: (end is None, list(links).index(end) if end in links else len(links)))
    return {end: (ends[end], 100 * sum(weights.get(name, 0) for name in ends[end]) / total) for end in ordered}


def _place(end):
    return NOWHERE if end is None else f"to {printable(str(end))}"


def _finding(links, reached, ends):
    joined = sum(len(sides) for sides in links.values()) // 2
    said = [f"{counted(len(links), 'network')} and {counted(joined, 'link')}."]
    for end, (names, share) in ends.items():
        ways = [" ".join(printable(str(hop)) for hop in reached[name][1]) for name in names]
        told = f"{rounded(round(share, 1))} % of clients"
        said.append(f"Packets go {_place(end)} from {counted(len(names), 'network')} with {told}: ")
        said[-1] += f"{listed(ways, MOST_TOLD)}."
    return " ".join(said)
