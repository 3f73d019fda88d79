"""What passes between script, its browser and sites: preflights, requests, answers, and what script gets to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from course.draw.base._drawing import Drawing
from course.draw.base._palette import BAND, BLUE, GREEN, INK, MUTED, PURPLE, RULE, VERMILION
from course.draw.base._svg import Canvas, room
from course.draw.base._text import ELLIPSIS, counted, listed, printable, shortened

CAPTION = "Time goes down, not to scale. Sites answer the browser; the browser decides what script gets to see."
WIDTH, MARGIN = 820, 16
SCRIPT, BROWSER, SITES = 50, 250, 770  # x of the three lines
TOP, ROW, SMALL = 44, 48, 11
MOST = 24
TOLD = ("access-control-", "vary", "location", "set-cookie", "x-cache")  # beginnings of the fields that are shown


@dataclass(frozen=True, slots=True)
class Step:
    """One row: an arrow between two of the lines, what is said above it and, smaller, below that."""

    kind: str
    start: int
    end: int
    words: str
    detail: str
    colour: str
    fetch: int = 0  # how many fetches were over before it


def exchange(events: Iterable, *, alt: str | None = None, caption: str = CAPTION) -> Drawing:
    """Draw the events of a web's log (``web.log``) or some of them, a row for each message.

    The first 24 messages are drawn. Raises ValueError if there is none.
    """
    found = _steps(events)
    if not found:
        raise ValueError("there is no request to draw: let a page fetch something, then pass web.log")
    return Drawing(_svg(found[:MOST], len(found) - MOST), WIDTH, alt or _finding(found), caption)


def _steps(events):
    found, asked, changed, over = [], {}, {}, 0
    for event in events:
        if hasattr(event, "preflight"):
            asked[event.n] = event
            found.append(_arrived(event, over))
        elif hasattr(event, "why") or hasattr(event, "fields"):
            found.append(_outcome(event, over))
            over += 1
        elif hasattr(event, "value"):
            changed[event.request] = event.path
        elif hasattr(event, "headers") and hasattr(event, "request"):
            found.append(_answered(event, asked.get(event.request), changed.get(event.request), over))
    return found


def _arrived(event, over):
    words = f"{event.method} {event.url.partition('://')[2]}"
    said = [f"Origin {event.origin}"] * bool(event.origin) + [f"Cookie {event.cookie}"] * bool(event.cookie)
    if event.preflight:
        asks = _fields(event.headers)
        names = asks.get("access-control-request-headers", "")
        said.append(f"may I {asks['access-control-request-method']}{f' with {names}' if names else ''}?")
    colour = PURPLE if event.preflight else BLUE
    return Step("request", BROWSER, SITES, words, ", ".join(said) or "no Origin, no cookie", colour, over)


def _answered(event, asked, changed, over):
    words = f"{event.status}{f', {changed} is changed' if changed else ''}"
    told = [f"{_short(name)} {value}" for name, value in _fields(event.headers).items() if name.startswith(TOLD)]
    colour = PURPLE if asked is not None and asked.preflight else INK
    return Step("answer", SITES, BROWSER, words, ", ".join(told) or "nothing about origins", colour, over)


def _outcome(event, over):
    if hasattr(event, "why"):
        return Step("blocked", BROWSER, SCRIPT, f"blocked: {event.why}", _who(event), VERMILION, over)
    body = event.body.decode("utf-8", "replace").strip()
    return Step("read", BROWSER, SCRIPT, f"{event.status} {body}".strip(), _who(event), GREEN, over)


def _who(event):
    page = event.page.partition("://")[2]
    return page if event.origin == event.page else f"{page}, {event.origin}"


def _fields(text):
    return dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)


def _short(name):
    return name.removeprefix("access-control-").title()


def _svg(found, hidden):
    bottom = TOP + ROW * len(found) + 8
    canvas = Canvas(WIDTH, bottom + (MARGIN + 8 if hidden > 0 else MARGIN - 8))
    for at, step in enumerate(found):
        if step.fetch % 2 == 0:
            canvas.rect(1, TOP + ROW * at, WIDTH - 2, ROW, BAND)
    for x, name in ((SCRIPT, "script"), (BROWSER, "browser"), (SITES, "sites")):
        canvas.text(x, MARGIN + 12, name, font_weight="bold", text_anchor="middle")
        canvas.line(x, TOP - 8, x, bottom, RULE)
    for at, step in enumerate(found):
        _arrow(canvas, TOP + ROW * (at + 1) - 8, step)
    if hidden > 0:
        canvas.text(BROWSER + 10, bottom + 14, f"{ELLIPSIS} and {counted(hidden, 'more message')}", fill=MUTED)
    return canvas.done()


def _arrow(canvas, y, step):
    forward = 1 if step.end > step.start else -1
    canvas.line(step.start, y, step.end, y, step.colour, 1.5, "6 3" if step.kind == "blocked" else None)
    if step.kind == "blocked":
        middle = (step.start + step.end) / 2
        strokes = ("M", middle - 5, y - 5, "L", middle + 5, y + 5, "M", middle - 5, y + 5, "L", middle + 5, y - 5)
        canvas.path(strokes, stroke=step.colour, stroke_width=2)
    else:
        tip = ("M", step.end, y, "L", step.end - 9 * forward, y - 4, "L", step.end - 9 * forward, y + 4, "Z")
        canvas.path(tip, fill=step.colour)
    left, wide = min(step.start, step.end) + 10, abs(step.end - step.start) - 20
    canvas.text(left, y - 21, shortened(printable(step.words), room(wide)), fill=step.colour)
    canvas.text(left, y - 7, shortened(printable(step.detail), room(wide, SMALL)), fill=MUTED, font_size=SMALL)


def _finding(found):
    said = [_sentence(step) for step in found]
    return f"{counted(len(found), 'message')}: {listed(said, 12)}."


def _sentence(step):
    if step.kind == "request":
        return f"the browser asks {step.words} ({step.detail})"
    if step.kind == "answer":
        return f"the site says {step.words} ({step.detail})"
    return f"script of {step.detail} {'is ' if step.kind == 'blocked' else 'reads '}{step.words}"
