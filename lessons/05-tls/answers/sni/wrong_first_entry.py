"""The list of server names has one entry, and it is a host name."""


def sni(client_hello):
    def cut(data, size):
        """What the length in the first ``size`` bytes spans, and what is behind that."""
        end = size + int.from_bytes(data[:size], "big")
        return data[size:end], data[end:]

    message, rest = b"", client_hello
    while rest and rest[0] == 22:
        content, rest = cut(rest[3:], 2)
        message += content
    if message[:1] != b"\x01":
        return None
    rest = message[38:]
    for size in (1, 2, 1):
        _, rest = cut(rest, size)
    rest, _ = cut(rest, 2)
    extensions, hosts = {}, {}
    while rest:
        kind = rest[:2]
        extensions[kind], rest = cut(rest[2:], 2)
    names, _ = cut(extensions.get(b"\0\0", b""), 2)
    while names:
        kind = names[0]
        hosts[kind], names = cut(names[1:], 2)
    return next((name.decode("ascii") for name in hosts.values()), None)
