"""The line chart itself; the one place that needs matplotlib."""

import io
import math
import warnings
from xml.etree.ElementTree import canonicalize

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from course.draw.base._palette import EDGE, INK, LINES, MUTED, PANEL, RULE
from course.draw.base._text import cells, rounded, shortened

ENLARGED = 1.39
INCHES = (8.2, 4.3)  # of 72 points; shown so many times as large, so that 8.5 points are 12 pixels
DASHES = ("", "4 1.5", "1.2 1.2", "5 1.2 1.2 1.2", "2.4 1.2", "5 1.2 1.2 1.2 1.2 1.2", "7 2.5", "1.2 2.6")
PLAIN = {name: value for name, value in matplotlib.rcParamsDefault.items() if name != "backend"}
STYLE = PLAIN | {
    "axes.edgecolor": MUTED,
    "axes.formatter.useoffset": False,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.h_pad": 0.1,
    "figure.constrained_layout.w_pad": 0.12,
    "font.family": "monospace",
    "font.monospace": ["DejaVu Sans Mono"],
    "font.size": 8.5,
    "grid.color": "#e2e2e2",
    "lines.linewidth": 2,
    "svg.fonttype": "none",
    "svg.hashsalt": "course.draw",
    "text.parse_math": False,
    "xtick.color": MUTED,
    "xtick.major.size": 0,
    "xtick.labelcolor": INK,
    "ytick.color": MUTED,
    "ytick.major.size": 0,
    "ytick.labelcolor": INK,
}
NAMELESS = dict.fromkeys(["Creator", "Date", "Format", "Type"])  # no metadata
KEY, NAME = (1.02, 1.085), 1.095  # x of a line's key and name, as shares of the axis
GAP = 0.065  # between two names, as a share of the axis
HIGHEST = 0.97  # of a name, below those of marks
NAME_MOST = 28
LETTER = 0.014  # at most, as a share of the axis
MOST_DOTS = 12  # a line of no more points shows them


def plotted(chart) -> str:
    """A `Chart` as an SVG document, the same for the same chart whatever a user's matplotlibrc says."""
    sheet = io.StringIO()
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=INCHES, layout="constrained")
        FigureCanvasSVG(figure)
        figure.patch.set_visible(False)
        figure.add_artist(_panel(figure))
        axes = figure.add_subplot(xlabel=shortened(chart.x, 70), ylabel=shortened(chart.y, 44))
        _draw_lines(axes, chart)
        _fix_scale(axes, chart)
        _draw_marks(axes, chart.marks)
        if chart.guess:
            _draw_guess(axes, chart.guess, falling=_falls(next(iter(chart.lines.values()))))
        _name_lines(axes, chart.lines)
        with warnings.catch_warnings():
            # Letters that matplotlib's font lacks are drawn by the reader's browser, which has others.
            warnings.filterwarnings("ignore", "Glyph .* missing from font")
            figure.savefig(sheet, format="svg", metadata=NAMELESS)
    return canonicalize(sheet.getvalue(), strip_text=True)


def _panel(figure):
    """The same light sheet with round corners that all other figures lie on."""
    (width, height), line, corner = INCHES, 1 / ENLARGED / 72, 6 / ENLARGED / 72
    return FancyBboxPatch(
        (line / 2, line / 2),
        width - line,
        height - line,
        f"round,pad=0,rounding_size={corner}",
        transform=figure.dpi_scale_trans,
        facecolor=PANEL,
        edgecolor=EDGE,
        linewidth=line * 72,
        zorder=-1,
    )


def apart(heights: list[float], gap: float = GAP) -> list[float]:
    """``heights``, shares of an axis, moved until ``gap`` lies between any two; they stay on the axis."""
    moved, floor, ceiling = list(heights), 0.0, HIGHEST
    upwards = sorted(range(len(heights)), key=lambda at: heights[at])
    for at in upwards:
        moved[at] = max(heights[at], floor)
        floor = moved[at] + gap
    for at in reversed(upwards):
        moved[at] = min(moved[at], ceiling)
        ceiling = moved[at] - gap
    return moved


def stacked(middles: list[float], widths: list[float]) -> list[int]:
    """The lowest level for each label on which it meets none of those before it."""
    levels = []
    for middle, width in zip(middles, widths, strict=True):
        near = zip(middles, widths, levels, strict=False)
        taken = {level for other, wide, level in near if abs(other - middle) < (width + wide) / 2}
        levels.append(min(set(range(len(taken) + 1)) - taken))
    return levels


