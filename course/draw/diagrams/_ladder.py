"""The message ladder of a resolution."""

from collections.abc import Iterable
from itertools import accumulate

from course.draw.base._drawing import Drawing
from course.draw.base._palette import BAND, BLUE, GREEN, INK, MUTED, OCHRE, PANEL, PURPLE, RULE, VERMILION
from course.draw.base._svg import Canvas, room, text_width
from course.draw.base._text import ELLIPSIS, cells, counted, listed, shortened
from course.draw.diagrams._messages import TROUBLE, Step, steps

COLOURS = {
    "query": BLUE,
    "referral": INK,
    "answer": GREEN,
    "negative": PURPLE,
    "truncated": OCHRE,
    "lost": VERMILION,
    TROUBLE: VERMILION,
}
CAPTION = "Queries go right and replies come back, in the order in which they were sent; time not to scale."
MOST_SERVERS, MOST_ROWS = 8, 40
WIDTH, MARGIN = 820, 12
CLIENT = 56  # x of the client's line
LANE, LANE_MOST = 264, 420  # room for words, between the client and the first server
PITCH, PITCH_MOST = 62, 130  # between two servers
HEAD, HEAD_LINE, HEAD_LINES = 11, 14, 3
HEAD_LEAST, HEAD_MOST = 100, 118  # room for a server's name; closer than that they take turns on two levels
SHARED_MOST = 48  # columns of text
ROW, BASELINE = 25, 5


def ladder(events: Iterable, *, alt: str | None = None, caption: str = CAPTION) -> Drawing:
    """Draw the DNS messages among ``events``, which are those of a lab (``net.log``) or some of them.

    One row a message, one column a server. The first 40 messages and the first 8 servers get a row and a
    column of their own. ``alt`` says what the reader should see; without it the figure counts for itself.
    Raises ValueError if there is no message to draw.
    """
    found = steps(events)
    if not found:
        raise ValueError("there is no query or reply to draw: ask a server first, then pass net.log")
    return _Ladder(found).drawing(alt or _finding(found), caption)


class _Ladder:
    def __init__(self, found: list[Step]):
        self.steps, self.hidden = found[:MOST_ROWS], len(found) - MOST_ROWS
        self.columns = _columns(self.steps)
        count = len(set(self.columns.values()))
        self.sharing = [name for name, at in self.columns.items() if len(self.columns) > count == at + 1]
        spare = WIDTH - CLIENT - HEAD_MOST / 2 - MARGIN
        self.pitch = min(PITCH_MOST, max(PITCH, (spare - LANE) / max(1, count - 1)))
        self.lane = min(LANE_MOST, max(LANE, spare - self.pitch * (count - 1)))
        self.levels = 1 if self.pitch > HEAD_LEAST else 2
        columns = room(min(HEAD_MOST, self.pitch * self.levels - 6), HEAD)
        self.heads = [_head(self.steps, self.columns, at, columns) for at in range(count)]
        self.tallest = max(map(len, self.heads)) * HEAD_LINE
        self.top = MARGIN + self.tallest * min(self.levels, count) + 18
        self.bands = _bands(self.steps)
        self.bottom = self.top + ROW * len(self.steps) + 8

    def drawing(self, alt, caption):
        width = round(self._x(len(self.heads) - 1) + HEAD_MOST / 2 + MARGIN)
        self.canvas = Canvas(width, self.bottom + (ROW if self.hidden > 0 else 4))
        for row, colour in enumerate(self.bands):
            if colour != PANEL:
                self.canvas.rect(1, self.top + row * ROW, width - 2, ROW, colour)
        self._head_line(CLIENT, self.top, [("client", INK)])
        for column, head in enumerate(self.heads):
            raised = (column + 1) % self.levels
            self._head_line(self._x(column), self.top - raised * (self.tallest + 4), head)
        for row, step in enumerate(self.steps):
            self._step(row, step)
        if self.hidden > 0:
            more = f"{ELLIPSIS} and {counted(self.hidden, 'more message')}"
            self.canvas.text(CLIENT, self.bottom + 14, more, fill=MUTED)
        return Drawing(self.canvas.done(), width, alt, caption)

    def _x(self, column):
        return CLIENT + self.lane + column * self.pitch

    def _head_line(self, x, top, head):
        self.canvas.line(x, top - 6, x, self.bottom, RULE)
        for above, (text, colour) in enumerate(reversed(head)):
            weight = "bold" if colour == INK else "normal"
            y = top - 11 - above * HEAD_LINE
            self.canvas.text(x, y, text, fill=colour, font_size=HEAD, font_weight=weight, text_anchor="middle")

    def _step(self, row, step):
        y = self.top + row * ROW + ROW - BASELINE
        colour = VERMILION if step.fault else COLOURS[step.kind]
        x = self._x(self.columns[step.server])
        self.canvas.text(MARGIN + 16, y - 5, str(row + 1), fill=MUTED, font_size=HEAD, text_anchor="end")
        dash = "2 4" if step.kind == "lost" else "6 3" if colour == VERMILION else None
        self.canvas.line(CLIENT, y, x, y, colour, 1.5, dash)
        if step.kind == "lost":
            self._cross(x, y, colour)
        else:
            self._tip(x if step.outward else CLIENT, y, -1 if step.outward else 1, colour)
        self._words(y - 5, step, colour)
        if step.server in self.sharing:
            self._name(x - 12, y - 6, step.server, self.bands[row])

    def _words(self, y, step, colour):
        left, right = CLIENT + 10, CLIENT + self.lane - 10
        if step.over:
            self.canvas.text(right, y, step.over, fill=colour, text_anchor="end")
        columns = room(right - left - text_width(f" {step.over}" if step.over else ""))
        name = shortened(step.name, max(8, columns - cells(step.words)))
        self.canvas.text(left, y, shortened(name + step.words, columns), fill=colour)

    def _name(self, x, y, server, behind):
        """The name of a server that has no column of its own, over the lines that it crosses."""
        about = {"fill": MUTED, "font_size": HEAD, "text_anchor": "end"}
        halo = {"stroke": behind, "stroke_width": 4, "paint_order": "stroke"}
        self.canvas.text(x, y, shortened(server, SHARED_MOST), **about, **halo)

    def _tip(self, x, y, way, colour):
        self.canvas.path(("M", x, y, "L", x + 9 * way, y - 4, "L", x + 9 * way, y + 4, "Z"), fill=colour)

    def _cross(self, x, y, colour):
        self.canvas.rect(x - 7, y - 7, 14, 14, PANEL, colour)
        strokes = ("M", x - 4, y - 4, "L", x + 4, y + 4, "M", x - 4, y + 4, "L", x + 4, y - 4)
        self.canvas.path(strokes, stroke=colour, stroke_width=2)


