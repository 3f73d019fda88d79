"""Lengths of 32768 or more are taken as negative."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start], signed=True) % 32768
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
