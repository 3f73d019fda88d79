"""overhead(payload, stack, mss): payloads that just fill their pieces, any headers, no share near a tie."""

PIECES = "test_overhead_pieces"
SIZES = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
KINDS = {
    "one piece": (PIECES, "the share of header bytes in all bytes that are sent", "Round the share to four places"),
    "TCP": (PIECES, "Headers are without options:", "TCP 20"),
    "UDP": (PIECES, "UDP 8"),
    "IPv6": (PIECES, "IPv6 40"),
    "a VLAN tag, or several": (PIECES, 'a VLAN tag (`"vlan"`) 4'),
    "less than Ethernet's least frame": (PIECES, "Padding and Ethernet's checksum do not count"),
    "headers in another order": (PIECES, "in any order"),
    "no Ethernet": (PIECES, "all the headers in `stack`"),
    "headers that occur twice": (PIECES, "all the headers in `stack`"),
    "several pieces": (PIECES, "They are cut into as few pieces as possible, of at most `mss` bytes each"),
    "a piece that is filled to the byte": (PIECES, "of at most `mss` bytes each"),
    "one byte more than a piece holds": (PIECES, "`overhead(1461,"),
    "one byte more than large pieces hold": (PIECES, "`overhead(1461,"),
    "pieces larger than a packet of Ethernet": (PIECES, "With UDP `mss` is the longest message that the program sends"),
    "pieces of a few bytes": (PIECES, "of at most `mss` bytes each"),
    "many megabytes": (PIECES, "as few pieces as possible"),
}
ASIDES = ("(Only TCP cuts by itself and has an MSS", "gives `0.0512`: 54 of 1054 bytes")
USUAL = [[transport, ip, "ethernet"] for transport in ("tcp", "udp") for ip in ("ipv4", "ipv6")]


def draw(rng):
    stack = list(rng.choice(USUAL))
    if rng.random() < 0.3:
        stack += ["vlan"] * rng.randrange(1, 3)
    if rng.random() < 0.15:
        stack.insert(rng.randrange(len(stack) + 1), rng.choice(("ipv4", "ipv6", "ipv4", "udp")))
    if rng.random() < 0.15:
        some = rng.choices(list(SIZES), k=rng.randrange(1, 6))
        stack = rng.choice((["ethernet"], ["tcp"], stack[:2], stack[1:], some))
    if rng.random() < 0.5:
        rng.shuffle(stack)
    some = rng.choice((rng.randrange(1, 60), rng.randrange(1, 2000)))
    mss = rng.choice((1460, 1460, 1452, 1220, 536, 9000, 65495, 65495, 1, 8, some, some))
    pieces = rng.choice((1, 1, 2, 3, 7, rng.randrange(1, 40), rng.randrange(1, 3000)))
    payload = pieces * mss + rng.choice((0, 0, 1, 1, -1, rng.randrange(mss), rng.randrange(mss)))
    payload = rng.choice((payload, payload, payload, rng.randrange(1, 60), rng.randrange(1, 2 * mss + 1), 10**7 + 7))
    return max(payload, 1), stack, mss


def allowed(case):
    """The fourth place must not hang on how a float was come by."""
    payload, stack, mss = case
    known = payload > 0 and mss > 0 and stack and set(stack) <= set(SIZES)
    headers = ((payload - 1) // mss + 1) * sum(map(SIZES.get, stack))
    beside = headers * 20000 % (2 * (headers + payload)) - (headers + payload)
    return bool(known) and abs(beside) * 10**6 > headers + payload


def play(answer, case):
    stack = list(case[1])
    return answer["overhead"](case[0], stack, case[2]), stack == case[1]


def kinds(case):
    payload, stack, mss = case
    order = ["tcp", "udp", "ipv4", "ipv6", "vlan", "ethernet"]
    places = [order.index(name) for name in stack]
    told = {
        "one piece": payload <= mss,
        "several pieces": payload > mss,
        "TCP": "tcp" in stack,
        "UDP": "udp" in stack,
        "IPv6": "ipv6" in stack,
        "a VLAN tag, or several": "vlan" in stack,
        "less than Ethernet's least frame": payload < 46 and "ethernet" in stack,
        "headers in another order": places != sorted(places),
        "headers that occur twice": len(set(stack)) < len(stack),
        "a piece that is filled to the byte": payload % mss == 0,
        "one byte more than a piece holds": payload > mss > 1 == payload % mss,
        "no Ethernet": "ethernet" not in stack,
        "one byte more than large pieces hold": payload > mss > 8000 and payload % mss == 1,
        "pieces larger than a packet of Ethernet": mss > 1500,
        "pieces of a few bytes": mss < 40,
        "many megabytes": payload > 10**6,
    }
    return [kind for kind in KINDS if told[kind]]
