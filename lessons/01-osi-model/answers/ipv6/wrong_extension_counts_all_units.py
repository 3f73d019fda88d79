"""The length of an extension header counts all its units of 8 bytes, the first one too."""


def ipv6(frame, at):
    start, protocol, parts = at + 40, frame[at + 6], [("ipv6", at, at + 40)]
    while PROTOCOLS.get(protocol) == "extension":
        size = 8 * max(1, frame[start + 1])
        parts.append(("extension", start, start + size))
        protocol = frame[start]
        start += size
    return parts, protocol, at + 40 + int.from_bytes(frame[at + 4 : at + 6])
