"""Reads one part and calls itself for the rest, a tag moved to where the type was."""


def link(frame):
    type = frame[12] * 256 + frame[13]
    if type not in (0x8100, 0x88A8):
        return [("ethernet", 0, 14)], type
    (ethernet, *tags), type = link(frame[:12] + frame[16:])
    return [ethernet, ("vlan", 14, 18), *((name, start + 4, end + 4) for name, start, end in tags)], type
