"""Keeps one table for each carrier, as IANA does, and looks for the name in all of them."""

REGISTRIES = {
    "ethernet": {0x0800: "ipv4", 0x0806: "arp", 0x86DD: "ipv6"},
    "ip": {1: "icmp", 6: "tcp", 17: "udp", 58: "icmpv6", 89: "ospf"},
    "tcp": {80: "http", 179: "bgp", 443: "https"},
    "udp": {53: "dns", 443: "quic"},
}


def place(name):
    for carrier, numbers in REGISTRIES.items():
        for number, known in numbers.items():
            if known == name:
                return carrier, number
    raise KeyError(name)
