"""Packs the headers and sums them without a library."""

import socket
import struct


def ones_complement(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total >> 16) + (total & 0xFFFF)
    return 0xFFFF - total


def packet(source, target, flags, seq, ack, options):
    addresses = socket.inet_aton(source[0]) + socket.inet_aton(target[0])
    size = 20 + len(options)

    def tcp(checksum):
        fixed = (source[1], target[1], seq, ack, size // 4 << 4, flags, 65535, checksum, 0)
        return struct.pack("!HHIIBBHHH", *fixed) + options

    def ip(checksum):
        return struct.pack("!BBHHHBBH", 0x45, 0, 20 + size, 77, 0x4000, 64, 6, checksum) + addresses

    pseudo = addresses + struct.pack("!BBH", 0, 6, size)
    return ip(ones_complement(ip(0))) + tcp(ones_complement(pseudo + tcp(0)))


def handshake(client, server, isn_c, isn_s):
    mss = struct.pack("!BBH", 2, 4, 1460)
    next_c, next_s = (isn_c + 1) & 0xFFFFFFFF, (isn_s + 1) & 0xFFFFFFFF
    return [
        packet(client, server, 0x02, isn_c, 0, mss),
        packet(server, client, 0x12, isn_s, next_c, mss),
        packet(client, server, 0x10, next_c, next_s, b""),
    ]
