"""longest_prefix(table, destination): nested prefixes and their neighbours, both families, in any order."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

NESTED, EDGES = "test_longest_prefix_nested", "test_longest_prefix_edges"
KINDS = {
    "one prefix that holds the destination": (NESTED, "the next hop for a packet"),
    "no prefix that holds the destination": (EDGES, "When none holds it, the result is `None`"),
    "an empty table": (EDGES, "When none holds it, the result is `None`"),
    "the default route alone": (EDGES, "Of all prefixes that hold the destination the longest one counts"),
    "several prefixes that hold the destination": (NESTED, "prefixes that hold the destination the longest one counts"),
    "an IPv6 destination": (EDGES, "An IPv6 destination is found in IPv6 prefixes only"),
    "a prefix of one address": (EDGES, "`destination` an address, all of them texts"),
    "the first or last address of the longest prefix": (EDGES, "Of all prefixes that hold the destination"),
    "a longer prefix that does not hold it": (EDGES, '`longest_prefix(routes, "10.81.2.3")` gives `"rack"`'),
    "the longest that holds it neither first nor last": (NESTED, "wherever it stands in the table"),
    "prefixes of both families": (EDGES, "an IPv4 one in IPv4 prefixes only"),
}
ASIDES = (
    "A loop over the table is fast enough here",
    "A table may hold prefixes of both families",
    "`table` is a dict from prefixes to next hops",
    'gives `"office"`',
)

HOPS = ("office", "lab", "rack", "test", "zebra", "anton", "default", "192.0.2.1", "10.0.0.1", "fe80::1", "9", "None")


def draw(rng):
    bits = rng.choice((32, 32, 128))
    number = rng.getrandbits(bits)
    if rng.random() < 0.3:
        number = rng.choice((10, 172, 192)) << bits - 8 | rng.getrandbits(9)
    if bits == 128 and rng.random() < 0.3:
        number = rng.getrandbits(32) + rng.choice((0, 0xFFFF << 32))
    table = {}
    for _ in range(rng.randrange(8)):
        length = rng.choice((0, 8, 9, 10, 16, 24, bits - 1, bits, rng.randrange(bits + 1), rng.randrange(bits + 1)))
        near = number ^ (rng.choice((0, 0, 0, 1)) << bits - length if length else 0)
        table[prefix(near, length, bits)] = rng.choice(HOPS)
    for _ in range(rng.choice((0, 0, 0, 0, 1, 2, 3))):
        length = rng.choice((0, 8, 16, 32, rng.randrange(33)))
        if bits == 128:
            table[prefix(rng.choice((number >> 96, number & 0xFFFFFFFF)), length, 32)] = rng.choice(HOPS)
        else:
            same, bare = rng.choice(((number << 96, 0), (number, 96), (0xFFFF << 32 | number, 96)))
            table[prefix(same, bare + length, 128)] = rng.choice(HOPS)
    routes = list(table.items())
    rng.shuffle(routes)
    if rng.random() < 0.2 and routes:
        net = ip_network(rng.choice(routes)[0])
        return routes, spelled(int(rng.choice((net[0], net[-1]))), net.max_prefixlen)
    text = spelled(number, bits)
    return routes, rng.choice((text, text, text.upper(), IPv6Address(number).exploded if bits == 128 else text))


def prefix(number, length, bits):
    return f"{spelled(number >> bits - length << bits - length, bits)}/{length}"


def spelled(number, bits):
    """As Python spells it, but for mapped addresses: there it hangs on the version."""
    ip = IPv4Address(number) if bits == 32 else IPv6Address(number)
    return ip.exploded if number >> 32 == 0xFFFF else str(ip)


def allowed(case):
    routes, destination = case
    networks = {ip_network(prefix) for prefix, _ in routes if "/" in prefix}
    return bool(ip_address(destination)) and len(networks) == len(routes)


def play(answer, case):
    table = dict(case[0])
    return answer["longest_prefix"](table, case[1]), list(table.items()) == [tuple(route) for route in case[0]]


def kinds(case):
    ip, networks = ip_address(case[1]), [ip_network(prefix) for prefix, _ in case[0]]
    holds = [net for net in networks if ip in net]
    best = max(holds, key=lambda net: net.prefixlen, default=None)
    own = [net.prefixlen for net in networks if net.version == ip.version]
    found = {
        "one prefix that holds the destination": len(holds) == 1,
        "several prefixes that hold the destination": len(holds) > 1,
        "the longest that holds it neither first nor last": best and best not in (holds[0], holds[-1]),
        "an IPv6 destination": ip.version == 6,
        "no prefix that holds the destination": not holds,
        "an empty table": not networks,
        "the default route alone": best and best.prefixlen == 0,
        "a prefix of one address": best and best.prefixlen == ip.max_prefixlen,
        "the first or last address of the longest prefix": best and len({best[0], best[-1], ip}) == 2,
        "a longer prefix that does not hold it": best and max(own) > best.prefixlen,
        "prefixes of both families": 0 < len(own) < len(networks),
    }
    return [kind for kind, holds in found.items() if holds]
