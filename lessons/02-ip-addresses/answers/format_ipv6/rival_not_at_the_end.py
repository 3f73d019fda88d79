"""A loop that ends too soon: a run that reaches the last group is seen without it, 1 << 112 becomes "1::0"."""


def format_ipv6(number):
    groups = [f"{number >> 16 * at & 0xFFFF:x}" for at in reversed(range(8))]
    if number == 0:
        return "::"
    for length in range(7, 1, -1):
        for start in range(8 - length):
            if groups[start : start + length] == ["0"] * length:
                return ":".join(groups[:start]) + "::" + ":".join(groups[start + length :])
    return ":".join(groups)
