"""Content codings as a web server uses them: gzip, br and zstd at chosen levels."""

import gzip
import time

import brotli
import zstandard

from course.lab.errors import LabError

LEVELS = {"gzip": range(1, 10), "br": range(12), "zstd": range(1, 23)}
USUAL = [("gzip", 1), ("gzip", 6), ("gzip", 9), ("br", 1), ("br", 4), ("br", 6), ("br", 11)]
USUAL += [("zstd", 1), ("zstd", 3), ("zstd", 9), ("zstd", 19)]


def compress(data: bytes, coding: str, level: int) -> bytes:
    """``data`` in ``coding`` (RFC 9110 §8.4.1; zstd is RFC 8878). Raises LabError for what is no level of a coding."""
    if level not in LEVELS.get(coding, ()):
        told = ", ".join(f"{name} {levels[0]} to {levels[-1]}" for name, levels in LEVELS.items())
        raise LabError(f"no coding {coding!r} at level {level}: {told}")
    if coding == "gzip":
        return gzip.compress(data, level, mtime=0)
    if coding == "br":
        return brotli.compress(data, quality=level)
    # 19 is the highest level that browsers can read: above it windows grow larger than the 8 MiB of RFC 9659.
    return zstandard.ZstdCompressor(level).compress(data)


def codings(data: bytes, wanted=None) -> list[tuple[str, int, int, float]]:
    """``(coding, level, bytes, milliseconds)`` of ``data`` in each ``(coding, level)``, measured here and now."""
    rows = []
    for coding, level in wanted or USUAL:
        begun = time.perf_counter()
        size = len(compress(data, coding, level))
        rows.append((coding, level, size, 1000 * (time.perf_counter() - begun)))
    return rows
