"""checksum(data): bytes or a bytearray of up to 65 535 bytes, many of them with a sum just at a carry."""

SUMS, EDGES = "test_checksum_sums", "test_checksum_edges"
KINDS = {
    "an even number of bytes": (SUMS, "Read `data` as numbers of 16 bits, high byte first, and add them up"),
    "a sum that needs no carry": (SUMS, "The result is `0xffff` less the sum, a number from 0 to 65 535"),
    "a sum with a carry": (SUMS, "take what stands above the low 16 bits and add it to the low 16 bits"),
    "an odd number of bytes": (EDGES, "If the number of bytes is odd, a zero byte is put behind the last one"),
    "a carry of more than 1": (SUMS, "take what stands above the low 16 bits and add it to the low 16 bits"),
    "a bytearray": (SUMS, "`data` is `bytes` or a `bytearray`"),
    "a header with its checksum in it": (SUMS, "All bytes count"),
    "hundreds of bytes": (SUMS, "of any length up to 65 535"),
    "a bytearray of an odd number of bytes": (EDGES, "put behind the last one for the sum"),
    "a single byte": (EDGES, '`checksum(b"\\x01\\x02\\x03")` gives `64509`'),
    "no bytes": (EDGES, "Of no bytes at all it is 65 535"),
    "a carry that brings another carry": (EDGES, "`0x2fffe` becomes `0xfffe + 2 = 0x10000`"),
    "a sum of 0": (EDGES, "The result is `0xffff` less the sum"),
    "a sum of 0xffff": (EDGES, "As long as the sum is larger than `0xffff`"),
    "a sum of 0x10000": (EDGES, '`checksum(b"\\xff\\xff\\x00\\x02")` gives `65533`'),
}
ASIDES = (
    "the internet checksum of some bytes",
    '`checksum(b"\\x21\\x21\\x42\\x42")` gives `40092`',
    "That a header's checksum is made with zeros in the place of the checksum",
)

EDGE_SUMS = (0, 1, 0xFFFE, 0xFFFF, 0xFFFF, 0x10000, 0x10000, 0x10001, 0x1FFFD, 0x1FFFE, 0x1FFFF, 0x20000, 0x2FFFE)


def draw(rng):
    """Whether it is a bytearray; then bytes, how often they are repeated, and bytes behind them."""
    way, size = rng.random(), rng.choice((0, 1, 2, 3, 4, 5, 8, 12, 19, 20, 21, 40, 60, rng.randrange(64)))
    start, times, end = rng.randbytes(size), 1, b""
    if way < 0.15:
        words = [rng.randrange(0xFFFF) for _ in range(rng.randrange(1, 5))]
        total = rng.choice(EDGE_SUMS)
        rest = total - sum(words)
        while rest > 0xFFFF:
            words.append(0xFFFF)
            rest -= 0xFFFF
        words = [*words, rest] if rest >= 0 else [total % 0x10000]
        rng.shuffle(words)
        start = b"".join(word.to_bytes(2, "big") for word in words)
    elif way < 0.35:
        few = bytes(rng.choice((0, 0xFF, 0xFF, 1, 0x80, 0x7F, 0xFE)) for _ in range(4))
        start, times, end = few[: rng.randrange(1, 5)], rng.randrange(9), few[: rng.randrange(4)]
    elif way < 0.4:
        start = rng.choice((rng.randbytes(rng.randrange(1, 9)), b"\xff", b"\xff\xff", b"\0", b"\0\1"))
        times = rng.choice((300, 1500, 9001, 65535, rng.randrange(2000))) // len(start)
        end = rng.randbytes(min(rng.randrange(4), 65535 - times * len(start)))
    elif way < 0.5:
        head = bytearray(rng.choice((b"", b"\x45\0")) + rng.randbytes(20))[:20]
        head[10:12] = bytes(2)
        start = bytes(head[:10]) + (-int.from_bytes(head, "big") % 65535).to_bytes(2, "big") + bytes(head[12:])
    elif way < 0.6:
        start, end = bytes(rng.randrange(3)) + start, bytes(rng.randrange(4))
    return rng.random() < 0.4, start, times, end


def allowed(case):
    array, start, times, end = case
    return type(array) is bool and type(start) is type(end) is bytes and 0 <= len(start) * times + len(end) <= 65535


def made(case):
    array, start, times, end = case
    return bytearray(start * times + end) if array else start * times + end


def play(answer, case):
    data = made(case)
    return answer["checksum"](data), data == made(case)


def kinds(case):
    data = made(case)
    words = int.from_bytes(data, "big") << 8 * (len(data) % 2)
    total = sum(data[::2]) * 256 + sum(data[1::2])
    once = (total & 0xFFFF) + (total >> 16)
    found = {
        "an even number of bytes": len(data) % 2 == 0,
        "a sum that needs no carry": total < 0x10000,
        "a sum with a carry": total > 0xFFFF,
        "a header with its checksum in it": len(data) == 20 and words % 65535 == 0 < words,
        "a bytearray": case[0],
        "hundreds of bytes": len(data) > 200,
        "an odd number of bytes": len(data) % 2 == 1,
        "a bytearray of an odd number of bytes": case[0] and len(data) % 2 == 1,
        "a single byte": len(data) == 1,
        "no bytes": not data,
        "a carry of more than 1": total > 0x1FFFF,
        "a carry that brings another carry": once > 0xFFFF,
        "a sum of 0": data and total == 0,
        "a sum of 0xffff": total == 0xFFFF,
        "a sum of 0x10000": total == 0x10000,
    }
    return [kind for kind, holds in found.items() if holds]
