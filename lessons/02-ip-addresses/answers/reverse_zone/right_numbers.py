"""Cut the number of the address at the length, and count on from there."""

def reverse_zone(prefix):
    address, length = prefix.split("/")
    length = int(length)
    if length > 24:
        raise ValueError("longer than 24")
    number = 0
    for part in address.split("."):
        number = number * 256 + int(part)
    size = next(bits for bits in (16, 24) if bits >= length)
    first = number >> 32 - length << size - length
    names = []
    for zone in range(first, first + 2 ** (size - length)):
        name = "in-addr.arpa"
        for at in range(size - 8, -1, -8):
            name = f"{zone >> at & 255}.{name}"
        names.append(name)
    return names
