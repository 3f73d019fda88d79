"""No checksum is ever sent as 0, that of the IPv4 header neither."""

from ipaddress import IPv4Address


def rewrite(packet, source, port):
    new = bytearray(packet)
    new[12:16], new[20:22] = IPv4Address(source).packed, port.to_bytes(2)
    new[10:12] = bytes(2)
    new[10:12] = (checksum(new[:20]) or 0xFFFF).to_bytes(2)
    if any(new[26:28]):
        new[26:28] = bytes(2)
        pseudo_header = new[12:20] + b"\x00\x11" + new[24:26]
        new[26:28] = (checksum(pseudo_header + new[20:]) or 0xFFFF).to_bytes(2)
    return bytes(new)
