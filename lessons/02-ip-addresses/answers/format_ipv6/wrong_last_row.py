"""Of several longest rows the last one is shortened."""


def format_ipv6(number):
    groups = [number >> 16 * at & 0xFFFF for at in reversed(range(8))]
    texts = [f"{group:x}" for group in groups]
    rows = [(length, start) for length in range(2, 9) for start in range(9 - length)]
    rows = [(length, start) for length, start in rows if not any(groups[start : start + length])]
    if not rows:
        return ":".join(texts)
    length, start = max(rows)
    return f"{':'.join(texts[:start])}::{':'.join(texts[start + length :])}"
