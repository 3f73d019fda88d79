"""Among several longest runs the one at the beginning does not count: "::1:2:3:4:0:0" comes out as "0:0:1:2:3:4::"."""


def format_ipv6(number):
    groups = [f"{number >> 16 * at & 0xFFFF:x}" for at in reversed(range(8))]
    best, length = None, 1
    for start in range(8):
        size = 0
        while start + size < 8 and groups[start + size] == "0":
            size += 1
        if size > length or (size == length and best == 0):
            best, length = start, size
    if best is None:
        return ":".join(groups)
    return ":".join(groups[:best]) + "::" + ":".join(groups[best + length :])
