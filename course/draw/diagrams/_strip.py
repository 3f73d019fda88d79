"""What became of each thing in a row of things: one box each, a row for each way to treat them."""

from collections import Counter
from collections.abc import Mapping

from course.draw.base._drawing import Drawing
from course.draw.base._palette import TINTS
from course.draw.base._svg import Canvas, room, text_width
from course.draw.base._text import counted, listed, printable, shortened

MOST_ROWS, MOST_BOXES, MOST_FATES = 4, 100, 6
WIDTH, MARGIN = 820, 16
LEFT, REACH, GAP = 176, 628, 12
ROW, BOX, DROP = 38, 26, 17
SWATCH, LINE = 24, 24
SMALL = 9


def strip(rows: Mapping[str, list[str]], what: str, *, alt: str | None = None, caption: str = "") -> Drawing:
    """Draw ``rows``, ``{label: [fate, …]}``: a box for each ``what`` from number 0 on, in the order of its number.

    Up to four rows, a hundred boxes in all and six different fates, which get a colour and a number. Raises
    ValueError for what cannot be drawn.
    """
    if not isinstance(rows, Mapping) or not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError("rows is a dict {label: [fate, …]} with one to four entries")
    told = {printable(str(label)): [printable(str(fate)) for fate in fates] for label, fates in rows.items()}
    if not all(told.values()) or sum(map(len, told.values())) > MOST_BOXES:
        raise ValueError(f"each row has entries, and all rows together have {MOST_BOXES} at most")
    kinds = list(dict.fromkeys(fate for fates in told.values() for fate in fates))
    if len(kinds) > MOST_FATES:
        raise ValueError(f"{len(kinds)} different fates are too many for one figure: draw {MOST_FATES} at most")
    return Drawing(_svg(told, kinds, printable(what)), WIDTH, alt or _finding(told, kinds, what), caption)


def _svg(rows, kinds, what):
    most = max(map(len, rows.values()))
    wide, bottom = min(REACH / most, 40), MARGIN + 16 + len(rows) * ROW
    places = _legend(kinds, bottom + 6)
    canvas = Canvas(WIDTH, places[-1][1] + LINE + MARGIN - 6)
    canvas.text(LEFT - GAP, MARGIN + 8, shortened(what, room(LEFT - GAP - MARGIN)), text_anchor="end")
    for at in range(0, most, max(1, round(30 / wide))):
        canvas.text(LEFT + (at + 0.5) * wide, MARGIN + 8, str(at), text_anchor="middle", font_size=10)
    for row, (label, fates) in enumerate(rows.items()):
        top = MARGIN + 16 + row * ROW
        canvas.text(LEFT - GAP, top + DROP, shortened(label, room(LEFT - GAP - MARGIN)), text_anchor="end")
        for at, fate in enumerate(fates):
            _box(canvas, LEFT + at * wide, top, wide, kinds.index(fate))
    for key, (kind, (x, y)) in enumerate(zip(kinds, places, strict=True)):
        _box(canvas, x, y, SWATCH, key, 18)
        canvas.text(x + SWATCH + 8, y + 13, _name(kind))
    return canvas.done()


def _box(canvas, left, top, wide, key, high=BOX):
    canvas.rect(left, top, wide - 2, high, *TINTS[key])
    if wide > text_width(str(key + 1), SMALL) + 4:
        middle = left + wide / 2 - 1
        canvas.text(middle, top + high / 2 + 3, str(key + 1), font_size=SMALL, text_anchor="middle")


def _legend(kinds, top):
    """Where each entry stands: side by side, in a new line where there is no room."""
    places, x, y = [], MARGIN, top
    for kind in kinds:
        across = SWATCH + 28 + text_width(_name(kind))
        if x > MARGIN and x + across > WIDTH - MARGIN:
            x, y = MARGIN, y + LINE
        places.append((x, y))
        x += across
    return places


def _name(kind):
    return shortened(kind, 36)


def _finding(rows, kinds, what):
    return " ".join(f"{label}: {counted(len(fates), what)}, {_told(fates, kinds)}." for label, fates in rows.items())


def _told(fates, kinds):
    found = Counter(fates)
    return listed([f"{found[kind]} {kind}{_which(fates, kind)}" for kind in kinds if found[kind]], MOST_FATES)


def _which(fates, kind):
    """The numbers of a few, so that a reader who sees no boxes knows where they are."""
    numbers = [str(at) for at, fate in enumerate(fates) if fate == kind]
    return f" ({', '.join(numbers)})" if len(numbers) <= 5 else ""
