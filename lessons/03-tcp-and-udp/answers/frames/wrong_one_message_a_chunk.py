"""After each recv at most one message can be complete."""


def frames(chunks):
    buffer, found = b"", []
    for chunk in chunks:
        buffer += chunk
        size = int.from_bytes(buffer[:2])
        if len(buffer) >= 2 + size:
            found.append(buffer[2 : 2 + size])
            buffer = buffer[2 + size :]
    if buffer:
        raise ValueError("the stream ends within a message")
    return found
