"""The type of the message is the sixth byte, and its head lies in the first record."""


def sni(client_hello):
    message, rest = b"", client_hello
    while rest[:1] == b"\x16":
        piece, rest = cut(rest[3:], 2)
        message += piece
    if client_hello[:1] != b"\x16" or client_hello[5] != 1:
        return None
    body = message[4 : 4 + int.from_bytes(client_hello[6:9], "big")]
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
