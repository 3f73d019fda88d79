"""reverse_zone(prefix): any IPv4 address with a length from 12 to 32, often a byte's edge; many have bits beyond it."""

import re

BYTES, INSIDE, BITS = "test_reverse_zone_bytes", "test_reverse_zone_inside", "test_reverse_zone_bits"
KINDS = {
    "a prefix of whole bytes": (
        BYTES,
        "A zone holds all addresses that share their first 16 or their first 24 bits",
        "Its name is these bytes in decimal",
        '`reverse_zone("192.0.2.0/24")` gives',
    ),
    "a prefix that ends inside a byte": (
        INSIDE,
        "Take as few zones as possible",
        '`reverse_zone("198.18.0.0/15")` gives',
    ),
    "zones with numbers of different numbers of digits": (INSIDE, "the one with the lowest addresses first"),
    "an address with bits beyond the length": (
        BITS,
        "Bits of the address beyond the length say nothing",
        "`192.0.2.42/24` is the block `192.0.2.0/24`",
    ),
    "a prefix longer than 24": (
        BYTES,
        "A prefix longer than 24 has no zones of this kind",
        '`reverse_zone("192.0.2.0/25")` raises it',
    ),
}
ASIDES = ("together hold the addresses of an IPv4 prefix, and no others", "all well written")

EDGES = (0, 0, 1, 9, 10, 99, 100, 127, 128, 192, 254, 255)


def draw(rng):
    length = rng.choice((12, 12, 13, 14, 15, 15, 16, 16, 16, 17, 17, 18, 20, 22, 23, 24, 24, 24, 25, 26, 31, 32))
    parts = [rng.choice((rng.choice(EDGES), rng.randrange(256))) for _ in range(4)]
    if rng.random() < 0.6:
        number = int.from_bytes(parts) >> 32 - length << 32 - length
        parts = number.to_bytes(4)
    return ".".join(map(str, parts)) + f"/{length}"


def allowed(case):
    part = "(0|[1-9][0-9]{0,2})"
    found = re.fullmatch(rf"{part}\.{part}\.{part}\.{part}/([1-9][0-9]?)", case)
    *parts, length = map(int, found.groups()) if found else [256]
    return max(parts, default=256) < 256 and 12 <= length <= 32


def play(answer, case):
    return answer["reverse_zone"](case)


def kinds(case):
    address, length = case.split("/")
    parts, length = [int(part) for part in address.split(".")], int(length)
    room = 2 ** (-length % 8)
    first = parts[min(length // 8, 3)] // room * room
    inside = length < 24 and length != 16
    found = {
        "a prefix of whole bytes": length in (16, 24),
        "a prefix that ends inside a byte": inside,
        "zones with numbers of different numbers of digits": inside and len(str(first)) < len(str(first + room - 1)),
        "an address with bits beyond the length": int.from_bytes(parts) % 2 ** (32 - length),
        "a prefix longer than 24": length > 24,
    }
    return [kind for kind, holds in found.items() if holds]
