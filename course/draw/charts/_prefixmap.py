"""The map of an address space: where its blocks, subnets or routes lie, how large they are, what overlaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from course.draw.base._drawing import Drawing
from course.draw.base._palette import INK, MUTED, PANEL, RULE, TINTS
from course.draw.base._svg import Canvas, room, text_width
from course.draw.base._text import ELLIPSIS, counted, listed, printable, rounded, shortened

CAPTION = "From the first address on the left to the last on the right, to scale; what is too small is drawn as a line."
MOST_ROWS, MOST_MARKS, MOST_TOLD = 32, 3, 12
WIDTH, MARGIN, GAP = 820, 12, 10
SIDE = 176  # room for a prefix on the left, and for its label on the right
LANE, REACH = MARGIN + SIDE + GAP, WIDTH - 2 * (MARGIN + SIDE + GAP)
ROW, BAR, DROP = 22, 14, 12
LEAST = 3  # pixels of a bar
SMALLEST = 0.001  # per cent that are told as a number
TICK = 11  # letters of the scale
LINE = 16

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class _Row:
    network: Network
    label: str

    @property
    def told(self):
        return f"{self.network} ({self.label})" if self.label else str(self.network)


def prefixmap(
    prefixes: Mapping[str, str] | Iterable[tuple[str, str]],
    within: str,
    *,
    marks: Iterable[str] = (),
    alt: str | None = None,
    caption: str = CAPTION,
) -> Drawing:
    """Draw ``prefixes``, ``{prefix: label}`` or pairs of both, at their places in the block ``within``.

    One row a prefix, in the order given; equal labels have one colour. ``marks`` are up to three addresses,
    drawn as lines across all rows. The first 32 prefixes get a row. Raises ValueError for what is no prefix
    or lies outside of ``within``.
    """
    space = _network(within)
    pairs = prefixes.items() if isinstance(prefixes, Mapping) else prefixes
    rows = [_row(given, space) for given in pairs]
    if not rows:
        raise ValueError("there is no prefix to draw")
    found = [_address(given, space) for given in marks]
    if len(found) > MOST_MARKS:
        raise ValueError(f"{len(found)} marks are too many for one figure: draw {MOST_MARKS} at most")
    return Drawing(_Map(rows, space, found).svg(), WIDTH, alt or _finding(rows, space, found), caption)


class _Map:
    def __init__(self, rows, space, marks):
        self.rows, self.hidden = rows[:MOST_ROWS], len(rows) - MOST_ROWS
        self.space, self.marks = space, marks
        labels = dict.fromkeys(row.label for row in self.rows)
        self.colours = {label: TINTS[at % len(TINTS)] for at, label in enumerate(labels)}
        self.scale = MARGIN + TICK
        self.top = self.scale + GAP
        self.bottom = self.top + ROW * len(self.rows)

    def svg(self):
        under = LINE * ((self.hidden > 0) + len(self.marks))
        self.canvas = Canvas(WIDTH, self.bottom + under + MARGIN - 4)
        self._ticks()
        for at, row in enumerate(self.rows):
            self._bar(self.top + at * ROW, row)
        self._marks()
        if self.hidden > 0:
            more = f"{ELLIPSIS} and {counted(self.hidden, 'more prefix', 'more prefixes')}"
            self.canvas.text(LANE, self.bottom + DROP, more, fill=MUTED)
        return self.canvas.done()

    def _x(self, number):
        """Where an address begins: ``number`` counts from the first of the space."""
        return LANE + number / self.space.num_addresses * REACH

    def _ticks(self):
        """Addresses at quarters, or at halves where their texts are long."""
        size = self.space.num_addresses
        for parts in (parts for parts in (4, 2, 1) if parts <= size):
            starts = [size // parts * part for part in range(parts)]
            texts = [shortened(str(self.space[at]), room(REACH / 2, TICK)) for at in starts]
            if max(text_width(text, TICK) for text in texts) < REACH / parts - GAP:
                break
        with self.canvas.group(font_size=TICK, fill=MUTED):
            for at, text in zip(starts, texts, strict=True):
                self.canvas.text(self._x(at), self.scale, text)
                self.canvas.line(self._x(at), self.scale + 3, self._x(at), self.bottom, RULE)
        self.canvas.line(LANE + REACH, self.scale + 3, LANE + REACH, self.bottom, RULE)

    def _bar(self, y, row):
        first = int(row.network[0]) - int(self.space[0])
        left = min(self._x(first), LANE + REACH - LEAST)
        width = max(LEAST, row.network.num_addresses / self.space.num_addresses * REACH)
        fill, stroke = self.colours[row.label]
        self.canvas.text(LANE - GAP, y + DROP, shortened(str(row.network), room(SIDE)), text_anchor="end")
        self.canvas.rect(left, y, width, BAR, stroke if width == LEAST else fill, stroke)
        self.canvas.text(LANE + REACH + GAP, y + DROP, shortened(row.label, room(SIDE)), fill=MUTED)

    def _marks(self):
        """Lines across all rows, and below them the addresses, each on a level of its own."""
        below = self.bottom + LINE * (self.hidden > 0) + DROP
        places = [self._x(int(address) - int(self.space[0])) for address in self.marks]
        for level, x in enumerate(places):
            self.canvas.line(x, self.scale + 3, x, below + LINE * level, INK, 1.5, "5 3")
        for level, (x, address) in enumerate(zip(places, self.marks, strict=True)):
            text, y = shortened(str(address), room(REACH)), below + LINE * level
            wide = text_width(text)
            self.canvas.rect(x - wide / 2 - 2, y - DROP + 2, wide + 4, LINE - 2, PANEL)
            self.canvas.text(x, y, text, text_anchor="middle", font_weight="bold")


def _network(given) -> Network:
    try:
        return ip_network(given)
    except ValueError as error:
        raise ValueError(f"a prefix is an address and a length, such as 192.0.2.0/24: {error}") from None


def _row(given, space):
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise ValueError(f"prefixes are {{prefix: label}} or pairs of both, not {given!r}")
    network = _network(given[0])
    if network.version != space.version or not network.subnet_of(space):
        raise ValueError(f"{network} does not lie in {space}")
    return _Row(network, printable(str(given[1])))


def _address(given, space) -> IPv4Address | IPv6Address:
    address = ip_address(given)
    if address not in space:
        raise ValueError(f"{address} does not lie in {space}")
    return address


def _finding(rows, space, marks):
    told = listed([f"{row.told} with {_percent(row.network.num_addresses, space)}" for row in rows], MOST_TOLD)
    covered = sum(network.num_addresses for network in _merged(row.network for row in rows))
    rest = space.num_addresses - covered
    said = [f"{counted(len(rows), 'prefix', 'prefixes')} in {space}: {told} of the addresses."]
    said += [f"Outside of all: {_percent(rest, space)}."] if rest else []
    said += [f"{address} lies in {_holders(rows, address)}." for address in marks]
    return " ".join(said)


def _percent(count, space):
    share = 100 * count / space.num_addresses
    if share < SMALLEST:
        return f"less than {SMALLEST} %"
    return "almost 100 %" if 100 - SMALLEST < share < 100 else f"{rounded(share)} %"


def _merged(networks):
    """Without those that lie in another; two prefixes overlap in no other way."""
    kept = []
    for network in sorted(set(networks), key=lambda network: network.prefixlen):
        if not any(network.subnet_of(other) for other in kept):
            kept.append(network)
    return kept


def _holders(rows, address):
    return listed([row.told for row in rows if address in row.network], MOST_TOLD) or "none of them"
