"""W3C trace context: the header field that tells a part for which span it works."""

import hashlib
import re
from dataclasses import dataclass

FIELD = "traceparent"
FORM = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")


@dataclass(frozen=True, slots=True)
class Context:
    """A trace, and a span in it; both ids in hexadecimal, of 16 and 8 bytes."""

    trace: str
    span: str

    def header(self) -> str:
        """The value of `traceparent`, version 00, sampled (W3C Trace Context §3.2)."""
        return f"00-{self.trace}-{self.span}-01"


def read(value: str) -> Context | None:
    """What a `traceparent` says, or None if it says nothing that counts.

    A later version may have more behind the flags, version ff is none, and ids of zeros only are none (§3.2.2).
    """
    found = FORM.fullmatch(value)
    if found is None:
        return None
    version, trace, span, _, more = found.groups()
    if version == "ff" or (version == "00" and more) or not trace.strip("0") or not span.strip("0"):
        return None
    return Context(trace, span)


def made(size: int, *known) -> str:
    """An id of ``size`` bytes that hangs on ``known`` alone, so that two runs from one seed have the same ids."""
    return hashlib.sha256(repr(known).encode()).hexdigest()[: 2 * size]
