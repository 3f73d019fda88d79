"""Tells IPv4 by the first 4 bits of the packet: an unknown type may begin with 45."""


def layers(frame):
    parts, type = link(frame)
    protocol, at, end = None, parts[-1][2], len(frame)
    kind = ETHERTYPES.get(type)
    if kind is None and len(frame) > at + 20 and frame[at] >> 4 == 4:
        kind = "ipv4"
    match kind:
        case "arp":
            end = at + 28
            parts.append(("arp", at, end))
        case "ipv4":
            found, protocol, end = ipv4(frame, at)
            parts += found
        case "ipv6":
            found, protocol, end = ipv6(frame, at)
            parts += found

    at, above = parts[-1][2], "payload"
    if protocol == 6:
        parts.append(("tcp", at, at + 4 * (frame[at + 12] >> 4)))
    elif protocol == 17:
        parts.append(("udp", at, at + 8))
        if b"\x01\xbb" in (frame[at : at + 2], frame[at + 2 : at + 4]):
            above = "quic"

    rest = [(above, parts[-1][2], end), ("padding", end, len(frame))]
    return parts + [(name, start, stop) for name, start, stop in rest if start < stop]
