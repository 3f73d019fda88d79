"""All UDP carries QUIC."""


def header_bytes(packet, cid):
    begin = 4 * (packet[0] & 15)
    if packet[9] == 6:
        return 4 * (packet[begin + 12] >> 4)
    return 8 + 1 + cid + (packet[begin + 8] & 3) + 1
