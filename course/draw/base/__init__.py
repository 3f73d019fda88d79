"""What every figure is made of: an SVG canvas, one palette, text that fits, and the `Drawing` that comes of it."""

from course._face import face

__all__, __getattr__, __dir__ = face(__name__, {"Drawing": "_drawing"})