def _draw_lines(axes, chart):
    for at, (label, points) in enumerate(chart.lines.items()):
        look = _stroke(at) | {"marker": "o" if len(points) <= MOST_DOTS else "", "markersize": 4}
        style = "steps-post" if label in chart.steps else "default"
        axes.plot(*zip(*points, strict=True), **look, drawstyle=style, zorder=3)
    for name in chart.log:
        getattr(axes, f"set_{name}scale")("log")
        axis = getattr(axes, f"{name}axis")
        axis.set_major_locator(LogLocator(subs=(1, 2, 5) if _decades(chart, name) < 3 else (1,)))
        axis.set_minor_locator(NullLocator())
        axis.set_major_formatter(FuncFormatter(lambda value, _: rounded(value)))


def _fix_scale(axes, chart):
    """Room for marks and for what was measured; a wild prediction does not squeeze the rest."""
    _, y = next(iter(chart.lines.values()))[0]
    axes.update_datalim([(at, y) for at in chart.marks.values()])
    if chart.guess:
        axes.update_datalim([(chart.guess.x, chart.guess.measured)])
    axes.autoscale_view()
    axes.autoscale(False)


def _draw_marks(axes, marks):
    labels = [shortened(label, NAME_MOST) for label in marks]
    middles = [_shares(axes, at, axes.get_ylim()[0])[0] for at in marks.values()]
    levels = stacked(middles, [cells(label) * LETTER for label in labels])
    for label, at, level in zip(labels, marks.values(), levels, strict=True):
        axes.axvline(at, color=MUTED, linewidth=1, linestyle=(0, (4, 3)), zorder=2)
        axes.annotate(
            label,
            (at, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 8 + 12 * level),
            textcoords="offset points",
            ha="center",
            color=MUTED,
        )


def _draw_guess(axes, guess, falling):
    """Both points; one note where two would meet, and none outside the axes."""
    low, high = axes.get_ylim()
    told = f"measured {rounded(guess.measured)}"
    axes.plot(guess.x, guess.measured, "o", color=INK, markersize=6, zorder=5)
    if guess.predicted is None:
        return _note(axes, f"{told}\nno prediction", guess.x, guess.measured, falling)
    guessed = f"your prediction {rounded(guess.predicted)}"
    shown = min(high, max(low, guess.predicted))
    axes.plot([guess.x] * 2, [guess.measured, shown], ":", color=INK, linewidth=1, zorder=4)
    axes.plot(guess.x, shown, "D", color=INK, markerfacecolor="none", markersize=11, zorder=5, clip_on=False)
    if shown != guess.predicted:
        return _note(axes, f"{told}\n{guessed}, off the scale", guess.x, guess.measured, falling)
    if abs(_shares(axes, guess.x, shown)[1] - _shares(axes, guess.x, guess.measured)[1]) < 2 * GAP:
        return _note(axes, f"{told}\n{guessed}", guess.x, guess.measured, falling)
    _note(axes, told, guess.x, guess.measured, falling)
    return _note(axes, guessed, guess.x, shown, falling)


def _note(axes, text, x, y, falling):
    """``text`` beside a point, towards the middle, on the side where a falling or rising curve is not."""
    across, up = _shares(axes, x, y)
    right = across < 0.55
    above = up < 0.15 or (up < 0.85 and falling == right)
    axes.annotate(
        text,
        (x, y),
        xytext=(10 if right else -10, 5 if above else -5),
        textcoords="offset points",
        ha="left" if right else "right",
        va="bottom" if above else "top",
        color=INK,
        bbox={"facecolor": PANEL, "edgecolor": "none", "pad": 1},
        zorder=6,
    )


def _name_lines(axes, lines):
    """Each line's name at the height of its end, after a sample of its stroke."""
    ends = [_shares(axes, *points[-1]) for points in lines.values()]
    sheet = {"transform": axes.transAxes, "clip_on": False}
    heights = apart([y for _, y in ends])
    for at, (label, (x, y), height) in enumerate(zip(lines, ends, heights, strict=True)):
        axes.plot([x, KEY[0]], [y, height], color=RULE, linewidth=0.8, **sheet)
        axes.plot(KEY, [height] * 2, **_stroke(at), **sheet)
        axes.text(NAME, height, shortened(label, NAME_MOST), color=_colour(at), va="center", **sheet)


def _shares(axes, x, y):
    """Where a point lies in the axes, from 0 to 1 both ways."""
    return axes.transAxes.inverted().transform(axes.transData.transform((x, y)))


def _falls(points):
    return points[-1][1] <= points[0][1]


def _decades(chart, name):
    values = [point["xy".index(name)] for points in chart.lines.values() for point in points]
    return math.log10(max(values) / min(values))


def _stroke(at):
    dashes = tuple(map(float, DASHES[at].split()))
    return {"color": _colour(at), "linestyle": (0, dashes or None)}


def _colour(at):
    return LINES[at % len(LINES)]
