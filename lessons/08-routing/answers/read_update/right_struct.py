"""With struct and an offset that moves through the message."""

import struct
from ipaddress import IPv6Network


def read_update(data):
    size, kind = struct.unpack_from("!HB", data, 16)
    if kind != 2 or size != len(data):
        raise ValueError("no UPDATE of this length")

    def networks(at, end):
        while at < end:
            bits = data[at]
            used = -(-bits // 8)
            yield str(IPv6Network((data[at + 1 : at + 1 + used] + bytes(16 - used), bits), strict=False))
            at += 1 + used

    (skip,) = struct.unpack_from("!H", data, 19)
    at = 21 + skip
    (total,) = struct.unpack_from("!H", data, at)
    at, stop = at + 2, at + 2 + total
    said = dict.fromkeys(["path", "origin", "med"]) | {"announced": [], "withdrawn": []}
    while at < stop:
        form = "!BBH" if data[at] & 16 else "!BBB"
        _, kind, length = struct.unpack_from(form, data, at)
        at += struct.calcsize(form)
        end = at + length
        if kind == 1:
            said["origin"] = data[at]
        if kind == 2:
            path, spot = [], at
            while spot < end:
                count = data[spot + 1]
                path += struct.unpack_from(f"!{count}I", data, spot + 2)
                spot += 2 + 4 * count
            said["path"] = tuple(path)
        if kind == 4:
            said["med"] = struct.unpack_from("!I", data, at)[0]
        if kind == 14:
            said["announced"] = list(networks(at + 5 + data[at + 3], end))
        if kind == 15:
            said["withdrawn"] = list(networks(at + 3, end))
        at = end
    return said
