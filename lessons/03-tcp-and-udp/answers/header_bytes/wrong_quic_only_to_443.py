"""QUIC is what goes to port 443; what comes from there is plain UDP."""


def header_bytes(packet, cid):
    begin = 4 * (packet[0] & 15)
    if packet[9] == 6:
        return 4 * (packet[begin + 12] >> 4)
    if int.from_bytes(packet[begin + 2 : begin + 4]) != 443:
        return 8
    return 8 + 1 + cid + (packet[begin + 8] & 3) + 1
