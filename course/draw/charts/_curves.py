"""Curves over a number axis: what was measured, what was predicted, when something happened."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from course.draw.base._drawing import Drawing
from course.draw.base._text import as_number, listed, printable, rounded

WIDTH = 820
MOST_SERIES, MOST_POINTS, MOST_MARKS = 8, 1000, 5
FARTHEST = 1e100  # differences of larger numbers are no numbers any more
Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a line chart shows, checked: finite numbers, printable words."""

    lines: dict[str, Points]
    x: str
    y: str
    marks: dict[str, float]
    guess: "Guess | None"
    log: str
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a student predicted for ``x``, if it is a number at all, and what was measured there."""

    x: float
    predicted: float | None
    measured: float


def curves(
    series: Mapping[str, Iterable[tuple[float, float]]],
    x: str,
    y: str,
    *,
    marks: Mapping[str, float] | None = None,
    prediction: tuple[float, object, float] | None = None,
    log: str = "",
    steps: Collection[str] = (),
    alt: str | None = None,
    caption: str = "",
) -> Drawing:
    """Draw ``series``, ``{label: [(x, y), …]}``, over axes labelled ``x`` and ``y``: say their units there.

    Up to eight series and 1000 points in all. ``marks`` are up to five vertical lines, ``{label: x}``.
    ``prediction`` is ``(x, predicted, measured)``, two points at ``x``; a ``predicted`` that is not a finite
    number becomes the note "no prediction". ``log`` names the logarithmic axes: ``"x"``, ``"y"`` or ``"xy"``.
    ``steps`` names series whose value stays until the next point, such as the windows of a connection.
    Raises ValueError for what cannot be drawn.
    """
    if not isinstance(series, Mapping) or not 1 <= len(series) <= MOST_SERIES:
        raise ValueError("series is a dict {label: [(x, y), …]} with one to eight entries")
    if len(marks or {}) > MOST_MARKS:
        raise ValueError(f"{len(marks)} marks are too many for one figure: draw {MOST_MARKS} at most")
    if log not in ("", "x", "y", "xy"):
        raise ValueError(f'log is "", "x", "y" or "xy", not {log!r}')
    if unknown := [label for label in steps if label not in series]:
        raise ValueError(f"steps names series: {unknown[0]!r} is none")
    chart = Chart(
        {printable(str(label)): _points(label, points) for label, points in series.items()},
        printable(x),
        printable(y),
        {printable(str(label)): _number(label, at) for label, at in (marks or {}).items()},
        _guess(prediction),
        log,
        frozenset(printable(str(label)) for label in steps),
    )
    _check(chart)
    from course.draw.charts._plot import plotted

    return Drawing(plotted(chart), WIDTH, alt or _finding(chart), caption)


def _points(label, points):
    pairs = [_pair(label, at, point) for at, point in enumerate(points)]
    if not pairs:
        raise ValueError(f"series {label!r} has no points")
    return pairs


def _pair(label, at, point):
    if isinstance(point, tuple | list) and len(point) == 2:
        x, y = map(_drawable, point)
        if x is not None and y is not None:
            return x, y
    raise ValueError(f"point {at} of series {label!r} is a pair of finite numbers (x, y), not {point!r}")


def _number(label, value):
    number = _drawable(value)
    if number is None:
        raise ValueError(f"{label!r} stands at a finite number, not at {value!r}")
    return number


def _drawable(value):
    """``value`` as a float if an axis can reach it."""
    number = as_number(value)
    return number if number is not None and abs(number) <= FARTHEST else None


def _guess(prediction):
    if prediction is None:
        return None
    if not isinstance(prediction, tuple) or len(prediction) != 3:
        raise ValueError(f"prediction is (x, predicted, measured), not {prediction!r}")
    x, predicted, measured = prediction
    return Guess(_number("x", x), as_number(predicted), _number("measured", measured))


def _check(chart):
    found = [point for points in chart.lines.values() for point in points]
    if len(found) > MOST_POINTS:
        raise ValueError(f"{len(found)} points are too many for one figure: draw {MOST_POINTS} at most")
    found += [(chart.guess.x, chart.guess.measured)] if chart.guess else []
    found += [(at, 1) for at in chart.marks.values()]
    for axis, values in zip("xy", zip(*found, strict=True), strict=True):
        if axis in chart.log and min(values) <= 0:
            raise ValueError(f"a logarithmic {axis} axis has no place for {rounded(min(values))}")


def _finding(chart):
    said = [f"{chart.y} over {chart.x}: {listed([_course(*line) for line in chart.lines.items()], 8)}."]
    if guess := chart.guess:
        told = "no prediction" if guess.predicted is None else f"{rounded(guess.predicted)} predicted"
        said.append(f"At {rounded(guess.x)}, {told} and {rounded(guess.measured)} measured.")
    return " ".join(said)


def _course(label, points):
    (x1, y1), (x2, y2) = points[0], points[-1]
    return f"{label} from {rounded(y1)} at {rounded(x1)} to {rounded(y2)} at {rounded(x2)}"
