"""Behind ARP in a frame of more than 64 bytes there is payload."""


def layers(frame):
    parts, type = link(frame)
    protocol, at, end = None, parts[-1][2], len(frame)
    match ETHERTYPES.get(type):
        case "arp":
            end = at + 28 if len(frame) <= 64 else len(frame)
            parts.append(("arp", at, at + 28))
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
