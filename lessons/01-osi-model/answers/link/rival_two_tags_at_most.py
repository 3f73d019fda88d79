"""A frame has two tags at most, a provider's and a customer's: wrong for three."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan" and len(parts) < 3:
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
