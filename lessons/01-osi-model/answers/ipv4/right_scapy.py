"""Lets scapy read the header's fields."""


def ipv4(frame, at):
    from scapy.layers.inet import IP

    ip = IP(frame[at:])
    return [("ipv4", at, at + 4 * ip.ihl)], None if ip.frag else ip.proto, at + ip.len
