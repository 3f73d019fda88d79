"""Keeps a buffer and takes whole messages off its front."""


def frames(chunks):
    buffer, found = bytearray(), []
    for chunk in chunks:
        buffer += chunk
        while len(buffer) >= 2 and len(buffer) >= 2 + int.from_bytes(buffer[:2]):
            size = int.from_bytes(buffer[:2])
            found.append(bytes(buffer[2 : 2 + size]))
            del buffer[: 2 + size]
    if buffer:
        raise ValueError(f"{len(buffer)} bytes of a message that was cut off")
    return found
