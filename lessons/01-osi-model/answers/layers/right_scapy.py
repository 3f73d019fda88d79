"""Lets scapy take the frame apart, and asks each of its layers for its length."""


def layers(frame):
    from scapy.layers.inet import IP, TCP, UDP
    from scapy.layers.inet6 import IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrHopByHop, IPv6ExtHdrRouting
    from scapy.layers.l2 import ARP, Dot1AD, Dot1Q, Ether

    names = {Ether: "ethernet", Dot1Q: "vlan", Dot1AD: "vlan", ARP: "arp", IP: "ipv4", IPv6: "ipv6"}
    names |= {IPv6ExtHdrDestOpt: "extension", IPv6ExtHdrHopByHop: "extension", IPv6ExtHdrRouting: "extension"}
    names |= {TCP: "tcp", UDP: "udp"}
    fixed = {"ethernet": 14, "vlan": 4, "arp": 28, "ipv6": 40, "udp": 8}
    packet = Ether(frame)
    found, at, end, rest = [], 0, len(frame), "payload"
    while type(packet) in names:
        name = names[type(packet)]
        if name in ("ipv4", "ipv6") and {"ipv4", "ipv6"} & {other for other, _, _ in found}:
            break
        if name == "arp":
            end = at + 28
        if name == "ipv4":
            fixed[name], end = 4 * packet.ihl, at + packet.len
        if name == "ipv6":
            end = at + 40 + packet.plen
        if name == "extension":
            fixed[name] = 8 + 8 * packet.len
        if name == "tcp":
            fixed[name] = 4 * packet.dataofs
        if name == "udp" and 443 in (packet.sport, packet.dport):
            rest = "quic"
        found.append((name, at, at + fixed[name]))
        at += fixed[name]
        packet = packet.payload
    parts = [*found, (rest, at, end), ("padding", end, len(frame))]
    return [part for part in parts if part[1] < part[2]]
