"""Hexadecimal digits are written with capital letters."""


def format_ipv6(number):
    groups = [number >> 16 * at & 0xFFFF for at in reversed(range(8))]
    texts = [f"{group:X}" for group in groups]
    rows = [(length, start) for length in range(2, 9) for start in range(9 - length)]
    rows = [(length, start) for length, start in rows if not any(groups[start : start + length])]
    if not rows:
        return ":".join(texts)
    length, start = max(rows, key=lambda row: row[0])
    return f"{':'.join(texts[:start])}::{':'.join(texts[start + length :])}"
