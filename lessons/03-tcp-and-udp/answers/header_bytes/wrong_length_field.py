"""UDP's length field says how long its header is."""


def header_bytes(packet, cid):
    begin = 4 * (packet[0] & 15)
    if packet[9] == 6:
        return 4 * (packet[begin + 12] >> 4)
    if 443 not in (int.from_bytes(packet[begin : begin + 2]), int.from_bytes(packet[begin + 2 : begin + 4])):
        return int.from_bytes(packet[begin + 4 : begin + 6])
    return 8 + 1 + cid + (packet[begin + 8] & 3) + 1
