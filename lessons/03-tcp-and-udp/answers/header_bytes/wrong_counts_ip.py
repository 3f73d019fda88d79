"""IPv4's options belong to the transport's header."""


def header_bytes(packet, cid):
    begin = 4 * (packet[0] & 15)
    if packet[9] == 6:
        return begin - 20 + 4 * (packet[begin + 12] >> 4)
    if 443 not in (int.from_bytes(packet[begin : begin + 2]), int.from_bytes(packet[begin + 2 : begin + 4])):
        return begin - 20 + 8
    return begin - 20 + 8 + 1 + cid + (packet[begin + 8] & 3) + 1
