"""IPv6 has one extension header at most."""


def layers(frame):
    def number(at):
        return int.from_bytes(frame[at : at + 2])

    found, name, at, end = [], "ethernet", 0, len(frame)
    while at < end:
        start, above = at, "payload"
        match name:
            case "ethernet" | "vlan":
                at += {"ethernet": 14, "vlan": 4}[name]
                above = ETHERTYPES.get(number(at - 2), above)
            case "arp":
                at = end = start + 28
            case "ipv4":
                at += (frame[start] & 15) * 4
                end = start + number(start + 2)
                if not number(start + 6) & 0x1FFF:
                    above = PROTOCOLS.get(frame[start + 9], above)
            case "ipv6":
                at += 40
                end = at + number(start + 4)
                above = PROTOCOLS.get(frame[start + 6], above)
            case "extension":
                at += 8 + 8 * frame[start + 1]
                above = {6: "tcp", 17: "udp"}.get(frame[start], above)
            case "tcp":
                at += (frame[start + 12] >> 4) * 4
            case "udp":
                at += 8
                above = "quic" if 443 in (number(start), number(start + 2)) else above
            case _:
                at = end
        found.append((name, start, at))
        name = above
    return found + [("padding", end, len(frame))] * (end < len(frame))
