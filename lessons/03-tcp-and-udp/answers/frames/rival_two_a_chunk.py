"""At most two messages are taken off after each chunk."""


def frames(chunks):
    buffer, found = b"", []
    for chunk in chunks:
        buffer += chunk
        for _ in range(2):
            if len(buffer) >= 2 and len(buffer) >= 2 + int.from_bytes(buffer[:2]):
                size = int.from_bytes(buffer[:2])
                found.append(buffer[2 : 2 + size])
                buffer = buffer[2 + size :]
    if buffer:
        raise ValueError("cut off")
    return found
