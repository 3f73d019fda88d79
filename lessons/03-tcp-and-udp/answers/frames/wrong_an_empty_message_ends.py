"""A length of 0 says that no more messages follow."""


def frames(chunks):
    stream, found = b"".join(chunks), []
    while stream:
        size = int.from_bytes(stream[:2])
        if size == 0 and len(stream) >= 2:
            return found
        if len(stream) < 2 + size:
            raise ValueError("the stream ends within a message")
        found.append(stream[2 : 2 + size])
        stream = stream[2 + size :]
    return found
