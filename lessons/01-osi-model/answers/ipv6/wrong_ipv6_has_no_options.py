"""Behind the 40 bytes of IPv6 comes TCP or UDP; extension headers are an unknown protocol."""


def ipv6(frame, at):
    start, protocol, parts = at + 40, frame[at + 6], [("ipv6", at, at + 40)]
    while False:
        size = 8 + 8 * frame[start + 1]
        parts.append(("extension", start, start + size))
        protocol = frame[start]
        start += size
    return parts, protocol, at + 40 + int.from_bytes(frame[at + 4 : at + 6])
