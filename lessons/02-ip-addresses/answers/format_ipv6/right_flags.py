"""Eight flags in one byte say which groups are 0; the byte shifted against itself finds where runs begin."""
import struct


def format_ipv6(number):
    groups = struct.unpack("!8H", number.to_bytes(16, "big"))
    spelt = [format(group, "x") for group in groups]
    flags = sum(0x80 >> at for at, group in enumerate(groups) if group == 0)
    length, starts = 1, flags  # the bits of starts: here begin at least `length` groups that are 0
    while fewer := starts & (flags << length):
        length, starts = length + 1, fewer
    if length == 1:
        return ":".join(spelt)
    at = 8 - starts.bit_length()
    return ":".join(spelt[:at]) + "::" + ":".join(spelt[at + length :])
