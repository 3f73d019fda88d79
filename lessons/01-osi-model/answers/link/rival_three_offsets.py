"""Looks for tags at bytes 12, 16 and 20: a fourth one is not found."""


def link(frame):
    parts = [("ethernet", 0, 14)]
    for at in (12, 16, 20):
        type = frame[at] * 256 + frame[at + 1]
        if type not in (0x8100, 0x88A8):
            return parts, type
        parts.append(("vlan", at + 2, at + 6))
    return parts, frame[24] * 256 + frame[25]
