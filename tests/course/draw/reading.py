"""What a test reads back from a drawing: its markup, and the place and colour of each text in it."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

from matplotlib.font_manager import FontProperties, findfont
from matplotlib.textpath import TextToPath

from course.draw.base._svg import text_width

SVG = "{http://www.w3.org/2000/svg}"
MONO = FontProperties(fname=findfont("DejaVu Sans Mono"), size=8.5)


class Markup(HTMLParser):
    """Tags with their attributes, and the text between tags."""

    def __init__(self, drawing):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(drawing._repr_html_())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


@dataclass(frozen=True)
class Text:
    """A text with the box that it may fill at most, and its colour."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    colour: str


def root(drawing):
    return ElementTree.fromstring(drawing.svg)


def size(drawing) -> tuple[float, float]:
    left, top, width, height = map(float, root(drawing).get("viewBox").split())
    assert (left, top) == (0, 0)
    return width, height


def texts(drawing) -> list[Text]:
    return [found for found in _walk(root(drawing), {}) if found.words]


def words(drawing) -> str:
    return "\n".join(text.words for text in texts(drawing))


def _walk(element, inherited):
    style = dict(pair.split(": ", 1) for pair in element.get("style", "").split("; ") if pair)
    known = inherited | dict(element.attrib) | style
    if element.tag == f"{SVG}text":
        yield from _boxes("".join(element.itertext()), known)
    for child in element:
        yield from _walk(child, known)


def _boxes(shown, known):
    height = float(known["font-size"].removesuffix("px"))
    known = _moved(known)
    places = [float(x) for x in known["x"].split()]
    parts = list(shown) if len(places) > 1 else [shown]
    assert len(parts) == len(places)
    turned = known.get("transform", "").startswith("rotate(-90")
    for part, x in zip(parts, places, strict=True):
        wide = _width(part, known, height)
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[known.get("text-anchor", "start")]
        y = float(known["y"])
        box = (left, left + wide, y - 0.8 * height, y + 0.25 * height)
        if turned:
            box = (x - 0.8 * height, x + 0.25 * height, y - wide / 2, y + wide / 2)
        yield Text(part, *box, known["fill"])


def _moved(known):
    """A place that is given as a translation, as matplotlib does for texts of several lines."""
    move = re.fullmatch(r"translate\((\S+) (\S+)\)", known.get("transform", ""))
    return known | dict(zip("xy", move.groups(), strict=True)) if move else known


def _width(shown, known, height):
    if "Mono" in known["font-family"]:
        return text_width(shown, height)
    return TextToPath().get_text_width_height_descent(shown, MONO, False)[0] * height / 8.5


def overlapping(found: list[Text]) -> list[tuple[str, str]]:
    """Pairs of texts on one line that run into each other."""
    in_order = sorted(found, key=lambda text: (text.bottom, text.left))
    return [(a.words, b.words) for a, b in pairwise(in_order) if a.bottom == b.bottom and a.right > b.left + 0.5]
