"""OSPF exchanges routes as BGP does, over TCP."""


def place(name):
    places = {
        "arp": ("ethernet", 0x0806),
        "ipv4": ("ethernet", 0x0800),
        "ipv6": ("ethernet", 0x86DD),
        "icmp": ("ip", 1),
        "icmpv6": ("ip", 58),
        "tcp": ("ip", 6),
        "udp": ("ip", 17),
        "ospf": ("tcp", 89),
        "bgp": ("tcp", 179),
        "dns": ("udp", 53),
        "http": ("tcp", 80),
        "https": ("tcp", 443),
        "quic": ("udp", 443),
    }
    return places[name]
