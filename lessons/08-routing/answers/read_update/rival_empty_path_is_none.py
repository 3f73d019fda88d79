"""Takes a path without parts for none: the attribute is there, and empty."""


def read_update(data):
    if data[18] != 2 or int.from_bytes(data[16:18], "big") != len(data):
        raise ValueError("this is no whole UPDATE")
    said = {"announced": [], "withdrawn": [], "path": None, "origin": None, "med": None}
    at = 21 + int.from_bytes(data[19:21], "big")
    end = at + 2 + int.from_bytes(data[at : at + 2], "big")
    at += 2
    while at < end:
        flags, kind = data[at], data[at + 1]
        wide = 2 if flags & 0x10 else 1
        size = int.from_bytes(data[at + 2 : at + 2 + wide], "big")
        at += 2 + wide
        value = data[at : at + size]
        at += size
        if kind == 1:
            said["origin"] = value[0]
        elif kind == 2:
            path = []
            while value:
                count = value[1]
                path += [int.from_bytes(value[i : i + 4], "big") for i in range(2, 2 + 4 * count, 4)]
                value = value[2 + 4 * count :]
            said["path"] = tuple(path) or None
        elif kind == 4:
            said["med"] = int.from_bytes(value, "big")
        elif kind == 14:
            said["announced"] = prefixes(value[5 + value[3] :])
        elif kind == 15:
            said["withdrawn"] = prefixes(value[3:])
    return said


def prefixes(value):
    found = []
    while value:
        bits = value[0]
        size = (bits + 7) // 8
        part = value[1 : 1 + size]
        found.append(f"{ip_address(bytes(part).ljust(16, bytes(1)))}/{bits}")
        value = value[1 + size :]
    return found
