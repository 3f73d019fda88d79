"""Reads AS numbers and the MED as signed."""

import struct


def read_update(data):
    length, kind, gone = struct.unpack_from(">HBH", data + b"\0\0", 16)
    if kind != 2 or length != len(data):
        raise ValueError("no UPDATE")
    (total,) = struct.unpack_from(">H", data, 21 + gone)
    rest = data[23 + gone : 23 + gone + total]
    found = dict(announced=[], withdrawn=[], path=None, origin=None, med=None)
    while rest:
        flags, kind = rest[:2]
        head = 4 if flags & 0x10 else 3
        size = int.from_bytes(rest[2:head])
        value, rest = rest[head : head + size], rest[head + size :]
        if kind == 1:
            found["origin"] = value[0]
        if kind == 2:
            found["path"] = ()
            while value:
                n = value[1]
                found["path"] += struct.unpack_from(f">{n}i", value, 2)
                value = value[2 + 4 * n :]
        if kind == 4:
            (found["med"],) = struct.unpack(">i", value)
        if kind in (14, 15):
            value = value[5 + value[3] :] if kind == 14 else value[3:]
            while value:
                size = -(-value[0] // 8)
                prefix = ip_network((value[1 : 1 + size].ljust(16, b"\0"), value[0]))
                found["announced" if kind == 14 else "withdrawn"].append(str(prefix))
                value = value[1 + size :]
    return found
