"""Pads odd payloads with a zero byte, as the checksum does."""

from scapy.layers.inet import IP, TCP


def data_and_fin(client, server, seq, ack, request, answer):
    numbers, packets = {client: seq, server: ack}, []
    there, back = (client, server), (server, client)
    steps = [(there, "PA", request), (back, "PA", answer), (there, "FA", b""), (back, "FA", b""), (there, "A", b"")]
    for (sender, receiver), flags, payload in steps:
        ports = {"sport": sender[1], "dport": receiver[1]}
        tcp = TCP(**ports, flags=flags, seq=numbers[sender], ack=numbers[receiver])
        packets.append(bytes(IP(src=sender[0], dst=receiver[0]) / tcp / (payload + b"\0" * (len(payload) % 2))))
        numbers[sender] = (numbers[sender] + len(payload) + ("F" in flags)) % 2**32
    return packets
