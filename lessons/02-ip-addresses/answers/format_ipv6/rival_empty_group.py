"""A group without its zeros is an empty text: one single group that is 0 becomes ::."""


def format_ipv6(number):
    groups = [f"{number >> 16 * at & 0xFFFF:04x}".lstrip("0") for at in reversed(range(8))]
    for length in range(8, 1, -1):
        for start in range(9 - length):
            if not any(groups[start : start + length]):
                ends = groups[:start], groups[start + length :]
                return "::".join(":".join(group or "0" for group in part) for part in ends)
    return ":".join(groups)
