"""The page: thirty objects, whose sizes and bytes are drawn."""

from random import Random

OBJECTS, LEAST, MOST = 30, 3_000, 18_000
LARGE, LARGE_SIZE = "/large", 300_000  # no part of the page


def drawn(seed: int) -> dict[str, int]:
    """The objects' sizes in bytes by path, drawn from ``seed``."""
    draw = Random(seed)
    return {f"/{n:02}": draw.randrange(LEAST, MOST) for n in range(OBJECTS)}


def content(path: str, size: int) -> bytes:
    return Random(path).randbytes(size)


def front(objects) -> bytes:
    """A page for browsers: it asks for ``objects``, and then shows what the browser says of how it got them.

    They are called scripts, though they are none: of what does not look like an image, browsers take a few bytes only.
    """
    shown = "".join(f'<script src="{path}" async></script>' for path in objects)
    told = 'told.textContent = JSON.stringify(performance.getEntriesByType("resource"))'
    script = f"<script>onload = () => {{ {told} }}</script>"
    return f'<!doctype html><title>The page</title>{shown}<pre id="told"></pre>{script}\n'.encode()
