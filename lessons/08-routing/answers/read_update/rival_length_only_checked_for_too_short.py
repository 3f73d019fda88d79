"""Complains of a message that is cut off, not of one with bytes too many."""

def _prefixes(data):
    found, at = [], 0
    while at < len(data):
        bits = data[at]
        size = (bits + 7) // 8
        part = data[at + 1 : at + 1 + size]
        found.append(str(ip_network((part.ljust(16, b"\0"), bits))))
        at += 1 + size
    return found


def read_update(data):
    if len(data) < 19 or data[18] != 2 or int.from_bytes(data[16:18]) > len(data):
        raise ValueError("this is no whole UPDATE")
    said = {"announced": [], "withdrawn": [], "path": None, "origin": None, "med": None}
    at = 21 + int.from_bytes(data[19:21])
    end = at + 2 + int.from_bytes(data[at : at + 2])
    at += 2
    while at < end:
        flags, kind = data[at], data[at + 1]
        wide = 2 if flags & 0x10 else 1
        size = int.from_bytes(data[at + 2 : at + 2 + wide])
        at += 2 + wide
        value = data[at : at + size]
        at += size
        if kind == 1:
            said["origin"] = value[0]
        elif kind == 2:
            said["path"], place = (), 0
            while place < size:
                count = value[place + 1]
                numbers = value[place + 2 : place + 2 + 4 * count]
                said["path"] += tuple(int.from_bytes(numbers[i : i + 4]) for i in range(0, 4 * count, 4))
                place += 2 + 4 * count
        elif kind == 4:
            said["med"] = int.from_bytes(value)
        elif kind == 14:
            said["announced"] = _prefixes(value[5 + value[3] :])
        elif kind == 15:
            said["withdrawn"] = _prefixes(value[3:])
    return said
