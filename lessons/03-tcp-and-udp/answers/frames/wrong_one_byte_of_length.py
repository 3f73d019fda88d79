"""Messages are short: the second byte says the length."""


def frames(chunks):
    stream, found = b"".join(chunks), []
    while stream:
        size = int.from_bytes(stream[1:2])
        if len(stream) < 2 + size:
            raise ValueError("the stream ends within a message")
        found.append(stream[2 : 2 + size])
        stream = stream[2 + size :]
    return found
