"""A course at a glance: a row for each lesson, a box for each of its exercises."""

from collections.abc import Iterable, Mapping

from course.draw.base._drawing import Drawing
from course.draw.base._palette import INK, MUTED, PLAIN, TINTS
from course.draw.base._svg import Canvas, room
from course.draw.base._text import counted, listed, printable, shortened

PASSES, FAILS, OPEN = "passes", "fails", "open"
COLOURS = {PASSES: TINTS[2], FAILS: TINTS[1], OPEN: PLAIN}
MARKS = {
    PASSES: [("M", 5, 12), ("L", 9, 16), ("L", 16, 6)],
    FAILS: [("M", 6, 7), ("L", 15, 16), ("M", 15, 7), ("L", 6, 16)],
    OPEN: [],
}
CAPTION = "A box for each exercise, in the order of the lesson; boxes with a dashed edge are stretch."
MOST_ROWS, MOST_BOXES = 16, 18
WIDTH, MARGIN = 820, 16
LEFT, GAP = 258, 12
ROW, WIDE, HIGH, SMALL = 30, 25, 22, 18  # a row, a box, the height of one that is stretch
SWATCH = 136  # from one entry of the legend to the next

Exercises = Iterable[tuple[str, str, bool]]


def progressmap(lessons: Mapping[str, Exercises], *, alt: str | None = None, caption: str = CAPTION) -> Drawing:
    """Draw ``lessons``, ``{title: [(exercise, state, stretch), …]}``; a state is "passes", "fails" or "open".

    Up to sixteen lessons of eighteen exercises; a lesson without any is a row without boxes. Raises ValueError for what
    cannot be drawn.
    """
    if not isinstance(lessons, Mapping) or not 1 <= len(lessons) <= MOST_ROWS:
        raise ValueError(f"lessons is a dict {{title: [(exercise, state, stretch), …]}} with 1 to {MOST_ROWS} entries")
    rows = {printable(str(title)): [_box(box) for box in boxes] for title, boxes in lessons.items()}
    if any(len(boxes) > MOST_BOXES for boxes in rows.values()):
        raise ValueError(f"a lesson has {MOST_BOXES} exercises at most")
    return Drawing(_svg(rows), WIDTH, alt or _finding(rows), caption)


def _box(box):
    try:
        name, state, stretch = box
    except (TypeError, ValueError):
        raise ValueError(f"an exercise is (name, state, stretch), not {box!r}") from None
    if state not in COLOURS:
        raise ValueError(f"the state of {name!r} is one of {', '.join(COLOURS)}, not {state!r}")
    return printable(str(name)), state, bool(stretch)


def _svg(rows):
    legend = MARGIN + len(rows) * ROW + 10
    canvas, placed = Canvas(WIDTH, legend + HIGH + MARGIN), []
    for at, (title, boxes) in enumerate(rows.items()):
        top = MARGIN + at * ROW
        canvas.text(LEFT - GAP, top + 15, shortened(title, room(LEFT - GAP - MARGIN)), text_anchor="end")
        canvas.text(WIDTH - MARGIN, top + 15, _count(boxes), text_anchor="end", fill=MUTED)
        placed += [(LEFT + n * WIDE, top, state, stretch) for n, (_, state, stretch) in enumerate(boxes)]
    for n, (state, told) in enumerate({PASSES: "passes", FAILS: "a test fails", OPEN: "to do"}.items()):
        placed.append((LEFT + n * SWATCH, legend, state, False))
        canvas.text(LEFT + n * SWATCH + WIDE + 8, legend + 15, told)
    for state, (fill, edge) in COLOURS.items():
        for stretch, dashes in ((False, None), (True, "3 2")):
            found = [(x, y) for x, y, *kind in placed if kind == [state, stretch]]
            _together(
                canvas, _outline(SMALL if stretch else HIGH), found, fill=fill, stroke=edge, stroke_dasharray=dashes
            )
        found = [(x, y) for x, y, its, _ in placed if its == state]
        _together(canvas, MARKS[state], found, fill="none", stroke=INK, stroke_width=2)
    return canvas.done()


def _outline(high):
    top = (HIGH - high) // 2
    return [("M", 0, top), ("L", WIDE - 3, top), ("L", WIDE - 3, top + high), ("L", 0, top + high), ("L", 0, top)]


def _together(canvas, shape, places, **look):
    """One path for the same shape at many places: a course has some two hundred boxes."""
    if shape and places:
        canvas.path([part for x, y in places for line, dx, dy in shape for part in (line, x + dx, y + dy)], **look)


def _count(boxes):
    core = [state for _, state, stretch in boxes if not stretch]
    return f"{core.count(PASSES)}/{len(core)} core" if core else ""


def _finding(rows):
    return " ".join(f"{title}: {_told(boxes)}." for title, boxes in rows.items())


def _told(boxes):
    said = [_part(boxes, stretch) for stretch in (False, True)]
    failing = [name for name, state, _ in boxes if state == FAILS]
    said += [f"tests fail in {listed(failing, 6)}"] * bool(failing)
    return "; ".join(filter(None, said)) or "no exercises"


def _part(boxes, stretch):
    states = [state for _, state, hard in boxes if hard == stretch]
    kind = "stretch exercise" if stretch else "core exercise"
    return f"{states.count(PASSES)} of {counted(len(states), kind)} done" if states else ""
