"""A tag begins with its own type: it lies from byte 12 to byte 16."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan":
        parts.append(("vlan", end - 2, end + 2))
        end += 4
    return parts, type
