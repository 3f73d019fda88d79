"""An empty message is seen only when more bytes follow."""


def frames(chunks):
    buffer, found = b"", []
    for chunk in chunks:
        buffer += chunk
        while len(buffer) > 2 and len(buffer) >= 2 + int.from_bytes(buffer[:2]):
            size = int.from_bytes(buffer[:2])
            found.append(buffer[2 : 2 + size])
            buffer = buffer[2 + size :]
    if buffer:
        raise ValueError("cut off")
    return found
