"""The packet is taken apart by struct, and both checksums are made anew with the function `checksum`."""
import struct
from ipaddress import IPv4Address


def rewrite(packet, source, port):
    start, _, _, target = struct.unpack("!10s2s4s4s", packet[:20])
    _, to, length, had = struct.unpack("!4H", packet[20:28])
    data = packet[28:]
    new = IPv4Address(source).packed

    def header(total):
        return struct.pack("!10sH4s4s", start, total, new, target)

    def udp(total):
        return struct.pack("!4H", port, to, length, total)

    total = 0
    if had:
        pseudo = struct.pack("!4s4sBBH", new, target, 0, 17, length)
        total = checksum(pseudo + udp(0) + data) or 0xFFFF
    return header(checksum(header(0))) + udp(total) + bytes(data)
