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
