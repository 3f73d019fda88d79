"""What the parts of a journey write down: spans, which reach the collector when they end."""

from collections import Counter
from dataclasses import dataclass
from time import monotonic

from course.lab.trace._context import Context, made


@dataclass(slots=True)
class Open:
    """A span that has begun."""

    context: Context
    parent: str | None
    name: str
    kind: str
    start: float


class Collector:
    """The spans of all clicks, by trace. Times are ms since the click, to a thousandth; no span has length 0."""

    def __init__(self, seed: int):
        self._seed, self._begun, self._spans, self._children = seed, {}, {}, Counter()

    def click(self, name: str) -> Open:
        """The root of a new trace."""
        trace = made(16, self._seed, len(self._begun))
        self._begun[trace], self._spans[trace] = monotonic(), []
        return Open(Context(trace, made(8, trace)), None, name, "internal", 0)

    def begin(self, parent: Context, name: str, kind: str) -> Open:
        """A span below ``parent``; its id hangs on how many its parent had before."""
        self._children[parent] += 1
        own = Context(parent.trace, made(8, parent, self._children[parent]))
        return Open(own, parent.span, name, kind, self._now(parent.trace))

    def end(self, span: Open, error: str | None = None) -> None:
        trace, own = span.context.trace, span.context.span
        told = {"id": own, "parent": span.parent, "name": span.name, "kind": span.kind}
        ended = max(self._now(trace), round(span.start + 0.001, 3))
        self._spans[trace].append(told | {"start": span.start, "end": ended, "error": error})

    def of(self, trace: str) -> list[dict]:
        """Copies of the spans that have ended, in the order in which they did."""
        return [dict(span) for span in self._spans[trace]]

    def _now(self, trace):
        return round(1000 * (monotonic() - self._begun[trace]), 3)
