"""path_mtu_fragments(payload, mtu, df, version): packets that just fit, just do not, and whose last piece just fits."""

SIZES, REFUSED = "test_path_mtu_fragments_sizes", "test_path_mtu_fragments_refused"
KINDS = {
    "a packet that fits": (SIZES, "A packet that fits is passed on as it is"),
    "an empty packet": (SIZES, "0 or more"),
    "two fragments": (SIZES, "Otherwise, if the router may cut, it does", "says whether others follow"),
    "three fragments or more": (SIZES, "`offset8` counts units of 8 bytes"),
    "a room that is no multiple of 8": (SIZES, "all but the last a multiple of 8 bytes"),
    "a last fragment that fills its packet to the byte": (SIZES, "Each fragment carries as much as it can"),
    "a last fragment that carries less than 8 bytes": (SIZES, "all but the last a multiple of 8 bytes"),
    "a packet that fits just so": (SIZES, "IPv4's header has 20 bytes here"),
    "DF on a packet that fits": (REFUSED, "gives `[(0, 1000, False)]`"),
    "DF on a packet that does not": (REFUSED, 'it sends back `("icmp", type, code, mtu)`', "`df` is the flag"),
    "one byte too many": (REFUSED, "If it may not cut"),
    "IPv6, and the packet fits": (REFUSED, "IPv6's 40"),
    "IPv6, and it does not": (REFUSED, "by this name in IPv6 too"),
    "IPv6, between both headers' rooms": (REFUSED, "IPv6's 40"),
    "no version, which means 4": (SIZES, "Write `path_mtu_fragments(payload, mtu, df, version=4)"),
}
ASIDES = (
    "`version` is 4 or 6",
    'gives `("icmp", 3, 4, 1500)`',
    "`mtu` is at least 68 in IPv4 and 1280 in IPv6",
    "`path_mtu_fragments(4000, 1500, False)` gives",
)
MTUS = (68, 69, 72, 75, 76, 77, 83, 84, 100, 296, 576, 577, 1006, 1280, 1400, 1492, 1499, 1500, 1500, 2304, 9000, 65535)


def draw(rng):
    version = rng.choice((4, 4, 4, None, 6, 6))
    mtu = rng.choice((*MTUS, rng.randrange(68, 1600), rng.randrange(68, 10000)))
    if version == 6:
        mtu = max(mtu, rng.choice((1280, 1281, 1400)))
    room = mtu - (40 if version == 6 else 20)
    whole = room // 8 * 8
    size = rng.choice((
        0, rng.randrange(9), room - 8, room - 1, room, room, room + 1, room + 7, room + 8, room + rng.randrange(1, 40),
        room + 20, mtu, whole, whole + 1, whole + room, whole + room + 1, whole * rng.randrange(1, 6) + room,
        whole * rng.randrange(1, 6) + rng.randrange(1, 9), whole * rng.randrange(1, 5) + rng.randrange(room + 1),
        whole * rng.randrange(1, 9), rng.randrange(4 * mtu), rng.randrange(8 * mtu),
        whole * rng.randrange(9, 60) + rng.randrange(room + 1),
    ))  # fmt: skip
    size = min(max(size, 0), 65535 - (0 if version == 6 else 20), 60 * whole)
    return [size, mtu, rng.random() < 0.35, *([] if version is None else [version])]


def allowed(case):
    size, mtu, df, version = (*case, 4)[:4]
    least, most = {4: (68, 65515), 6: (1280, 65535)}[version]
    return 0 <= size <= most and mtu >= least and type(df) is bool and len(case) in (3, 4)


def play(answer, case):
    return answer["path_mtu_fragments"](*case)


def kinds(case):
    size, mtu, df, version = (*case, 4)[:4]
    room = mtu - 20
    step = room - room % 8
    pieces = 0 if size <= room else -(-(size - room) // step) + 1
    last = size - (pieces - 1) * step
    cut = version == 4 and not df and pieces > 0
    told = {
        "a packet that fits": version == 4 and not pieces,
        "an empty packet": size == 0,
        "two fragments": cut and pieces == 2,
        "three fragments or more": cut and pieces > 2,
        "a room that is no multiple of 8": cut and room % 8,
        "a last fragment that fills its packet to the byte": cut and last == room and room % 8,
        "a last fragment that carries less than 8 bytes": cut and last < 8,
        "a packet that fits just so": version == 4 and size == room,
        "DF on a packet that fits": version == 4 and df and not pieces,
        "DF on a packet that does not": version == 4 and df and pieces,
        "one byte too many": size == room + 1 - 20 * (version == 6),
        "IPv6, and the packet fits": version == 6 and size + 40 <= mtu,
        "IPv6, and it does not": version == 6 and size + 40 > mtu,
        "IPv6, between both headers' rooms": version == 6 and size <= room < size + 20,
        "no version, which means 4": len(case) == 3,
    }
    return [kind for kind, holds in told.items() if holds]
