"""A stream that ends right behind a length ends without an error."""


def frames(chunks):
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        if start == len(stream):
            return found
        at = start + int.from_bytes(stream[at:start])
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
