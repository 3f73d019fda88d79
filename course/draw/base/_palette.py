"""Colours, after Okabe and Ito, darkened until each line and letter has contrast 4.5 on what it stands on."""

PANEL = "#ffffff"
EDGE = "#c8c8c8"
INK = "#1a1a1a"
MUTED = "#595959"
RULE = "#b0b0b0"
BAND = "#f3f3f3"

BLUE = "#0068a3"
VERMILION = "#b84300"
GREEN = "#00714f"
PURPLE = "#9a3c74"
OCHRE = "#7d5a00"

LINES = (BLUE, VERMILION, GREEN, PURPLE, OCHRE, INK)

# Backgrounds for INK, each with the darker colour of its outline.
TINTS = (
    ("#cfe6f7", "#0068a3"),
    ("#fbdcc4", "#b84300"),
    ("#c9ecdf", "#00714f"),
    ("#f3d5e6", "#9a3c74"),
    ("#faedb0", "#7d5a00"),
    ("#dcd6f3", "#5a4a9c"),
    ("#c3ccd4", "#40505f"),
)
PLAIN = ("#ececec", "#7d7d7d")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, 1 to 21 (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
