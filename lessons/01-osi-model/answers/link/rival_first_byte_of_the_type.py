"""Knows a tag by the first byte of its type: 0x8847 and 0x8101 are none."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while (type := int.from_bytes(frame[end - 2 : end])) >> 8 in (0x81, 0x88):
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