def _columns(steps):
    """The column of each server in order of appearance; those that get none of their own share the last."""
    servers = dict.fromkeys(step.server for step in steps)
    return {server: min(at, MOST_SERVERS - 1) for at, server in enumerate(servers)}


def _bands(steps):
    """The background of each row: a query and what came back for it have the same."""
    queries = accumulate(step.outward for step in steps)
    return [BAND if count % 2 else PANEL for count in queries]


def _head(steps, places, place, columns):
    """The lines above a server's line and their colours: its name, its address."""
    names = [name for name, at in places.items() if at == place]
    if len(names) > 1:
        return [(f"{len(names)} others", INK)]
    first, *others = dict.fromkeys(step.address for step in steps if step.server == names[0])
    below = [shortened(first, columns)] + [f"and {len(others)} more"] * bool(others)
    return [(line, INK) for line in wrapped(names[0], columns)] + [(line, MUTED) for line in below]


def wrapped(name: str, columns: int) -> list[str]:
    """A server's name in at most three lines of ``columns``, broken at dots."""
    lines = [""]
    for label in name.replace(".", ".\n").split("\n"):
        if cells(lines[-1] + label) > columns and lines[-1]:
            lines.append("")
        lines[-1] += label
    lines = [line for line in lines if line]
    if len(lines) > HEAD_LINES:
        lines = [lines[0], ELLIPSIS, lines[-1]]
    return [shortened(line, columns) for line in lines]


def _finding(found):
    queries = [step for step in found if step.outward]
    servers = list(dict.fromkeys(step.server for step in found))
    over = listed(list(dict.fromkeys(step.over for step in queries)))
    asked = counted(len(queries), "query", "queries")
    said = [f"{asked} over {over} to {listed(servers)}."] if queries else []
    last = found[-1]
    if not last.outward:
        said.append(f"The last line, from {last.server}: {last.name}{last.words}.")
    troubles = [_trouble(step) for step in found if step.fault or step.kind == TROUBLE]
    if troubles:
        said.append(f"What went wrong: {listed(list(dict.fromkeys(troubles)))}.")
    return " ".join(said)


def _trouble(step):
    return f"{step.fault or step.words} at {step.server}"
