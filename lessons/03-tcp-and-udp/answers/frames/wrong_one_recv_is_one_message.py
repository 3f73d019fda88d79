"""What one send gave to TCP comes out of one recv: a chunk is a message."""


def frames(chunks):
    found = []
    for chunk in chunks:
        if len(chunk) < 2 + int.from_bytes(chunk[:2]):
            raise ValueError("the message is too short")
        found.append(chunk[2:])
    return found
