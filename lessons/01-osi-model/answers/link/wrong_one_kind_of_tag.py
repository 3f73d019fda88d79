"""Only 0x8100 means a VLAN tag."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while (type := int.from_bytes(frame[end - 2 : end])) == 0x8100:
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
