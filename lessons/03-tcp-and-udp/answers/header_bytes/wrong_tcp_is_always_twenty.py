"""TCP's header always has 20 bytes."""


def header_bytes(packet, cid):
    begin = 4 * (packet[0] & 15)
    if packet[9] == 6:
        return 20
    if 443 not in (int.from_bytes(packet[begin : begin + 2]), int.from_bytes(packet[begin + 2 : begin + 4])):
        return 8
    return 8 + 1 + cid + (packet[begin + 8] & 3) + 1
