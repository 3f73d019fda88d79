"""Finds nothing missing if at least one byte of the last message is there."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start])
        found.append(stream[start:at])
        if start > len(stream) or start == len(stream) < at:
            raise ValueError("the stream ends within a message")
    return found
