"""Every ClientHello has a server name, and what comes last is it."""


def sni(client_hello):
    message, rest = b"", client_hello
    while rest and rest[0] == 22:
        message += rest[5 : 5 + int.from_bytes(rest[3:5], "big")]
        rest = rest[5 + int.from_bytes(rest[3:5], "big") :]
    if message[:1] != b"\x01":
        return None
    body = message[4 : 4 + int.from_bytes(message[1:4], "big")]
    body = body[34:]
    for size in (1, 2, 1):
        _, body = _split(body, size)
    extensions, _ = _split(body, 2)
    content = b""
    while extensions:
        kind = extensions[:2]
        if kind == b"\0\0" or not content:
            content, _ = _split(extensions[2:], 2)
        _, extensions = _split(extensions[2:], 2)
    return _host_name(content)


def _split(data, size):
    """What the length in the first ``size`` bytes spans, and what is behind that."""
    end = size + int.from_bytes(data[:size], "big")
    return data[size:end], data[end:]


def _host_name(content):
    names, _ = _split(content, 2)
    while names:
        kind = names[0]
        name, names = _split(names[1:], 2)
        if kind == 0:
            return name.decode("ascii")
    return None
