"""Gives None for a type that the table does not know: 0x88cc."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan":
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type if type in ETHERTYPES else None
