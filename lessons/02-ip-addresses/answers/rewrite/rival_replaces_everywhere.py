"""Replaces the old address and port wherever they stand, in the data and in the destination, too."""

from ipaddress import IPv4Address


def rewrite(packet, source, port):
    new = packet[:10] + bytes(2) + packet[12:]
    new = new.replace(packet[12:16], IPv4Address(source).packed)
    new = new[:20] + new[20:].replace(packet[20:22], port.to_bytes(2))
    new = bytearray(new)
    new[10:12] = checksum(new[:20]).to_bytes(2)
    new[24:28] = packet[24:28]
    if any(packet[26:28]):
        new[26:28] = bytes(2)
        new[26:28] = (checksum(new[12:20] + b"\x00\x11" + new[24:26] + new[20:]) or 0xFFFF).to_bytes(2)
    return bytes(new)
