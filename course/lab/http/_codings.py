"""Content codings as a web server uses them: gzip, br and zstd at chosen levels."""

import gzip
import time

import brotli
import zstandard

from course.lab.base._errors import LabError

LEVELS = {"gzip": range(1, 10), "br": range(12), "zstd": range(1, 23)}
MOST_RUNS, LONG_S = 9, 0.1
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
    return [(coding, level, *_measured(data, coding, level)) for coding, level in wanted or USUAL]


def _measured(data, coding, level):
    """Size and time; of several quick runs the fastest, as whatever else the machine does only slows them."""
    begun, times = time.perf_counter(), []
    while not times or (len(times) < MOST_RUNS and time.perf_counter() - begun < LONG_S):
        started = time.perf_counter()
        size = len(compress(data, coding, level))
        times.append(time.perf_counter() - started)
    return size, 1000 * min(times)
