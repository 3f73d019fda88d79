"""What every drawing returns."""

from base64 import b64encode
from dataclasses import dataclass
from html import escape

from course.draw.base._text import printable


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure: an SVG document ``width`` CSS pixels wide, the sentence that says what it shows, a caption.

    Shown by a notebook as an image with alternative text, which survives JupyterLab, feedback and nbviewer;
    a text-only front end gets the sentence.
    """

    svg: str
    width: int
    alt: str
    caption: str = ""

    def __post_init__(self):
        for field in ("alt", "caption"):
            given = getattr(self, field)
            if not isinstance(given, str):
                raise TypeError(f"{field} is a str, not {type(given).__name__}")
            object.__setattr__(self, field, printable(given))
        if not self.alt.strip():
            raise ValueError("alt says what the figure shows; leave it out to have a sentence made")

    def __repr__(self) -> str:
        return f"<figure: {self.alt}>"

    def _repr_html_(self) -> str:
        source = b64encode(self.svg.encode()).decode("ascii")
        caption = f"<figcaption>{escape(self.caption)}</figcaption>" if self.caption else ""
        return (
            f'<figure style="margin: 0 0 1em"><img width="{self.width}" style="max-width: 100%" '
            f'alt="{escape(self.alt)}" src="data:image/svg+xml;base64,{source}">{caption}</figure>'
        )
