"""A number that a student committed to, beside the one that was measured."""

from course.draw.base._drawing import Drawing
from course.draw.base._palette import BLUE, MUTED, OCHRE, PANEL, RULE
from course.draw.base._svg import Canvas
from course.draw.base._text import as_number, one_of, rounded, shortened

WIDTH, MARGIN = 720, 16
ORIGIN, REACH = 160, 400  # where bars begin, how long they get, in pixels
ROW, BAR, DROP = 34, 22, 15  # a row, its bar, and how far down its letters stand
TOP = MARGIN + 28


def prediction(
    predicted, measured: float, unit: str, what: str, *, alt: str | None = None, caption: str = ""
) -> Drawing:
    """Draw ``predicted`` and ``measured`` as two bars; both in ``unit``, of the quantity ``what``.

    ``predicted`` is whatever a student put there: what is not a finite number is drawn as "no prediction".
    Raises ValueError if ``measured`` is not a finite number.
    """
    truth = as_number(measured)
    if truth is None:
        raise ValueError(f"measured is a finite number, not {measured!r}")
    guess = as_number(predicted)
    return Drawing(_svg(guess, truth, unit, what), WIDTH, alt or _finding(guess, truth, unit, what), caption)


def _svg(guess, truth, unit, what):
    canvas = Canvas(WIDTH, TOP + ROW + BAR + MARGIN)
    canvas.text(MARGIN, MARGIN + 10, shortened(what, 90), font_weight="bold")
    low, high = min(0, truth, guess or 0), max(0, truth, guess or 0)
    span = (high - low) or 1
    zero = ORIGIN - low / span * REACH
    canvas.line(zero, TOP - 4, zero, TOP + ROW + BAR + 4, RULE)
    for row, (label, value, fill, colour) in enumerate(
        [("your prediction", guess, PANEL, OCHRE), ("measured", truth, BLUE, BLUE)]
    ):
        y = TOP + row * ROW
        canvas.text(ORIGIN - 12, y + DROP, label, text_anchor="end")
        if value is None:
            canvas.text(zero + 10, y + DROP, "no prediction", fill=MUTED)
            continue
        end = zero + value / span * REACH
        left, right = min(zero, end), max(zero, end)
        canvas.rect(left, y, max(2, right - left), BAR, fill, colour, stroke_width=2)
        canvas.text(right + 10, y + DROP, amount(value, unit), fill=colour, font_weight="bold")
    return canvas.done()


def amount(value: float, unit: str) -> str:
    """``value`` with its unit, in the room a figure has for it."""
    number = rounded(value)
    return shortened(f"{number} {one_of(unit) if number == '1' else unit}".strip(), 20)


def _finding(guess, truth, unit, what):
    if guess is None:
        return f"{what}: {amount(truth, unit)} measured, no prediction."
    return f"{what}: {amount(guess, unit)} predicted, {amount(truth, unit)} measured{_ratio(guess, truth)}."


def _ratio(guess, truth):
    if guess == truth:
        return ", as predicted"
    if guess <= 0 or truth <= 0:
        return ""
    ratio = float(f"{truth / guess:.2g}")
    return ", close to it" if ratio == 1 else f", {rounded(ratio)} times the prediction"
