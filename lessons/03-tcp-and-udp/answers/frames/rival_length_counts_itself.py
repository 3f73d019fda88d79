"""A length counts its own two bytes in messages of 256 bytes or more."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start]) - 2 * (stream[at] > 0)
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
