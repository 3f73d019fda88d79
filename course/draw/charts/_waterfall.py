"""Pages while they load: a panel for each load, a line for each object, all over the same time."""

from collections.abc import Iterable

from course.draw.base._drawing import Drawing
from course.draw.base._palette import BAND, BLUE, INK, MUTED, RULE, VERMILION
from course.draw.base._svg import Canvas, room, text_width
from course.draw.base._text import counted, rounded, shortened
from course.draw.charts._silences import silences

CAPTION = "Each line is an object, from its request until it is whole, in the order of the requests."
NAMES = {"h1": "HTTP/1.1", "h2": "HTTP/2", "h3": "HTTP/3"}
MOST_LOADS, MOST_ROWS, MOST_MARKS, MOST_SPANS = 4, 30, 16, 700
WIDTH, MARGIN = 820, 16
LEFT, RIGHT = 24, 796  # x of the axis' ends
HEAD, ROW, THICK, FOOT = 30, 7, 4, 18
NEAR = 3  # pixels between deliveries that are drawn as one
STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60)
CROSS = 4
KEYS = {
    "bytes delivered": (BLUE, THICK, None),
    "silence behind a loss": (VERMILION, THICK, "2 2"),
    "waiting": (RULE, 1, None),
}


def waterfall(loads: Iterable, *, alt: str | None = None, caption: str = CAPTION) -> Drawing:
    """Draw ``loads``, one or up to four of what `course.lab.PageServer.load` gives, or a part of them.

    A cross is a packet that was lost, a triangle one that was sent again; the time before the first connection was
    ready is grey. The first 30 objects are drawn. Raises ValueError if there is nothing to draw.
    """
    found = [loads] if hasattr(loads, "events") else list(loads)
    if not 1 <= len(found) <= MOST_LOADS:
        raise ValueError(f"draw one to {MOST_LOADS} loads, not {len(found)}")
    panels = [_Panel(load) for load in found]
    return Drawing(_svg(panels), WIDTH, alt or " ".join(panel.finding() for panel in panels), caption)


class _Panel:
    """What one load has to show."""

    def __init__(self, load):
        self.events, self.stalled = list(load.events), load.stalled
        self.name = NAMES.get(load.version, str(load.version))
        self.asked = {event.object: event.s for event in reversed(self._of("request"))}
        self.whole = {event.object: event.s for event in self._of("done")}
        if not self.whole or not self.whole.keys() <= self.asked.keys():
            raise ValueError("there is no object to draw: pass what PageServer.load gives")
        self.seconds = max(self.whole.values())
        self.rows = sorted(self.asked, key=lambda name: (self.asked[name], name))
        self.ready = min((event.s for event in self._of("connection")), default=0)
        self.connections = len({event.connection for event in self._of("connection")})

    def _of(self, what):
        return [event for event in self.events if event.what == what]

    def marks(self, what):
        """When packets were lost, or sent again: once each, though they carry bytes of several objects."""
        return sorted({event.s for event in self._of(what)})

    def deliveries(self):
        found = {name: [] for name in self.rows}
        for event in self._of("delivered"):
            found[event.object].append(event.s)
        return found

    def told(self):
        over = f" over {counted(self.connections, 'connection')}" if self.connections else ""
        text = f"{self.name}: {counted(len(self.whole), 'object')} in {rounded(self.seconds)} s{over}"
        lost = len(self.marks("lost"))
        return text, f"{counted(lost, 'packet')} lost, {counted(len(self.stalled), 'object')} stalled" if lost else ""

    def finding(self):
        return ", ".join(filter(None, self.told())) + "."


def _svg(panels):
    end = max(panel.seconds for panel in panels)
    heights = [HEAD + ROW * min(MOST_ROWS, len(panel.rows)) + FOOT for panel in panels]
    axis = MARGIN + sum(heights)
    canvas = Canvas(WIDTH, axis + 58)
    near = _near(panels, end)
    step = next((step for step in STEPS if end / step <= 10), end)
    _axis(canvas, step, end, axis)
    top = MARGIN
    for panel, height in zip(panels, heights, strict=True):
        _draw(canvas, panel, top, _scale(end), near)
        top += height
    _legend(canvas, axis + 44)
    return canvas.done()


