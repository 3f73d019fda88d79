"""Every figure says in words what it shows, in the lesson's text and in the outputs that are kept."""

import re
from html.parser import HTMLParser

import nbformat

from classroom.gate.finding import Finding
from classroom.lesson import Lesson, grade_id

IMAGE = re.compile(r"!\[([^\]]*)\]\(")
CODE = re.compile(r"^(```|~~~).*?^\1|(`+)(?!`).*?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
MERMAID = re.compile(r"^```\s*mermaid\b(.*?)^```", re.DOTALL | re.MULTILINE)
SAYS_NOTHING = {"", "image", "figure", "picture", "diagram", "no description has been provided"}


def check_figures(lesson: Lesson) -> list[Finding]:
    found = [f for cell in lesson.notebook.cells if cell.cell_type == "markdown" for f in _in_text(cell)]
    if not lesson.source.is_file():
        return found
    cells = nbformat.read(lesson.source, as_version=4).cells
    return found + [finding for cell in cells if cell.cell_type == "code" for finding in _in_outputs(cell)]


def _in_text(cell) -> list[Finding]:
    where, prose = cell["id"], CODE.sub("", cell.source)
    texts = IMAGE.findall(prose) + _alternatives(prose)
    found = _mute(where, texts)
    for diagram in MERMAID.findall(cell.source):
        if not {"accTitle:", "accDescr:"} <= set(re.findall(r"\bacc\w+:", diagram)):
            found.append(Finding("alt text", where, "a mermaid diagram needs accTitle: and accDescr:"))
    return found


def _in_outputs(cell) -> list[Finding]:
    where, found = grade_id(cell) or cell["id"], []
    for output in cell.outputs:
        data = output.get("data", {})
        alone = sorted(kind for kind in data if kind.startswith("image/"))
        if alone and "text/html" not in data:
            found.append(Finding("alt text", where, f"an output of type {alone[0]} has none: draw it with course.draw"))
        found += _mute(where, _alternatives("".join(data.get("text/html", ""))))
    return found


def _mute(where: str, texts: list[str]) -> list[Finding]:
    silent = [text for text in texts if text.strip(" .").lower() in SAYS_NOTHING]
    return [
        Finding("alt text", where, f"an image whose text is {text!r}: say in words what it shows") for text in silent
    ]


class _Images(HTMLParser):
    """Alternative texts of images and drawings, empty where there is none."""

    def __init__(self):
        super().__init__()
        self.texts: list[str] = []
        self.in_drawing = self.in_title = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "img":
            self.texts.append(given.get("alt") or "")
        elif tag == "svg" and not self.in_drawing:
            self.in_drawing = True
            self.texts.append(given.get("aria-label") or "")
        elif tag == "title" and self.in_drawing:
            self.in_title = True

    def handle_data(self, data):
        if self.in_title:
            self.texts[-1] += data

    def handle_endtag(self, tag):
        self.in_title = self.in_title and tag != "title"
        self.in_drawing = self.in_drawing and tag != "svg"


def _alternatives(html: str) -> list[str]:
    parser = _Images()
    parser.feed(html)
    parser.close()
    return parser.texts
