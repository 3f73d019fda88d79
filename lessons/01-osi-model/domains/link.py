"""link(frame): frames with any number of tags, whatever their types, and bytes that look like more tags behind."""

TAGS = "test_link_tags"
TPIDS = (0x8100, 0x88A8)
KINDS = {
    "no tag": (
        TAGS,
        "what an Ethernet frame has in front of its packet",
        "`parts` is a list of `(name, start, end)`",
        "`type` is the EtherType of what follows them, as a number",
    ),
    "a type that the table does not know": (TAGS, "Any other type ends the parts, whether `ETHERTYPES` knows it"),
    "one tag": (TAGS, 'then one `"vlan"` of 4 bytes for each tag'),
    "a provider's tag": (TAGS, "The two types of a tag are in `ETHERTYPES`"),
    "a type of which one byte is a tag's": (TAGS, "each part are the EtherType of what comes next, high byte first"),
    "a tag's number elsewhere in the frame": (TAGS, "The last two bytes of each part are the EtherType"),
    "two tags": (TAGS, "There may be any number of tags"),
    "three tags or more": (TAGS, "There may be any number of tags, one behind the other"),
    "a tag's number that is a line's end in a text": (TAGS, "so that `frame[start:end]` is that part"),
    "a frame that ends with its parts": (TAGS, "so that `frame[start:end]` is that part"),
}
ASIDES = (
    '`link(request)` gives `([("ethernet", 0, 14)], 2048)`',
    "2048 is 0x0800",
    "The frames are whole, and their types are 1536 or more, as EtherTypes are",
)

KNOWN = (0x0800, 0x0800, 0x0806, 0x86DD)
OTHERS = (0x0600, 0x8101, 0x80FF, 0x88A9, 0x88A7, 0xA888, 0x8188, 0x8800, 0x88CC, 0x8847, 0x9100, 0x9200)
OTHERS += (0xFFFF, 0x0801, 0x0008, 0xDD86, 0x88E7, 0x88E5, 0x8864, 0x2048)


def draw(rng):
    """The bytes in front of the first type, what stands in each tag, the types, and what lies behind."""
    last = rng.choice((*KNOWN, *OTHERS, rng.randrange(0x0600, 0x10000)))
    tags = rng.choice((0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 5, rng.randrange(6, 40)))
    types = [rng.choice(TPIDS) for _ in range(tags)] + [last]
    frame = sample(rng, 12)
    for at, type in enumerate(types):
        frame += (sample(rng, 2) if at else b"") + type.to_bytes(2, "big")
    return frame + sample(rng, rng.choice((0, 0, 1, 2, 3, 4, 46, 46, rng.randrange(90))))


def sample(rng, size):
    """Bytes of any kind, often such as stand in a type."""
    looks = (*TPIDS, 0x0800, 0x002A, 0x000A, 0x0A0A)
    types = b"".join(rng.choice(looks).to_bytes(2, "big") for _ in range(size // 2 + 1))
    return rng.choice((types[:size], rng.randbytes(size), rng.randbytes(size), bytes(size)))


def found(frame):
    """All types of a frame, by a way of its own: every fourth byte from 12."""
    types = [frame[at : at + 2] for at in range(12, len(frame) - 1, 4)]
    tags = next((n for n, type in enumerate(types) if type not in (b"\x81\0", b"\x88\xa8")), None)
    return None if tags is None else [int.from_bytes(type, "big") for type in types[: tags + 1]]


def allowed(case):
    types = found(case)
    return types is not None and min(types) >= 1536


def play(answer, case):
    return answer["link"](case)


def kinds(case):
    *tags, last = found(case)
    behind = case[14 + 4 * len(tags) :]
    numbers = b"".join(case[at : at + 2] for at in range(14, 14 + 4 * len(tags), 4))
    told = {
        "no tag": not tags,
        "a type that the table does not know": last not in KNOWN,
        "one tag": len(tags) == 1,
        "a provider's tag": 0x88A8 in tags,
        "a type of which one byte is a tag's": {last >> 8, last & 255} & {0x81, 0x88, 0xA8},
        "a tag's number elsewhere in the frame": any(t in part for t in (b"\x81\0", b"\x88\xa8")
                                                     for part in (case[:12], numbers, behind)),
        "a tag's number that is a line's end in a text": b"\n" in numbers,
        "two tags": len(tags) == 2,
        "three tags or more": len(tags) > 2,
        "a frame that ends with its parts": not behind,
    }  # fmt: skip
    return [kind for kind, holds in told.items() if holds]
