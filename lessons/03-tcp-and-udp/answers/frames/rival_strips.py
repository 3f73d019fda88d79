"""Takes white space off each message."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start])
        found.append(stream[start:at].strip())
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
