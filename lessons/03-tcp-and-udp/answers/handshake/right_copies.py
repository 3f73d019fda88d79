"""Changes copies of two packets."""

from scapy.layers.inet import IP, TCP


def handshake(client, server, isn_c, isn_s):
    there = IP(src=client[0], dst=server[0]) / TCP(sport=client[1], dport=server[1], window=1000)
    back = IP(src=server[0], dst=client[0], ttl=17) / TCP(sport=server[1], dport=client[1])
    packets = []
    steps = [(there, 2, isn_c, 0), (back, 18, isn_s, isn_c + 1), (there, 16, isn_c + 1, isn_s + 1)]
    for packet, flags, seq, ack in steps:
        packet = packet.copy()
        packet[TCP].flags = flags
        packet[TCP].seq, packet[TCP].ack = seq & 0xFFFFFFFF, ack & 0xFFFFFFFF
        if flags & 2:
            packet[TCP].options = [("MSS", 1460)]
        packets.append(bytes(packet))
    return packets
