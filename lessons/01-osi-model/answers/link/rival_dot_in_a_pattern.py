"""Takes the two bytes of a tag's number with dots, which do not match the byte 0x0a: network 10."""


import re


def link(frame):
    found = re.match(rb"[\s\S]{12}((?:(?:\x81\x00|\x88\xa8)..)*)", frame)
    end = 14 + len(found[1])
    tags = [("vlan", at, at + 4) for at in range(14, end, 4)]
    return [("ethernet", 0, 14), *tags], int.from_bytes(frame[end - 2 : end])
