"""What is left of a chunk behind its last whole message belongs to nothing."""


def frames(chunks):
    found, left = [], b""
    for chunk in chunks:
        at = 0
        while at + 2 <= len(chunk) and at + 2 + int.from_bytes(chunk[at : at + 2]) <= len(chunk):
            size = int.from_bytes(chunk[at : at + 2])
            found.append(chunk[at + 2 : at + 2 + size])
            at += 2 + size
        left = chunk[at:]
    if left:
        raise ValueError("the stream ends within a message")
    return found
