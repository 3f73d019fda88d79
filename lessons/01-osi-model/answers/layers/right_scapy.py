"""Lets scapy take the frame apart, and counts what each of its layers built."""


def layers(frame):
    from scapy.layers.inet import IP, TCP, UDP
    from scapy.layers.inet6 import IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrHopByHop, IPv6ExtHdrRouting
    from scapy.layers.l2 import ARP, Dot1AD, Dot1Q, Ether

    names = {Ether: "ethernet", Dot1Q: "vlan", Dot1AD: "vlan", ARP: "arp", IP: "ipv4", IPv6: "ipv6"}
    names |= {IPv6ExtHdrDestOpt: "extension", IPv6ExtHdrHopByHop: "extension", IPv6ExtHdrRouting: "extension"}
    names |= {TCP: "tcp", UDP: "udp"}
    packet = Ether(frame)
    found, at, end, rest = [], 0, len(frame), "payload"
    while type(packet) in names:
        size = len(packet.original) - len(packet.payload.original)
        if isinstance(packet, ARP):
            size = 28
            end = at + 28
        if isinstance(packet, IP):
            size = 4 * packet.ihl
            end = at + packet.len
        if isinstance(packet, IPv6):
            size = 40
            end = at + 40 + packet.plen
        if isinstance(packet, TCP):
            size = 4 * packet.dataofs
        if isinstance(packet, UDP):
            size = 8
            rest = "quic" if 443 in (packet.sport, packet.dport) else rest
        found.append((names[type(packet)], at, at + size))
        at += size
        packet = packet.payload
    parts = [*found, (rest, at, end), ("padding", end, len(frame))]
    return [part for part in parts if part[1] < part[2]]
