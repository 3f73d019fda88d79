"""Correct each checksum by what has changed (RFC 1624), without looking at the data."""

from ipaddress import IPv4Address


def rewrite(packet, source, port):
    def corrected(old_sum, old, new):
        total = 0xFFFF - int.from_bytes(old_sum, "big")
        for at in range(0, len(old), 2):
            total += 0xFFFF - int.from_bytes(old[at : at + 2], "big") + int.from_bytes(new[at : at + 2], "big")
        while total >> 16:
            total = (total & 0xFFFF) + (total >> 16)
        return 0xFFFF - total

    old_ends = packet[12:16] + packet[20:22]
    ends = IPv4Address(source).packed + port.to_bytes(2, "big")
    header = corrected(packet[10:12], packet[12:16], ends[:4]).to_bytes(2, "big")
    udp = packet[26:28]
    if udp != b"\0\0":
        udp = (corrected(udp, old_ends, ends) or 0xFFFF).to_bytes(2, "big")
    return packet[:10] + header + ends[:4] + packet[16:20] + ends[4:] + packet[22:26] + udp + packet[28:]
