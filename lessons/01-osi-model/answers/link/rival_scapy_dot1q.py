"""Lets scapy count the customer's tags, and forgets its class for a provider's: 88a8 before 8100 before IPv4."""


def link(frame):
    from scapy.layers.l2 import Dot1AD, Dot1Q, Ether

    packet = Ether(frame)
    tags = sum(type(packet.getlayer(n)) in (Dot1Q, Dot1AD) for n in range(1, 4))
    end = 14 + 4 * tags
    parts = [("ethernet", 0, 14), *(("vlan", at, at + 4) for at in range(14, end, 4))]
    return parts, int.from_bytes(frame[end - 2 : end])
