"""read_update(data): well-made UPDATEs about IPv6 with attributes in any order, and messages that are none."""

from ipaddress import IPv6Network

KINDS = {
    "announced and withdrawn prefixes": (
        "test_read_update_prefixes", "only as many bytes as these need",
        "Write it as `ip_network` does",
        "`withdrawn`: three bytes",
        "Order as in `data`.",
    ),
    "a message that is no whole UPDATE": ("test_read_update_prefixes", "Raise `ValueError`"),
    "IPv4 routes beside": (
        "test_read_update_prefixes", "Skip IPv4.",
        "two bytes with the length of withdrawn IPv4 routes",
    ),
    "attributes with a path": ("test_read_update_attributes", "one tuple of all, perhaps `()`"),
    "origin and MED": (
        "test_read_update_attributes", "`med`: four bytes",
        "`origin`: one byte",
        "Numbers have their high byte first.",
        "What is not there is `None`, or an empty list.",
    ),
    "attributes of other types": (
        "test_read_update_attributes", "Skip other types",
        "An attribute is a byte of flags",
        "The order is free.",
    ),
    "a long next hop": (
        "test_read_update_attributes", "a byte with the length of the next hop",
        "The length has two bytes if flag `0x10` is set, else one",
    ),
    "flags that do not matter": ("test_read_update_attributes", "other flags do not matter"),
    "an address that may be written in other ways": (
        "test_read_update_prefixes", "Write it as `ip_network` does",
    ),
}
ASIDES = ("All else is well made",
    "Write `read_update(data) -> dict`: what an UPDATE says about IPv6.",
    "`data` is one message of up to 4096 bytes.",
    "no type comes twice, nor a prefix in one attribute",
    'For the last message of the session, `read_update(bytes.fromhex(session[-1]["message"]))`',
    'None, "origin":',
    'None, "med":',
    "None}`.",
    "| type | value | |---|---|",
)
PREFIXES = ["2001:db8::/32", "2001:db8:1::/48", "2001:db8:8000::/33", "2001:db8:20::/43", "::/0", "2001:db8::1/128"]
# The last four bytes alone; one group of zeros; two runs of zeros, alike and not.
WAYS = ["::102:304/128", "::c000:0/99", "2001:db8:0:1:1:1:1:1/128", "2001:db8::1:0:0:1/128", "2001:0:0:1::/64"]
SPOILT = {"longer": (1, 2), "shorter": (-1, 2), "longer by 256": (256, 2)}
SPOILT |= {f"of type {kind}": (0, kind) for kind in (0, 1, 3, 4, 5, 6, 18, 34, 130, 255)}
OTHERS = [0, 3, 5, 6, 7, 8, 9, 10, 16, 17, 18, 20, 30, 31, 32, 129, 130, 132, 142, 143, 255]
A_PATH = b"\2\1\0\0\1\2"  # for whoever takes another type for a path


def draw(rng):
    """(announced, withdrawn, path, origin, med, other attributes, order, long ones, next hop, IPv4, spoilt, flags)."""
    many = [f"2001:db8:{n:x}::/48" for n in range(256, 256 + rng.randrange(60, 70))] if rng.random() < 0.05 else []
    some = rng.random() < 0.7
    likely = [*WAYS, *PREFIXES[:2]] if rng.random() < 0.2 else PREFIXES
    parts = [[rng.choice([1, 64500, 65551, 4200000000]) for _ in range(rng.choice([0, 1, 2, 3]))] for _ in range(2)]
    return [
        many or (rng.sample(likely, rng.choice([1, 1, 2, 3])) if some else []),
        rng.sample(likely, rng.choice([0, 1, 2])),
        rng.choice([None, [], parts[:1], parts]),
        rng.choice([None, 0, 0, 1, 2]),
        rng.choice([None, 0, 10, 4294967295]),
        rng.sample(OTHERS, rng.choice([0, 0, 1, 2])),
        rng.sample(range(12), 12),
        rng.choice([[], [2, 15], [14, 15], [1, 2, 4, 8, 14, 15]]),
        rng.choice([16, 16, 32]),
        rng.choice(["", "", "180a0000", "18040004180a0001", *["180a0001" * 70] * (rng.random() < 0.2)]),
        rng.choice(list(SPOILT)) if rng.random() < 0.45 else "",
        rng.choice([0, 0, 1, 2, 15, 0x20, 0xC0, 0xEF]),
    ]


def allowed(case):
    known = all(len(set(some)) == len(some) for some in case[:2])
    known = known and all(str(IPv6Network(prefix)) == prefix for prefix in (*case[0], *case[1]))
    sound = case[8] in (16, 32) and case[10] in ("", *SPOILT) and 0 <= case[11] < 256 and not case[11] & 0x10
    return known and sound and not {1, 2, 4, 14, 15} & set(case[5]) and len(message(case)) <= 4096


def packed(prefixes):
    nets = [IPv6Network(prefix) for prefix in prefixes]
    return b"".join(bytes([n.prefixlen]) + n.network_address.packed[: (n.prefixlen + 7) // 8] for n in nets)


def message(case):
    announced, withdrawn, path, origin, med, others, order, long, hop, four, spoilt, low = case
    values = {kind: A_PATH if kind % 2 else bytes([kind] * 4) for kind in others}
    if path is not None:
        values[2] = b"".join(bytes([2, len(p)]) + b"".join(n.to_bytes(4, "big") for n in p) for p in path if p)
    values |= {1: bytes([origin])} if origin is not None else {}
    values |= {4: med.to_bytes(4, "big")} if med is not None else {}
    values |= {14: b"\0\2\1" + bytes([hop]) + bytes(range(hop)) + b"\0" + packed(announced)} if announced else {}
    values |= {15: b"\0\2\1" + packed(withdrawn)} if withdrawn else {}
    sent = b""
    for kind in sorted(values, key=lambda kind: order[kind % 12]):
        wide = kind in long or len(values[kind]) > 255
        flags = (0x80 if kind in (4, 14, 15) else 0x40) ^ low | 0x10 * wide
        sent += bytes([flags, kind]) + len(values[kind]).to_bytes(1 + wide, "big") + values[kind]
    old = bytes.fromhex(four)
    body = len(old).to_bytes(2, "big") + old + len(sent).to_bytes(2, "big") + sent + old
    more, kind = SPOILT.get(spoilt, (0, 2))
    return b"\xff" * 16 + (19 + len(body) + more).to_bytes(2, "big") + bytes([kind]) + body


def play(answer, case):
    return answer["read_update"](message(case))


def kinds(case):
    if case[10]:
        return ["a message that is no whole UPDATE"]
    said = ["announced and withdrawn prefixes"] * bool(case[0] or case[1]) + ["IPv4 routes beside"] * bool(case[9])
    said += ["attributes with a path"] * (case[2] is not None)
    said += ["origin and MED"] * (case[3] is not None or case[4] is not None)
    said += ["attributes of other types"] * bool(case[5]) + ["a long next hop"] * (case[8] == 32 and bool(case[0]))
    said += ["flags that do not matter"] * (case[11] > 15 and case[2:5] != [None, None, None])
    said += ["an address that may be written in other ways"] * any(prefix in WAYS for prefix in case[0] + case[1])
    return said or ["announced and withdrawn prefixes"]