def _scale(end):
    return lambda s: LEFT + (RIGHT - LEFT) * min(s, end) / end


def _near(panels, end):
    """From how many pixels on two deliveries are drawn apart, so that all fit into a figure of a few kilobytes."""
    rows = [[*map(_scale(end), times)] for panel in panels for times in panel.deliveries().values()]
    near = NEAR
    while sum(len(_joined(row, near)) for row in rows) > MOST_SPANS:
        near *= 2
    return near


def _axis(canvas, step, end, y):
    at, places = 0, []
    while at * step <= end * 1.0001:
        places.append((LEFT + (RIGHT - LEFT) * at * step / end, rounded(at * step)))
        at += 1
    for x, text in places:
        canvas.line(x, MARGIN + HEAD - 8, x, y, BAND)
        wide = text_width(text)
        canvas.text(min(max(x - wide / 2, MARGIN / 2), WIDTH - wide - 4), y + 12, text, fill=MUTED)
    canvas.text(RIGHT, y + 26, "seconds", fill=MUTED, text_anchor="end")


def _draw(canvas, panel, top, x, near):
    text, more = panel.told()
    canvas.text(LEFT, top + 12, shortened(text, room(400)), font_weight="bold")
    if more:
        canvas.text(RIGHT, top + 12, shortened(more, room(330)), fill=VERMILION, text_anchor="end")
    first = top + HEAD
    rows = {name: first + ROW * at for at, name in enumerate(panel.rows[:MOST_ROWS])}
    bottom = first + ROW * len(rows)
    canvas.rect(LEFT, first - 4, x(panel.ready) - LEFT, bottom - first + 4, BAND)
    got = panel.deliveries()
    lines = [(x(panel.asked[name]), x(panel.whole.get(name, panel.seconds)), y) for name, y in rows.items()]
    _strokes(canvas, lines, "waiting")
    silent = silences(panel.events, got)
    _strokes(canvas, [(x(a), x(b), rows[n]) for n, a, b in silent if n in rows], "silence behind a loss")
    _strokes(
        canvas, [(a, b, y) for name, y in rows.items() for a, b in _joined(map(x, got[name]), near)], "bytes delivered"
    )
    for what in ("lost", "repeated"):
        _mark(canvas, what, [x(s) for s in panel.marks(what)[:MOST_MARKS]], first - 6)


def _strokes(canvas, lines, key):
    """All lines of one kind as one path: a page has hundreds."""
    colour, thick, dash = KEYS[key]
    points = [part for a, b, y in lines for part in ("M", round(a, 1), y, "H", round(b, 1))]
    if points:
        canvas.path(points, stroke=colour, stroke_width=thick, stroke_dasharray=dash, fill="none")


def _joined(places, near):
    """Spans of what lies close together, each at least as wide as can be seen."""
    spans = []
    for place in places:
        if spans and place - spans[-1][1] <= near:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    return [(begin - 1, max(end, begin + 1)) for begin, end in spans]


def _mark(canvas, what, places, y):
    points, top, bottom = [], y - CROSS, y + CROSS
    for x in places:
        left, right, x = round(x - CROSS, 1), round(x + CROSS, 1), round(x, 1)
        cross = ("M", left, top, "L", right, bottom, "M", left, bottom, "L", right, top)
        points += cross if what == "lost" else ("M", left, top, "L", right, top, "L", x, bottom, "Z")
    style = {"stroke": VERMILION, "stroke_width": 2, "fill": "none"} if what == "lost" else {"fill": INK}
    if points:
        canvas.path(points, **style)


def _legend(canvas, y):
    x = LEFT
    for text, (colour, thick, dash) in KEYS.items():
        canvas.line(x, y - 4, x + 24, y - 4, colour, thick, dash)
        canvas.text(x + 32, y, text)
        x += 32 + text_width(text) + 20
    for what, text in (("lost", "lost"), ("repeated", "sent again")):
        _mark(canvas, what, [x + 4], y - 4)
        canvas.text(x + 14, y, text)
        x += 14 + text_width(text) + 20
