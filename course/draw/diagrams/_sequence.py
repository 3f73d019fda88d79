"""What two ends send each other, and when: one line an end, one arrow a message, time going down."""

from collections.abc import Iterable

from course.draw.base._drawing import Drawing
from course.draw.base._palette import BLUE, GREEN, MUTED, RULE, VERMILION
from course.draw.base._svg import Canvas, room
from course.draw.base._text import as_number, counted, listed, printable, rounded, shortened

CAPTION = "Time goes down, not to scale; beside each end stands when it sent or heard something."
WIDTH, MARGIN = 820, 16
CLIENT, SERVER = 130, 690  # x of the two lines
TOP, ROW, REACH = 52, 30, 0.14
MOST = 24


def sequence(
    arrows: Iterable[tuple[str, str, float, float | None]],
    unit: str = "ms",
    *,
    alt: str | None = None,
    caption: str = CAPTION,
) -> Drawing:
    """Draw ``arrows``, ``(words, way, sent, arrives)``: ``way`` is ``"there"``, to the server, or ``"back"``.

    ``arrives`` is None for what was lost. Up to 24. Raises ValueError for what cannot be drawn.
    """
    found = [_checked(arrow) for arrow in arrows]
    if not 1 <= len(found) <= MOST:
        raise ValueError(f"draw one to {MOST} arrows, not {len(found)}")
    return Drawing(_svg(found, printable(unit)), WIDTH, alt or _finding(found, printable(unit)), caption)


def _checked(arrow):
    if isinstance(arrow, tuple | list) and len(arrow) == 4 and arrow[1] in ("there", "back"):
        words, way, *times = arrow
        sent, arrives = (None if time is None else as_number(time) for time in times)
        if sent is not None and (times[1] is None or (arrives is not None and arrives >= sent)):
            return printable(str(words)), way, sent, arrives
    raise ValueError(f'an arrow is (words, "there" or "back", sent, arrives or None), not {arrow!r}')


def _svg(found, unit):
    moments = sorted({time for _, _, *times in found for time in times if time is not None})
    rows = {time: TOP + 14 + ROW * at for at, time in enumerate(moments)}
    bottom = TOP + 14 + ROW * len(moments)
    canvas = Canvas(WIDTH, bottom + MARGIN)
    for x, name in ((CLIENT, "client"), (SERVER, "server")):
        canvas.text(x, MARGIN + 14, name, font_weight="bold", text_anchor="middle")
        canvas.line(x, TOP - 8, x, bottom, RULE)
    told = set()
    for words, way, sent, arrives in found:
        _arrow(canvas, rows, words, way, sent, arrives)
        other = "back" if way == "there" else "there"
        told |= {(way, sent)} | ({(other, arrives)} if arrives is not None else set())
    for way, time in sorted(told):
        x, anchor = (CLIENT - 12, "end") if way == "there" else (SERVER + 12, "start")
        text = shortened(f"{rounded(time)} {unit}", room(CLIENT - 12 - MARGIN))
        canvas.text(x, rows[time] + 4, text, fill=MUTED, text_anchor=anchor)
    return canvas.done()


def _arrow(canvas, rows, words, way, sent, arrives):
    start, end, colour = (CLIENT, SERVER, BLUE) if way == "there" else (SERVER, CLIENT, GREEN)
    top = rows[sent]
    low = rows[arrives] if arrives is not None else top + ROW / 2
    if arrives is None:
        colour, end = VERMILION, (start + end) / 2
    forward = 1 if end > start else -1
    canvas.line(start, top, end, low, colour, 1.5, "6 3" if arrives is None else None)
    if arrives is None:
        canvas.path(("M", end - 5, low - 5, "L", end + 5, low + 5), stroke=colour, stroke_width=2)
        canvas.path(("M", end - 5, low + 5, "L", end + 5, low - 5), stroke=colour, stroke_width=2)
        words = f"{words}, lost"
    else:
        canvas.path(("M", end, low, "L", end - 9 * forward, low - 5, "L", end - 9 * forward, low + 4, "Z"), fill=colour)
    at, y = start + REACH * (end - start), top + REACH * (low - top)
    anchor = "start" if forward > 0 else "end"
    canvas.text(at, y - 6, shortened(words, room((SERVER - CLIENT) * 0.8)), fill=colour, text_anchor=anchor)


def _finding(found, unit):
    said = [
        f"{'client' if way == 'there' else 'server'} sends {words} at {rounded(sent)}"
        + (", lost" if arrives is None else f", there at {rounded(arrives)}")
        for words, way, sent, arrives in found
    ]
    return f"{counted(len(found), 'message')}, times in {unit}: {listed(said, 8)}."
