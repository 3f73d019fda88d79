"""How often a time took how long: one row of bars a series, over one logarithmic axis."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from course.draw.base._drawing import Drawing
from course.draw.base._palette import INK, MUTED, RULE, TINTS
from course.draw.base._svg import Canvas, room, text_width
from course.draw.base._text import as_number, counted, printable, rounded, shortened

CAPTION = "Each bar counts the values between two marks of a tenth of a decade; the axis is logarithmic."
WIDTH, MARGIN = 820, 16
LEFT, REACH, GAP = 196, 600, 12
ROW, HIGH = 74, 46
PER_DECADE = 10
MOST_ROWS, MOST_VALUES, MOST_DECADES = 6, 10_000, 12


def histogram(
    series: Mapping[str, Iterable[float]], what: str, *, alt: str | None = None, caption: str = CAPTION
) -> Drawing:
    """Draw ``series``, ``{label: [value, …]}``, values above 0 in the unit that ``what`` names: up to six rows.

    Raises ValueError for what cannot be drawn.
    """
    if not isinstance(series, Mapping) or not 1 <= len(series) <= MOST_ROWS:
        raise ValueError("series is a dict {label: [value, …]} with one to six entries")
    rows = {printable(str(label)): _values(label, values) for label, values in series.items()}
    low = math.floor(math.log10(min(map(min, rows.values()))))
    high = max(low + 1, math.ceil(math.log10(max(map(max, rows.values())))))
    if high - low > MOST_DECADES:
        raise ValueError(f"from 1e{low} to 1e{high} is too far for one axis: {MOST_DECADES} decades at most")
    return Drawing(_svg(rows, low, high, printable(what)), WIDTH, alt or _finding(rows, printable(what)), caption)


def _values(label, values):
    found = [as_number(value) for value in values]
    if not 1 <= len(found) <= MOST_VALUES or any(value is None or value <= 0 for value in found):
        raise ValueError(f"series {label!r} has one to {MOST_VALUES} finite numbers above 0")
    return found


def _svg(rows, low, high, what):
    bottom = MARGIN + ROW * len(rows)
    canvas = Canvas(WIDTH, bottom + 46)
    decade = REACH / (high - low)
    every = max(1, math.ceil(70 / decade))
    for power in range(low, high + 1):
        x = LEFT + (power - low) * decade
        canvas.line(x, MARGIN, x, bottom + 4, RULE)
        if (power - low) % every == 0:
            canvas.text(x, bottom + 18, rounded(10.0**power), text_anchor="middle", font_size=11)
    canvas.text(LEFT + REACH / 2, bottom + 36, shortened(what, room(REACH)), text_anchor="middle")
    for at, (label, values) in enumerate(rows.items()):
        _row(canvas, MARGIN + at * ROW, label, values, low, decade / PER_DECADE, TINTS[at])
    return canvas.done()


def _row(canvas, top, label, values, low, wide, tint):
    base = top + ROW - 8
    canvas.text(LEFT - GAP, base - 20, shortened(label, room(LEFT - GAP - MARGIN)), text_anchor="end")
    about = f"median {rounded(median(values))}"
    canvas.text(LEFT - GAP, base - 4, shortened(about, room(LEFT - GAP - MARGIN)), fill=MUTED, text_anchor="end")
    bins = Counter(math.floor((math.log10(value) - low) * PER_DECADE + 1e-9) for value in values)
    most = max(bins.values())
    for place, count in sorted(bins.items()):
        high = max(2, HIGH * count / most)
        left = min(LEFT + place * wide, LEFT + REACH - wide)
        canvas.rect(left, base - high, max(2, wide - 1), high, *tint)
        if count == most and wide > text_width(str(count), 10) - 6:
            canvas.text(left + wide / 2, base - high - 4, str(count), font_size=10, text_anchor="middle")
    canvas.line(LEFT, base, LEFT + REACH, base, INK, 0.8)


def median(values: list[float]) -> float:
    """The lower one of the two in the middle where their number is even."""
    return sorted(values)[(len(values) - 1) // 2]


def _finding(rows, what):
    told = [
        f"{label}: {counted(len(values), 'value')} from {rounded(min(values))} to {rounded(max(values))}, "
        f"median {rounded(median(values))}."
        for label, values in rows.items()
    ]
    return f"{what}. {' '.join(told)}"
