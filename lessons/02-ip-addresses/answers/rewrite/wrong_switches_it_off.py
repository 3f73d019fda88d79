"""A NAT may set the checksum of UDP to 0, which means none."""

from ipaddress import IPv4Address


def rewrite(packet, source, port):
    def ones(data):
        data = bytes(data) + bytes(len(data) % 2)
        return 0xFFFF - ((int.from_bytes(data, "big") - 1) % 0xFFFF + 1)

    new = bytearray(packet)
    new[12:16], new[20:22] = IPv4Address(source).packed, port.to_bytes(2, "big")
    new[10:12] = bytes(2)
    new[10:12] = ones(new[:20]).to_bytes(2, "big")
    new[26:28] = bytes(2)
    return bytes(new)
