"""scapy takes the packet apart."""

from scapy.layers.inet import IP, TCP, UDP


def header_bytes(packet, cid):
    parsed = IP(packet)
    if TCP in parsed:
        return parsed[TCP].dataofs * 4
    datagram = parsed[UDP]
    if datagram.sport == 443 or datagram.dport == 443:
        first = bytes(datagram.payload)[0]
        return 8 + 1 + cid + 1 + first % 4
    return 8
