"""A course at a glance: a row for each lesson, a box for each of its exercises."""

from collections.abc import Iterable, Mapping

from course.draw._drawing import Drawing
from course.draw._palette import INK, MUTED, PLAIN, TINTS
from course.draw._svg import Canvas, room
from course.draw._text import counted, listed, printable, shortened

PASSES, FAILS, OPEN = "passes", "fails", "open"
COLOURS = {PASSES: TINTS[2], FAILS: TINTS[1], OPEN: PLAIN}
MARKS = {
    PASSES: ("M", 7, 12, "L", 11, 16, "L", 18, 6),
    FAILS: ("M", 8, 6, "L", 17, 16, "M", 17, 6, "L", 8, 16),
    OPEN: (),
}
CAPTION = "A box for each exercise, in the order of the lesson; boxes with a dashed edge are stretch."
MOST_ROWS, MOST_BOXES = 20, 20
WIDTH, MARGIN = 820, 16
LEFT, GAP = 258, 12
ROW, WIDE, HIGH, SMALL = 30, 24, 22, 18  # a row, a box, the height of one that is stretch
SWATCH = 110

Exercises = Iterable[tuple[str, str, bool]]


def progressmap(lessons: Mapping[str, Exercises], *, alt: str | None = None, caption: str = CAPTION) -> Drawing:
    """Draw ``lessons``, ``{title: [(exercise, state, stretch), …]}``; a state is "passes", "fails" or "open".

    Up to twenty lessons of twenty exercises; a lesson without any is a row without boxes. Raises ValueError for what
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
    canvas = Canvas(WIDTH, legend + HIGH + MARGIN)
    for at, (title, boxes) in enumerate(rows.items()):
        top = MARGIN + at * ROW
        canvas.text(LEFT - GAP, top + 15, shortened(title, room(LEFT - GAP - MARGIN)), text_anchor="end")
        for place, (_, state, stretch) in enumerate(boxes):
            _draw(canvas, LEFT + place * (WIDE + 1), top, state, stretch)
        canvas.text(WIDTH - MARGIN, top + 15, _count(boxes), text_anchor="end", fill=MUTED)
    for place, (state, told) in enumerate({PASSES: "passes", FAILS: "a test fails", OPEN: "to do"}.items()):
        x = LEFT + place * (SWATCH + 26)
        _draw(canvas, x, legend, state, False)
        canvas.text(x + WIDE + 8, legend + 15, told)
    return canvas.done()


def _draw(canvas, left, top, state, stretch):
    fill, edge = COLOURS[state]
    high = SMALL if stretch else HIGH
    canvas.rect(left, top + (HIGH - high) / 2, WIDE - 2, high, fill, edge, stroke_dasharray="3 2" if stretch else None)
    if MARKS[state]:
        with canvas.group(transform=f"translate({left - 1.5:g} {top:g})", fill="none", stroke=INK, stroke_width=2):
            canvas.path(MARKS[state])


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
