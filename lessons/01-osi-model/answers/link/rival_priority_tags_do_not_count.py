"""A tag with number 0 is none, as it only tells a priority: 8100 0000."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan" and any(frame[end : end + 2]):
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
