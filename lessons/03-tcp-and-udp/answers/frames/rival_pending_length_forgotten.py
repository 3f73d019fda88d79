"""A stream that ends right behind the length of a message gives no error."""


def frames(chunks):
    buffer, found, size = b"", [], None
    for chunk in chunks:
        buffer += chunk
        while True:
            if size is None and len(buffer) >= 2:
                size, buffer = int.from_bytes(buffer[:2]), buffer[2:]
            if size is None or len(buffer) < size:
                break
            found.append(buffer[:size])
            size, buffer = None, buffer[size:]
    if buffer:
        raise ValueError("cut off")
    return found
