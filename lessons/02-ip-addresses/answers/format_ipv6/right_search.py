"""Try all rows from the longest to the shortest, from the left."""


def format_ipv6(number):
    groups = [number >> 16 * at & 0xFFFF for at in reversed(range(8))]
    texts = [f"{group:x}" for group in groups]
    for length in range(8, 1, -1):
        for start in range(9 - length):
            if not any(groups[start : start + length]):
                return f"{':'.join(texts[:start])}::{':'.join(texts[start + length :])}"
    return ":".join(texts)
