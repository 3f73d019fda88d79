"""What wholes are made of: one bar each, all of the same width, cut into parts."""

from collections.abc import Mapping
from itertools import accumulate

from course.draw.base._drawing import Drawing
from course.draw.base._palette import MUTED, TINTS
from course.draw.base._svg import Canvas, room, text_width
from course.draw.base._text import as_number, cells, listed, printable, rounded, shortened

CAPTION = "Each bar is one whole; numbers in it are amounts, and the small number is the part's in the list below."
MOST_ROWS, MOST_PARTS = 12, 12
WIDTH, MARGIN = 820, 16
BAR_LEFT, BAR_WIDTH, GAP = 236, 460, 12
ROW, BAR, DROP = 38, 30, 20
KEY = 9
SWATCH, LINE = 24, 22


def shares(
    rows: Mapping[str, Mapping[str, float]], unit: str, *, alt: str | None = None, caption: str = CAPTION
) -> Drawing:
    """Draw ``rows``, ``{label: {part: amount}}``, as bars that show the share of each part; amounts are in ``unit``.

    Up to twelve rows and twelve different parts, from left to right in each row's own order. Raises
    ValueError for what cannot be drawn: amounts that are no finite numbers from 0 on, rows without anything.
    """
    if not isinstance(rows, Mapping) or not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError("rows is a dict {label: {part: amount}} with one to twelve entries")
    whole = {printable(str(label)): _amounts(label, parts) for label, parts in rows.items()}
    names = list(dict.fromkeys(name for parts in whole.values() for name in parts))
    if len(names) > MOST_PARTS:
        raise ValueError(f"{len(names)} different parts are too many for one figure: draw {MOST_PARTS} at most")
    return Drawing(_svg(whole, names, unit), WIDTH, alt or _finding(whole, unit), caption)


def _amounts(label, parts):
    if not isinstance(parts, Mapping):
        raise ValueError(f"row {label!r} is a dict {{part: amount}}, not {parts!r}")
    found = {printable(str(name)): as_number(amount) for name, amount in parts.items()}
    if any(amount is None or amount < 0 for amount in found.values()):
        raise ValueError(f"amounts of row {label!r} are finite numbers from 0 on, not {list(parts.values())!r}")
    if not 0 < sum(found.values()) < float("inf"):
        raise ValueError(f"row {label!r} has nothing to draw")
    return found


def _svg(whole, names, unit):
    bottom = MARGIN + len(whole) * ROW
    places = _legend(names, bottom + 6)
    canvas = Canvas(WIDTH, places[-1][1] + LINE + MARGIN - 6)
    for at, (label, parts) in enumerate(whole.items()):
        _bar(canvas, MARGIN + at * ROW, label, parts, names, unit)
    for key, (name, (x, y)) in enumerate(zip(names, places, strict=True), 1):
        canvas.rect(x, y, SWATCH, 15, *_colours(key))
        canvas.text(x + SWATCH // 2, y + 11, str(key), font_size=10, font_weight="bold", text_anchor="middle")
        canvas.text(x + SWATCH + 8, y + 12, _name(name))
    return canvas.done()


def _bar(canvas, top, label, parts, names, unit):
    total = sum(parts.values())
    canvas.text(BAR_LEFT - GAP, top + DROP, shortened(label, room(BAR_LEFT - GAP - MARGIN)), text_anchor="end")
    told = shortened(f"{rounded(total)} {unit}", room(WIDTH - MARGIN - BAR_LEFT - BAR_WIDTH - GAP))
    canvas.text(BAR_LEFT + BAR_WIDTH + GAP, top + DROP, told, fill=MUTED)
    ends = [end / total * BAR_WIDTH for end in accumulate(parts.values())]
    for (name, amount), left, right in zip(parts.items(), [0, *ends], ends, strict=False):
        if not amount:
            continue
        key, x, wide = names.index(name) + 1, BAR_LEFT + left, right - left
        canvas.rect(x, top, max(1, wide - 1), BAR, *_colours(key))
        if wide > text_width(str(key), KEY) + 5:
            canvas.text(x + 3, top + KEY, str(key), font_size=KEY, font_weight="bold")
        if wide > text_width(rounded(amount)) + 6:
            canvas.text(x + wide / 2, top + DROP + 3, rounded(amount), text_anchor="middle")


def _legend(names, top):
    """Where each entry stands, in as many columns as their names leave room for."""
    widest = max(cells(_name(name)) for name in names)
    columns = max(1, int((WIDTH - 2 * MARGIN) / (SWATCH + 24 + text_width("x" * widest))))
    across = (WIDTH - 2 * MARGIN) // columns
    return [(MARGIN + at % columns * across, top + at // columns * LINE) for at in range(len(names))]


def _name(name):
    return shortened(name, 36)


def _colours(key):
    return TINTS[(key - 1) % len(TINTS)]


def _finding(whole, unit):
    return " ".join(f"{label}: {_course(parts)} {unit}." for label, parts in whole.items())


def _course(parts):
    total = sum(parts.values())
    said = [f"{name} {rounded(amount)} ({rounded(round(100 * amount / total, 1))} %)" for name, amount in parts.items()]
    return f"{listed(said, MOST_PARTS)} of {rounded(total)}"
