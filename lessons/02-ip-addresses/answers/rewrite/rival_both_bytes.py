"""Takes one zero byte for a checksum of 0: one like 0x00ab is left as it was."""

from ipaddress import IPv4Address


def rewrite(packet, source, port):
    new = bytearray(packet)
    new[12:16], new[20:22] = IPv4Address(source).packed, port.to_bytes(2)
    new[10:12] = bytes(2)
    new[10:12] = checksum(new[:20]).to_bytes(2)
    if all(new[26:28]):
        new[26:28] = bytes(2)
        pseudo_header = new[12:20] + b"\x00\x11" + new[24:26]
        new[26:28] = (checksum(pseudo_header + new[20:]) or 0xFFFF).to_bytes(2)
    return bytes(new)
