"""The spans of one trace as a waterfall: a row each, below the one it worked for, and when it began and ended."""

from collections.abc import Iterable, Mapping

from course.draw.base._drawing import Drawing
from course.draw.base._palette import BLUE, GREEN, INK, MUTED, OCHRE, PURPLE, RULE, VERMILION
from course.draw.base._svg import Canvas, room
from course.draw.base._text import as_number, cells, counted, listed, printable, rounded, shortened

CAPTION = "A row a span, below the one it worked for; the line is the end of the first."
WIDTH, MARGIN = 820, 16
LEFT, REACH = 280, 388  # where time 0 is, and how long the longest bar can get
ROW, BAR, INDENT, GAP = 22, 12, 12, 6
TOP = MARGIN + 26
MOST = 60
COLOURS = {"internal": OCHRE, "client": BLUE, "server": GREEN, "producer": PURPLE, "consumer": PURPLE}


def journey(
    spans: Iterable[Mapping], mark: Iterable[str] = (), *, alt: str | None = None, caption: str = CAPTION
) -> Drawing:
    """Draw ``spans``, dicts of ``id, parent, name, kind, start, end, error``; times in ms, up to 60 spans.

    Names in ``mark`` stand out. A span whose parent is not among them stands where one without a parent would. Raises
    ValueError for what cannot be drawn.
    """
    rows = _rows([_checked(span) for span in spans])
    if not 1 <= len(rows) <= MOST:
        raise ValueError(f"draw one to {MOST} spans in a tree, not {len(rows)}")
    marked = set(mark)
    return Drawing(_svg(rows, marked), WIDTH, alt or _finding([span for _, span in rows], marked), caption)


def _checked(span):
    try:
        start, end = as_number(span["start"]), as_number(span["end"])
        wanted = {name: span[name] for name in ("id", "parent", "name", "kind", "error")}
    except (TypeError, KeyError) as error:
        raise ValueError(f"a span has id, parent, name, kind, start, end and error: {span!r}") from error
    if start is None or end is None or end < start:
        raise ValueError(f"a span ends when it starts or later: {span!r}")
    return wanted | {"start": start, "end": end, "name": printable(str(span["name"]))}


def _rows(spans):
    """``(depth, span)``, parents above their children, these in the order of their start."""
    known = {span["id"] for span in spans}
    below = {}
    for span in sorted(spans, key=lambda span: span["start"]):
        below.setdefault(span["parent"] if span["parent"] in known else None, []).append(span)
    todo, rows = [(0, span) for span in reversed(below.get(None, []))], []
    while todo:
        depth, span = todo.pop()
        rows.append((depth, span))
        todo += [(depth + 1, child) for child in reversed(below.get(span["id"], []))]
    return rows


def _svg(rows, marked):
    begin = min(span["start"] for _, span in rows)
    length = max(span["end"] for _, span in rows) - begin or 1
    canvas = Canvas(WIDTH, TOP + ROW * len(rows) + MARGIN)
    _legend(canvas, {span["kind"] for _, span in rows})
    ends = LEFT + REACH * (rows[0][1]["end"] - begin) / length
    canvas.line(ends, TOP - 6, ends, TOP + ROW * len(rows), RULE, 1, "4 3")
    for at, (depth, span) in enumerate(rows):
        left, right = (LEFT + REACH * (span[edge] - begin) / length for edge in ("start", "end"))
        _row(canvas, TOP + ROW * at, depth, span, left, max(2, right - left), span["name"] in marked)
    return canvas.done()


def _legend(canvas, kinds):
    x = LEFT
    for kind in [kind for kind in COLOURS if kind in kinds]:
        canvas.rect(x, MARGIN + 2, 10, 10, COLOURS[kind])
        canvas.text(x + 15, MARGIN + 11, kind)
        x += 95


def _row(canvas, y, depth, span, left, width, marked):
    at = MARGIN + INDENT * min(depth, 12)
    failed = span["error"] is not None
    colour = VERMILION if failed else COLOURS.get(span["kind"], MUTED)
    weight = "bold" if marked else None
    canvas.text(at, y + 14, shortened(span["name"], room(LEFT - at - 8)), fill=INK, font_weight=weight)
    hollow = {"fill": "none", "stroke": colour, "stroke_width": 1.5} if failed else {"fill": colour}
    canvas.rect(left, y + 4, width, BAR, **hollow)
    told = f"{span['start']:.0f}–{span['end']:.0f}" + (f" {printable(str(span['error']))}" if failed else "")
    behind, before = room(WIDTH - MARGIN - left - width - GAP), room(left - GAP - LEFT)
    beside = {"x": left - GAP, "text_anchor": "end"} if before >= cells(told) > behind else {"x": left + width + GAP}
    told = shortened(told, max(before if "text_anchor" in beside else behind, 1))
    canvas.text(y=y + 14, text=told, fill=colour if failed else MUTED, **beside)


def _finding(spans, marked):
    first, last = spans[0], max(spans, key=lambda span: span["end"])
    said = (
        f"{counted(len(spans), 'span')}; {first['name']} from {rounded(first['start'])} to {rounded(first['end'])} ms"
    )
    if last["end"] > first["end"]:
        said += f", {last['name']} until {rounded(last['end'])} ms, after its end"
    failed = [f"{span['name']} ({printable(str(span['error']))})" for span in spans if span["error"] is not None]
    said += f"; failed: {listed(failed)}" if failed else ""
    stand_out = [span["name"] for span in spans if span["name"] in marked]
    return said + (f"; marked: {listed(stand_out, 12)}" if stand_out else "") + "."
