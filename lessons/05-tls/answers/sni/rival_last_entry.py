"""The last entry is the host name if its type is 0, else there is none."""


def sni(client_hello):
    message, rest = b"", client_hello
    while rest[:1] == b"\x16":
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
        held, rest = cut(rest[1:], 2)
        names = {kind: held}
    return names[0].decode("ascii") if 0 in names else None
