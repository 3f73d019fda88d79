"""Everything on port 443 is QUIC."""


def header_bytes(packet, cid):
    begin = 4 * (packet[0] & 15)
    if 443 in (int.from_bytes(packet[begin : begin + 2]), int.from_bytes(packet[begin + 2 : begin + 4])):
        return 8 + 1 + cid + (packet[begin + 8] & 3) + 1
    return 4 * (packet[begin + 12] >> 4) if packet[9] == 6 else 8
