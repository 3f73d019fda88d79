"""The list of extensions goes on to the end of what was sent."""


def sni(client_hello):
    message, rest = b"", client_hello
    while rest[:1] == b"\x16":
        piece, rest = cut(rest[3:], 2)
        message += piece
    if message[:1] != b"\x01":
        return None
    body = message[4:]
    rest = body[34:]
    for size in (1, 2, 1):
        _, rest = cut(rest, size)
    rest = rest[2:]
    extensions, names = {}, {}
    while rest:
        kind = rest[:2]
        extensions[kind], rest = cut(rest[2:], 2)
    rest, _ = cut(extensions.get(b"\0\0", b""), 2)
    while rest:
        kind = rest[0]
        names[kind], rest = cut(rest[1:], 2)
    return names[0].decode("ascii") if 0 in names else None
