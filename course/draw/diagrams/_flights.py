"""The flights of a TLS handshake between two lines."""

from collections.abc import Iterable

from course.draw.base._drawing import Drawing
from course.draw.base._palette import BAND, BLUE, GREEN, MUTED, RULE
from course.draw.base._svg import Canvas, room
from course.draw.base._text import counted, listed, shortened

CAPTION = "Each arrow is a flight: all that one side sends before it has to wait. Time is not to scale."
WIDTH, MARGIN = 820, 16
CLIENT, SERVER = 60, 760  # x of the two lines
TOP, ROW = 44, 46
MOST = 20


def flights(trace: Iterable, *, alt: str | None = None, caption: str = CAPTION) -> Drawing:
    """Draw the `Flight` events of ``trace``, as `course.lab.handshake` gives them: who sent what.

    Sizes are left out: those of signatures differ from run to run. The first 20 are drawn. Raises ValueError if
    there is none.
    """
    found = [event for event in trace if hasattr(event, "messages")]
    if not found:
        raise ValueError("there is no flight to draw: pass what handshake() gives")
    return Drawing(_svg(found[:MOST]), WIDTH, alt or _finding(found), caption)


def _svg(found):
    bottom = TOP + ROW * len(found) + 6
    canvas = Canvas(WIDTH, bottom + MARGIN)
    for row in range(0, len(found), 2):
        canvas.rect(1, TOP + row * ROW, WIDTH - 2, ROW, BAND)
    for x, name in ((CLIENT, "client"), (SERVER, "server")):
        canvas.text(x, MARGIN + 12, name, font_weight="bold", text_anchor="middle")
        canvas.line(x, TOP - 8, x, bottom, RULE)
    for row, flight in enumerate(found):
        _arrow(canvas, row, flight)
    return canvas.done()


def _arrow(canvas, row, flight):
    outward = flight.sender == "client"
    y, colour = TOP + row * ROW + 36, BLUE if outward else GREEN
    start, end = (CLIENT, SERVER) if outward else (SERVER, CLIENT)
    way = -1 if outward else 1
    canvas.line(start, y, end, y, colour, 1.5)
    canvas.path(("M", end, y, "L", end + 9 * way, y - 4, "L", end + 9 * way, y + 4, "Z"), fill=colour)
    canvas.text(MARGIN, y + 4, str(row + 1), fill=MUTED)
    middle = (CLIENT + SERVER) / 2
    words = shortened(flight.messages, room(SERVER - CLIENT - 20))
    canvas.text(middle, y - 10, words, fill=colour, text_anchor="middle")


def _finding(found):
    told = [f"{flight.sender} sends {flight.messages}" for flight in found]
    asked = [row for row, flight in enumerate(found) if "request" in flight.messages.split(", ")]
    before = asked[0] if asked else len(found) - 1
    last = before == len(found) - 1
    which = "the last one, which has the request" if last else "the one with the request"
    return f"{counted(before, 'flight')} before {which}: {listed(told, 8)}."
