"""When the sender closes, what has come of the last message is the message."""


def frames(chunks):
    stream, found = b"".join(chunks), []
    while stream:
        size = int.from_bytes(stream[:2])
        found.append(stream[2 : 2 + size])
        stream = stream[2 + size :]
    return found
