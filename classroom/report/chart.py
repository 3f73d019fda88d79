"""Exercises by how hard they are and how well they tell students apart, as SVG."""

from html import escape

from classroom.report.console import per_cent, tells
from classroom.report.item_analysis import Standing

WIDTH, HEIGHT, LEFT, TOP, RADIUS = 640, 376, 56, 32, 5
NUMBER = 15, 14  # the room that a number takes
BESIDE = [(16, 0), (-16, 0), (0, -15), (0, 15), (14, -12), (14, 12), (-14, -12), (-14, 12)]
LOW = -0.2  # of the axis of what tells apart; what is lower stands there
PLOT = WIDTH - LEFT - 48, HEIGHT - TOP - 56


def chart(found: list[Standing]) -> str:
    """Nothing where for no exercise both are known."""
    shown = [one for one in found if one.tells is not None]
    if not shown:
        return ""
    said = "; ".join(f"{one.number} {one.part.name}: {per_cent(one.points)}, {tells(one)}" for one in shown)
    drawn = "".join(_axes() + _marks(shown))
    label = escape(f"Share of the points earned, and how well it tells students apart, by exercise: {said}")
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" aria-label="{label}">{drawn}</svg>'


def _x(points: float) -> float:
    return LEFT + 24 + PLOT[0] * min(max(points, 0), 1)


def _y(apart: float) -> float:
    return TOP + PLOT[1] * (1 - (max(apart, LOW) - LOW) / (1 - LOW))


def _axes() -> list[str]:
    left, bottom = LEFT, _y(LOW)
    lines = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        lines.append(f'<line class="axis" x1="{_x(share):.0f}" y1="{TOP}" x2="{_x(share):.0f}" y2="{bottom:.0f}"/>')
        lines.append(f'<text x="{_x(share):.0f}" y="{bottom + 20:.0f}" text-anchor="middle">{per_cent(share)}</text>')
    for apart in (0, 0.2, 0.4, 0.6, 0.8, 1):
        lines.append(f'<line class="axis" x1="{left}" y1="{_y(apart):.0f}" x2="{WIDTH}" y2="{_y(apart):.0f}"/>')
        lines.append(f'<text x="{left - 8}" y="{_y(apart) + 4:.0f}" text-anchor="end">{apart:g}</text>')
    lines.append(f'<text x="{left - 40}" y="14">tells apart: 1 who is good at the rest, 0 nobody</text>')
    lines.append(f'<text x="{left}" y="{bottom + 42:.0f}">harder ← share of the points earned → easier</text>')
    return lines


def _marks(shown: list[Standing]) -> list[str]:
    """A disc for each, with its number beside it where that covers no other."""
    discs = [(_x(one.points), _y(one.tells)) for one in shown]
    taken = [*discs]
    drawn = []
    for one, (x, y) in zip(shown, discs, strict=True):
        kind = "stretch" if one.stretch else ""
        drawn.append(f'<circle class="{kind}" cx="{x:.0f}" cy="{y:.0f}" r="{RADIUS}"/>')
        places = [(x + dx, y + dy) for dx, dy in BESIDE]
        place = next((p for p in places if not any(_covers(p, other) for other in taken)), places[0])
        taken.append(place)
        drawn.append(f'<text x="{place[0]:.0f}" y="{place[1] + 4.5:.0f}" text-anchor="middle">{one.number}</text>')
    return drawn


def _covers(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < NUMBER[0] and abs(one[1] - other[1]) < NUMBER[1]
