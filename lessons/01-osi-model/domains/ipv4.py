"""ipv4(frame, at): packets at any place of a frame, with options, fragments, padding, bytes that mislead."""

LENGTHS, FRAGMENTS = "test_ipv4_lengths", "test_ipv4_fragments"
KINDS = {
    "a packet without options": (
        LENGTHS,
        "`parts` is a list of one tuple",
        "`protocol` is the number of the protocol whose header comes next",
        "the protocol |",
        "`end` is where the packet ends",
    ),
    "options": (LENGTHS, "in the lower 4 bits, the header's length in words of four bytes"),
    "a packet at byte 0": (LENGTHS, "an IPv4 packet begins at byte `at` of `frame`"),
    "a packet behind tags or further": (LENGTHS, "All places count from the beginning of the frame"),
    "padding": (LENGTHS, "the length of the whole packet in bytes, its header included"),
    "a length of 256 or more": (LENGTHS, "Numbers of two bytes have the high byte first"),
    "a packet that ends with its header": (LENGTHS, "its header included"),
    "a packet that is not cut": (FRAGMENTS, "`protocol` is the number of the protocol whose header comes next"),
    "the flag DF, or the reserved one": (FRAGMENTS, "three flags and, in the lower 13 bits, the **fragment offset**"),
    "a first fragment": (FRAGMENTS, "then `protocol` is `None`, whatever the flags say"),
    "a later fragment": (FRAGMENTS, "A piece whose fragment offset is not 0 begins in the middle of something"),
    "a last fragment": (FRAGMENTS, "`protocol` is `None`, whatever the flags say"),
    "an offset of which one byte is 0": (FRAGMENTS, "Numbers of two bytes have the high byte first"),
}
ASIDES = (
    '`ipv4(ack, 14)` gives `([("ipv4", 14, 34)], 6, 54)`',
    "| bytes of the header | hold |",
    "A large packet may travel in pieces",
    "The packet is whole and well-formed",
)


def draw(rng):
    """What lies before the packet, its header, how many bytes it carries, and what lies behind."""
    at = rng.choice((0, 0, 14, 14, 14, 14, 18, 22, rng.randrange(80), rng.randrange(300)))
    words = rng.choice((5, 5, 5, 5, 6, 8, 9, 10, 15, rng.randrange(5, 16)))
    later = rng.choice((0, 0, 0, 1, 2, 31, 32, 255, 256, 256, 512, 4096, 7936, 8191, 185, 370, rng.randrange(1, 8192)))
    more = rng.random() < 0.5
    some = rng.choice((rng.randrange(1, 60), rng.randrange(60, 1480), 8 * words, 40000))
    carried = rng.choice((0, 1, 8, 20, 26, 235, 236, 237, some, some, some, some))
    if more:
        carried = carried // 8 * 8 or 8
    if later:
        carried = min(carried or 1, 65535 - 4 * words - 8 * later)
    flags = (rng.random() < 0.15) << 2 | (rng.random() < (0.1 if later or more else 0.5)) << 1 | more
    if carried < 0 or ((more or later) and not carried) or (more and carried % 8):
        later, carried, flags = 0, 8, 0
    protocol = rng.choice((1, 6, 6, 17, 17, 2, 4, 41, 47, 50, 89, 132, 0, 255, rng.randrange(256)))
    head = bytes([64 + words, rng.randrange(256)]) + (4 * words + carried).to_bytes(2, "big")
    head += rng.choice((rng.randbytes(2), bytes(2))) + (flags << 13 | later).to_bytes(2, "big")
    head += bytes([rng.choice((1, 64, 255, rng.randrange(1, 256))), protocol]) + rng.randbytes(10)
    options = rng.choice((b"\1" * 4 * (words - 5), rng.randbytes(1) * 4 * (words - 5)))
    behind = rng.choice((0, 0, 0, 1, 6, 18, rng.randrange(40)))
    return rng.randbytes(at), head + options, carried, rng.choice((bytes(behind), rng.randbytes(behind)))


def allowed(case):
    _, head, carried, _ = case
    version, words, offset = head[0] >> 4, head[0] & 15, (head[6] & 31) * 256 + head[7]
    whole = head[2] * 256 + head[3] == len(head) + carried
    pieces = (not head[6] & 32 or carried % 8 == 0) and (carried > 0 or not (offset or head[6] & 32))
    fits = len(head) + 8 * offset + carried < 65536
    return version == 4 and len(head) == 4 * words >= 20 and whole and pieces and fits


def play(answer, case):
    before, head, carried, behind = case
    data = bytes(range(256)) * (carried // 256) + bytes(carried % 256)
    return answer["ipv4"](before + head + data + behind, len(before))


def kinds(case):
    before, head, carried, behind = case
    high, low, at = head[6] & 31, head[7], len(before)
    later, more = high or low, head[6] & 32
    told = {
        "a packet without options": len(head) == 20,
        "options": len(head) > 20,
        "a packet at byte 0": at == 0,
        "a packet behind tags or further": at > 14,
        "padding": len(behind) > 0,
        "a length of 256 or more": head[2] > 0,
        "a packet that ends with its header": carried == 0,
        "the flag DF, or the reserved one": head[6] & 192,
        "a packet that is not cut": not later and not more and head[6] & 192,
        "a first fragment": more and not later,
        "a later fragment": later and more,
        "a last fragment": later and not more,
        "an offset of which one byte is 0": later and not (high and low),
    }
    return [kind for kind, holds in told.items() if holds]
