"""What students wrote and what their cells put out, made harmless for who opens it in formgrader or feedback.

nbconvert shows HTML in Markdown, in outputs and in drawings as it comes, scripts included.
"""

import base64
import functools
import re
from html import escape

from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode

TAG = re.compile(r"<(?=[A-Za-z/!?])")
TABLES = ["table", "caption", "thead", "tbody", "tr", "th", "td"]
PROSE = ["p", "div", "span", "pre", "br", "hr", "h1", "h2", "h3", "h4", "sub", "sup", "dl", "dt", "dd"]
DRAWING = "image/svg+xml"


def sanitized_prose(text: str) -> str:
    """Markdown without HTML: what begins a tag is shown as it was typed."""
    return TAG.sub("&lt;", text)


def sanitized_outputs(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Outputs with the plain part of their HTML only, no scripts, and drawings as pictures."""
    drawings = [output.get("data", {}).pop(DRAWING, None) for output in outputs]
    cleaned = _cleaner().sanitize_code_outputs(outputs)
    for output, drawing in zip(cleaned, drawings, strict=True):
        if drawing is not None:
            shown = base64.b64encode(_text(drawing).encode()).decode()
            alt = escape(_text(output.data.get("text/plain", "a drawing")))
            output.data["text/html"] = f'<img alt="{alt}" src="data:{DRAWING};base64,{shown}">'
    return cleaned


def _text(value) -> str:
    return "".join(value) if isinstance(value, list) else str(value)


@functools.cache
def _cleaner() -> SanitizeHTML:
    known = SanitizeHTML()
    return SanitizeHTML(tags=[*known.tags, *TABLES, *PROSE], strip=True)
