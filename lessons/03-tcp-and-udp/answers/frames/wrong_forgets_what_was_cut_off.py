"""When the sender closes, an unfinished message is as good as none."""


def frames(chunks):
    stream, found = b"".join(chunks), []
    while len(stream) >= 2 and len(stream) >= 2 + int.from_bytes(stream[:2]):
        size = int.from_bytes(stream[:2])
        found.append(stream[2 : 2 + size])
        stream = stream[2 + size :]
    return found
