"""The byte map of a message: which bytes are which field."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from course.draw.base._drawing import Drawing
from course.draw.base._palette import MUTED, PLAIN, TINTS
from course.draw.base._svg import Canvas, text_width
from course.draw.base._text import ELLIPSIS, counted, listed, shortened

CAPTION = "Sixteen bytes a row: offset, hexadecimal, characters. A number marks where a region begins."
PER_ROW, MOST_ROWS, MOST_NAMED = 16, 40, 50
MARGIN, OFFSETS, GAP = 12, 78, 18
CELL, ROW, GLYPH = 30, 31, 12  # one byte in hexadecimal, a row, one character
DROP = 20  # from the top of a row to where its letters stand
HEX = MARGIN + OFFSETS
CHARACTERS = HEX + PER_ROW * CELL + GAP
WIDTH = CHARACTERS + PER_ROW * GLYPH + MARGIN
KEY, KEY_LINE = 9, 20
SWATCH, PLACES = 24, round(text_width("600–600")) + 8  # in the legend: the key, where the region is
NAME_MOST = 40


@dataclass(frozen=True, slots=True)
class _Region:
    key: int
    name: str
    start: int
    end: int

    @property
    def where(self):
        if self.end - self.start <= 1:
            return str(self.start) if self.end > self.start else "empty"
        return f"{self.start}–{self.end - 1}"


def bytemap(
    message: bytes,
    regions: Iterable[tuple[str, int, int]] = (),
    *,
    alt: str | None = None,
    caption: str = CAPTION,
) -> Drawing:
    """Draw ``message``, sixteen bytes a row, coloured by ``regions``.

    A region is ``(name, start, end)`` and covers ``message[start:end]``. Bytes in no region stay grey; where
    regions overlap the later one shows. The first 640 bytes are drawn and the first 50
    regions named. Raises TypeError or ValueError for a message without bytes and for regions outside it.
    """
    if not isinstance(message, bytes | bytearray | memoryview):
        raise TypeError(f"a message is bytes, not {type(message).__name__}")
    message = bytes(message)
    if not message:
        raise ValueError("the message is empty: there are no bytes to draw")
    regions = [_region(key, given, len(message)) for key, given in enumerate(regions, 1)]
    return _Map(message, regions).drawing(alt or _finding(message, regions), caption)


class _Map:
    def __init__(self, message, regions):
        self.message = message[: PER_ROW * MOST_ROWS]
        self.left_out = len(message) - len(self.message)
        self.regions = regions
        self.owner = [0] * len(self.message)  # the key of the region that shows; 0 is none
        for region in regions:
            for at in range(region.start, min(region.end, len(self.owner))):
                self.owner[at] = region.key
        self.tops = [MARGIN + row * ROW for row in range(-(-len(self.message) // PER_ROW))]
        self.bottom = self.tops[-1] + ROW + (KEY_LINE if self.left_out else 0)
        self.legend = self._legend()

    def drawing(self, alt, caption):
        lowest = max((y + KEY_LINE for _, y, _ in self.legend), default=self.bottom)
        unnamed = len(self.regions) - MOST_NAMED
        self.canvas = Canvas(WIDTH, lowest + MARGIN - 3 + (KEY_LINE if unnamed > 0 else 0))
        if unnamed > 0:
            more = f"{ELLIPSIS} and {counted(unnamed, 'more region')}"
            self.canvas.text(MARGIN, lowest + 12, more, fill=MUTED)
        self._areas()
        self._keys()
        self._offsets()
        self._bytes()
        self._names()
        return Drawing(self.canvas.done(), WIDTH, alt, caption)

    def _legend(self):
        """``(x, y, key)`` of each entry, in as many columns as their names leave room for."""
        keys = [region.key for region in self.regions[:MOST_NAMED]]
        if not keys:
            return []
        keys += [0] * (0 in self.owner)
        widest = max(text_width(self._name(key)) for key in keys) + SWATCH + PLACES + 30
        columns = max(1, int((WIDTH - 2 * MARGIN) / widest))
        lines = -(-len(keys) // columns)
        across = (WIDTH - 2 * MARGIN) // columns
        top = self.bottom + 10
        places = [(MARGIN + at // lines * across, top + at % lines * KEY_LINE) for at in range(len(keys))]
        return [(x, y, key) for (x, y), key in zip(places, keys, strict=True)]

    def _areas(self):
        """The boxes around bytes, on both sides, and those of the legend; one shape for each colour."""
        boxes = {colours: [] for colours in (*TINTS, PLAIN)}
        for first, last in self._runs():
            for x, cell in ((HEX, CELL), (CHARACTERS, GLYPH)):
                left, width = x + first % PER_ROW * cell, (last - first + 1) * cell - 1
                box = _box(left, self.tops[first // PER_ROW], width, ROW - 3)
                boxes[_colours(self.owner[first])].append(box)
        for x, y, key in self.legend:
            boxes[_colours(key)].append(_box(x, y, SWATCH, 15))
        for (fill, stroke), shape in boxes.items():
            if shape:
                self.canvas.path(shape, fill=fill, stroke=stroke)

    def _runs(self):
        """The first and the last byte of each stretch that lies in one row and one region."""
        for _, run in groupby(range(len(self.owner)), lambda at: (at // PER_ROW, self.owner[at])):
            places = [*run]
            yield places[0], places[-1]

    def _keys(self):
        with self.canvas.group(font_size=KEY, font_weight="bold"):
            for first, _ in self._runs():
                key = self.owner[first]
                if 1 <= key <= MOST_NAMED and (first == 0 or self.owner[first - 1] != key):
                    x, y = HEX + first % PER_ROW * CELL + 3, self.tops[first // PER_ROW] + KEY
                    self.canvas.text(x, y, str(key))

    def _offsets(self):
        with self.canvas.group(font_size=11, fill=MUTED):
            for row, top in enumerate(self.tops):
                self.canvas.text(MARGIN + 34, top + DROP, str(row * PER_ROW), text_anchor="end")
                self.canvas.text(MARGIN + 40, top + DROP, f"{row * PER_ROW:#05x}")
            if self.left_out:
                more = f"{ELLIPSIS} and {counted(self.left_out, 'more byte')}"
                self.canvas.text(HEX, self.bottom - 6, more)

    def _bytes(self):
        with self.canvas.group(font_size=13, text_anchor="middle"):
            for row, top in enumerate(self.tops):
                shown = self.message[row * PER_ROW : (row + 1) * PER_ROW]
                columns = range(len(shown))
                digits = [HEX + at * CELL + CELL // 2 + half for at in columns for half in (-5, 3)]
                self.canvas.text(digits, top + DROP, shown.hex())
                middles = [CHARACTERS + at * GLYPH + GLYPH // 2 for at in columns]
                self.canvas.text(middles, top + DROP, "".join(map(_character, shown)))

    def _names(self):
        with self.canvas.group(font_size=10, font_weight="bold", text_anchor="middle"):
            for x, y, key in self.legend:
                self.canvas.text(x + SWATCH // 2, y + 11, str(key or ""))
        with self.canvas.group(fill=MUTED, text_anchor="end"):
            for x, y, key in self.legend:
                self.canvas.text(x + SWATCH + PLACES, y + 12, self.regions[key - 1].where if key else "")
        for x, y, key in self.legend:
            self.canvas.text(x + SWATCH + PLACES + 10, y + 12, self._name(key))

    def _name(self, key):
        return shortened(self.regions[key - 1].name, NAME_MOST) if key else "in no region"


def _colours(key):
    return TINTS[(key - 1) % len(TINTS)] if key else PLAIN


def _box(x, y, width, height):
    return f"M{x} {y}h{width}v{height}h-{width}z"


def _character(byte):
    return chr(byte) if 0x20 <= byte < 0x7F else "·"


def _region(key, given, size):
    try:
        name, start, end = given
    except (TypeError, ValueError):
        raise ValueError(f"a region is (name, start, end), not {given!r}") from None
    if not isinstance(name, str) or type(start) is not int or type(end) is not int:
        raise TypeError(f"a region is a str and two ints, (name, start, end), not {given!r}")
    if not 0 <= start <= end <= size:
        raise ValueError(f"region {name!r} is bytes {start} to {end} of a message that has {size}")
    return _Region(key, name, start, end)


def _finding(message, regions):
    named = [f"{region.name} {region.where}" for region in regions]
    covered = {at for region in regions for at in range(region.start, region.end)}
    grey = len(message) - len(covered)
    if not named:
        return f"{counted(len(message), 'byte')}, sixteen a row."
    rest = f" {counted(grey, 'byte belongs', 'bytes belong')} to no region." if grey else ""
    return f"{counted(len(message), 'byte')} in {counted(len(named), 'region')}: {listed(named, 12)}.{rest}"
