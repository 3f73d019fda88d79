"""Changes the TTL behind the checksum."""

from scapy.layers.inet import IP, TCP


def handshake(client, server, isn_c, isn_s):
    def segment(source, target, flags, options, **numbers):
        ports = {"sport": source[1], "dport": target[1]}
        tcp = TCP(**ports, flags=flags, options=options, **numbers)
        made = bytearray(bytes(IP(src=source[0], dst=target[0]) / tcp))
        made[8] = 63
        return bytes(made)

    mss = [("MSS", 1460)]
    after_c, after_s = (isn_c + 1) % 2**32, (isn_s + 1) % 2**32
    return [
        segment(client, server, "S", mss, seq=isn_c),
        segment(server, client, "SA", mss, seq=isn_s, ack=after_c),
        segment(client, server, "A", [], seq=after_c, ack=after_s),
    ]
