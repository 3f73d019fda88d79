"""A message has at least one byte: a length of 0 only fills."""


def frames(chunks):
    stream, found = b"".join(chunks), []
    while stream:
        size = int.from_bytes(stream[:2])
        if len(stream) < 2 + size:
            raise ValueError("the stream ends within a message")
        if size:
            found.append(stream[2 : 2 + size])
        stream = stream[2 + size :]
    return found
