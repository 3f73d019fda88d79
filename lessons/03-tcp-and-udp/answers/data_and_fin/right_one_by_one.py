"""Writes the five packets down, one after the other."""

from scapy.layers.inet import IP, TCP


def data_and_fin(client, server, seq, ack, request, answer):
    there = IP(src=client[0], dst=server[0]) / TCP(sport=client[1], dport=server[1])
    back = IP(src=server[0], dst=client[0]) / TCP(sport=server[1], dport=client[1])

    def made(way, flags, seq, ack, payload=b""):
        packet = way.copy()
        packet[TCP].flags, packet[TCP].seq, packet[TCP].ack = flags, seq & 0xFFFFFFFF, ack & 0xFFFFFFFF
        return bytes(packet / payload)

    asked, answered = seq + len(request), ack + len(answer)
    return [
        made(there, "A", seq, ack, request),
        made(back, "A", ack, asked, answer),
        made(there, "FA", asked, answered),
        made(back, "FA", answered, asked + 1),
        made(there, "A", asked + 1, answered + 1),
    ]
