"""Wants a byte behind a tag: a frame that ends with its last tag."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan" and end + 4 < len(frame):
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
