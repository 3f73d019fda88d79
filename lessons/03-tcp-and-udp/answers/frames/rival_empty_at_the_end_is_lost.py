"""An empty message at the end of the stream is lost."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at + 2 < len(stream) or at + 1 == len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start])
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
