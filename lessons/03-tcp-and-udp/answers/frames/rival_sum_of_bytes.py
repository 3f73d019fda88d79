"""Adds the two bytes of a length."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + sum(stream[at:start])
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
