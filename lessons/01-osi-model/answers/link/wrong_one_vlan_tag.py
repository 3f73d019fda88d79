"""A frame has one VLAN tag at most."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    if ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan":
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
