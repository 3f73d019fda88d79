"""Behind a tag there are at least 46 bytes: a short frame's last tag is lost."""


def link(frame):
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan" and end + 4 + 46 <= len(frame):
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
