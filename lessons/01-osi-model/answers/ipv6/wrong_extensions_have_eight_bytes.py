"""An extension header has 8 bytes."""


def ipv6(frame, at):
    start, protocol, parts = at + 40, frame[at + 6], [("ipv6", at, at + 40)]
    while PROTOCOLS.get(protocol) == "extension":
        size = 8
        parts.append(("extension", start, start + size))
        protocol = frame[start]
        start += size
    return parts, protocol, at + 40 + int.from_bytes(frame[at + 4 : at + 6])
