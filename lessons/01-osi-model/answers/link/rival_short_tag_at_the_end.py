"""Takes types below 2048 for lengths, and gives 0 for them: 0x0600."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan":
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type if type >= 0x0800 else 0
