"""Raises EOFError for a stream that was cut off."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start])
        found.append(stream[start:at])
        if at > len(stream):
            raise EOFError("cut off")
    return found
