"""The transcript of one test cell: what crossed, what happened in the lab, without what differs between equal runs."""

import hashlib
import json

MAX_ENTRIES = 50_000
MAX_ENTRY = 400  # characters; a longer entry is kept as a digest

AS_TEXT = json.JSONEncoder().encode


class Transcript(list):
    """JSON-ready entries in order, of bounded size: equal runs compare equal. `flooded` says it is full.

    With a ``known`` one to compare with, `differs` says that this one has gone another way or further. `drawn` is how
    many entries there were when the first input was drawn by the seed: those are the same under every seed.
    """

    def __init__(self, known: list | None = None):
        super().__init__()
        self.known, self.flooded, self.differs = known, False, False
        self.drawn: int | None = None

    def draw(self) -> None:
        if self.drawn is None:
            self.drawn = len(self)

    def append(self, entry: list) -> None:
        if len(self) >= MAX_ENTRIES:
            self.flooded = True
            return
        text = AS_TEXT(entry)
        if len(text) > MAX_ENTRY:
            entry = [entry[0], hashlib.sha256(text.encode()).hexdigest()]
        if self.known is not None and not self.differs:
            self.differs = self.known[len(self) : len(self) + 1] != [entry]
        super().append(entry)


def shape(data):
    """Encoded data: of a handle the type alone, members of sets in an order that their history does not change."""
    if type(data) is list:
        return [shape(item) for item in data]
    if type(data) is dict:
        return {tag: _tagged(tag, body) for tag, body in data.items()}
    return data


def _tagged(tag: str, body):
    if tag == "h" and type(body) is list:
        return body[1:]
    shaped = shape(body)
    return sorted(shaped, key=json.dumps) if tag in ("s", "z") and type(shaped) is list else shaped
