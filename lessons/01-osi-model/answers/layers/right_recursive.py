"""Reads one header and calls itself for what is inside, with the bytes of the packet cut out."""

import struct

ABOVE = {6: "tcp", 17: "udp"}


def carried(number):
    return "extension" if number in (0, 43, 60) else ABOVE.get(number, "payload")


def inside(name, data):
    """Parts of ``data``, which begins with ``name``, as (name, length)."""
    if not data:
        return []
    size, after, above = len(data), len(data), "payload"
    if name == "ethernet":
        size, above = 14, ETHERTYPES.get(struct.unpack("!H", data[12:14])[0], "payload")
    elif name == "vlan":
        size, above = 4, ETHERTYPES.get(struct.unpack("!H", data[2:4])[0], "payload")
    elif name == "arp":
        size = after = 28
    elif name == "ipv4":
        after, _, flags = struct.unpack("!HHH", data[2:8])
        size = data[0] % 16 * 4
        above = "payload" if flags % 8192 else ABOVE.get(data[9], "payload")
    elif name == "ipv6":
        size, after = 40, 40 + struct.unpack("!H", data[4:6])[0]
        above = carried(data[6])
    elif name == "extension":
        size, above = 8 * (data[1] + 1), carried(data[0])
    elif name == "tcp":
        size = data[12] // 16 * 4
    elif name == "udp":
        size, above = 8, "quic" if b"\x01\xbb" in (data[0:2], data[2:4]) else "payload"
    return [(name, size), *inside(above, data[size:after]), ("padding", len(data) - after)]


def layers(frame):
    found, at = [], 0
    for name, size in inside("ethernet", frame):
        if size:
            found.append((name, at, at + size))
        at += size
    return found
