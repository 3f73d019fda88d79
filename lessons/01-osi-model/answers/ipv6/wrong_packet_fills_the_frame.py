"""The packet ends where the frame ends."""


def ipv6(frame, at):
    start, protocol, parts = at + 40, frame[at + 6], [("ipv6", at, at + 40)]
    while PROTOCOLS.get(protocol) == "extension":
        size = 8 + 8 * frame[start + 1]
        parts.append(("extension", start, start + size))
        protocol = frame[start]
        start += size
    return parts, protocol, len(frame)
