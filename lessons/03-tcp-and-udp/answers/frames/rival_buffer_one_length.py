"""A length that is cut between two chunks is read from the second one alone."""


def frames(chunks):
    buffer, found, size = b"", [], None
    for chunk in chunks:
        if size is None and len(buffer) == 1:
            buffer = b"\0"
        buffer += chunk
        while True:
            if size is None and len(buffer) >= 2:
                size, buffer = int.from_bytes(buffer[:2]), buffer[2:]
            if size is None or len(buffer) < size:
                break
            found.append(buffer[:size])
            size, buffer = None, buffer[size:]
    if buffer or size is not None:
        raise ValueError("cut off")
    return found
