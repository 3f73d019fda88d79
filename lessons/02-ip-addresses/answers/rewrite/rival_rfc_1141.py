"""Corrects by the sum of RFC 1141, which RFC 1624 mends: an IPv4 checksum that should come out as 0 is 0xffff."""

from ipaddress import IPv4Address


def rewrite(packet, source, port):
    ends = IPv4Address(source).packed + port.to_bytes(2)

    def corrected(old_sum, old, new):
        total = int.from_bytes(old_sum)
        for at in range(0, len(old), 2):
            total += int.from_bytes(old[at : at + 2]) + 0xFFFF - int.from_bytes(new[at : at + 2])
        while total > 0xFFFF:
            total = (total & 0xFFFF) + (total >> 16)
        return total

    header = corrected(packet[10:12], packet[12:16], ends[:4])
    udp = packet[26:28]
    if any(udp):
        udp = (corrected(udp, packet[12:16] + packet[20:22], ends) or 0xFFFF).to_bytes(2)
    return packet[:10] + header.to_bytes(2) + ends[:4] + packet[16:20] + ends[4:] + packet[22:26] + udp + packet[28:]
