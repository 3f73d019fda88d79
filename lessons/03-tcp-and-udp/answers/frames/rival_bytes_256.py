"""Splits a length above 255 by a factor of 255."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + (stream[at] * 255 + stream[min(start, len(stream)) - 1])
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
