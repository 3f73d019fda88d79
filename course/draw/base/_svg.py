"""An SVG document in CSS pixels, on a light panel of its own so that any theme may be around it."""

from contextlib import contextmanager
from xml.etree import ElementTree

from course.draw.base._palette import EDGE, INK, PANEL
from course.draw.base._text import cells, printable

FAMILY = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
ADVANCE = 0.61  # of the font size: no usual monospaced font is wider
SIZE = 12


class Canvas:
    """A sheet of ``width`` × ``height`` pixels; elements lie in the order in which they were added."""

    def __init__(self, width: int, height: int):
        self.width, self.height = width, height
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": _number(width),
                "height": _number(height),
                "viewBox": f"0 0 {_number(width)} {_number(height)}",
                "font-family": FAMILY,
                "font-size": str(SIZE),
                "fill": INK,
                "xml:space": "preserve",
            },
        )
        self._parent = self._root
        self.rect(0.5, 0.5, width - 1, height - 1, PANEL, EDGE, rx=6)

    @contextmanager
    def group(self, **attributes):
        """Elements added inside the block share ``attributes``."""
        outer, self._parent = self._parent, self._add("g", **attributes)
        yield
        self._parent = outer

    def rect(self, x, y, width, height, fill, stroke=None, **more):
        self._add("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke, **more)

    def line(self, x1, y1, x2, y2, stroke, width=1.0, dash=None):
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, stroke_dasharray=dash)

    def path(self, points, **more):
        """A path of absolute commands and numbers, such as ``("M", 0, 0, "L", 4, 4)``."""
        self._add("path", d=" ".join(map(_text, points)), **more)

    def text(self, x, y, text, **more):
        """``text`` with its baseline at ``y``; ``x`` is a place, or one place for each character."""
        x = x if isinstance(x, int | float) else " ".join(map(_number, x))
        self._add("text", text, x=x, y=y, **more)

    def done(self) -> str:
        return ElementTree.tostring(self._root, encoding="unicode")

    def _add(self, tag, text=None, **attributes):
        given = {name.replace("_", "-"): _text(v) for name, v in attributes.items() if v is not None}
        element = ElementTree.SubElement(self._parent, tag, given)
        element.text = text if text is None else printable(text)
        return element


def text_width(text: str, size: float = SIZE) -> float:
    """Pixels that ``text`` takes at most, in the figure's font."""
    return cells(text) * size * ADVANCE


def room(width: float, size: float = SIZE) -> int:
    """Columns of text that fit into ``width`` pixels."""
    return int(width / (size * ADVANCE))


def _text(value):
    return value if isinstance(value, str) else _number(value)


def _number(value):
    return f"{round(value, 2):.10g}"
