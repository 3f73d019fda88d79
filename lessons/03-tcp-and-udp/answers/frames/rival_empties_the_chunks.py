"""Leaves the list of chunks empty."""


def frames(chunks):
    stream, found, at = b"", [], 0
    while chunks:
        stream += chunks.pop(0)
    while at < len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start])
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
