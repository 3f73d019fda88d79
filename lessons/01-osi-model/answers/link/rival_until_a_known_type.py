"""Goes on until a type that has a packet: an unknown type is passed over."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while (type := int.from_bytes(frame[end - 2 : end])) not in (0x0800, 0x0806, 0x86DD) and end + 4 <= len(frame):
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
