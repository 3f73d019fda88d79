"""A block begins at the address that is written, whatever its length."""

def reverse_zone(prefix):
    address, length = prefix.split("/")
    length = int(length)
    size = 2 if length <= 16 else 3
    if length > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    *front, first = [int(part) for part in address.split(".")[:size]]
    numbers = range(first, first + 2 ** (8 * size - length))
    return [".".join(map(str, [number, *reversed(front), "in-addr.arpa"])) for number in numbers]
