"""A record of a version that nobody speaks is none: version 0.0."""


def sni(client_hello):
    message, rest = b"", client_hello
    while rest[:2] == b"\x16\x03":
        piece, rest = cut(rest[3:], 2)
        message += piece
    if message[:1] != b"\x01":
        return None
    body, _ = cut(message[1:], 3)
    rest = body[34:]
    for size in (1, 2, 1):
        _, rest = cut(rest, size)
    rest, _ = cut(rest, 2)
    extensions, names = {}, {}
    while rest:
        kind = rest[:2]
        extensions[kind], rest = cut(rest[2:], 2)
    rest, _ = cut(extensions.get(b"\0\0", b""), 2)
    while rest:
        kind = rest[0]
        names[kind], rest = cut(rest[1:], 2)
    return names[0].decode("ascii") if 0 in names else None
