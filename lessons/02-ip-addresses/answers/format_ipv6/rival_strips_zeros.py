"""Takes zeros off both ends of a group: 0x10 becomes "1"."""


def format_ipv6(number):
    groups = [f"{number >> 16 * at & 0xFFFF:04x}".strip("0") or "0" for at in reversed(range(8))]
    for length in range(8, 1, -1):
        for start in range(9 - length):
            if groups[start : start + length] == ["0"] * length:
                return ":".join(groups[:start]) + "::" + ":".join(groups[start + length :])
    return ":".join(groups)
