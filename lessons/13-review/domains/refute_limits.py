"""refute_limits(claim, about): values that just fit a table, calls that just end, handshakes just within a limit."""

import copy
from ipaddress import IPv4Network, ip_address, ip_network

BYTES, WAYS = "test_refute_limits_bytes", "test_refute_limits_ways"
KINDS = {
    "a field that is sent in full again": (
        WAYS,
        "sent again over HTTP/2, it is an index and no more, with any value of 1 to `longest` bytes;",
        "HPACK's table has 4096 bytes; an entry takes 32 more than name and value.",
        "a case that breaks the claim",
    ),
    "a field that is never indexed": (WAYS, "All that fits is entered, unless it is `never` indexed."),
    "a field that always fits": (WAYS, "`None` if there is none"),
    "a call that may last longer": (
        BYTES,
        "no call lasts more than `limit` ms;",
        "Each of httpx's timeouts bounds one wait, which may last just as long as that.",
        "Nothing else takes time or sets a limit.",
    ),
    "a call that ends by then": (BYTES, "`None` if there is none"),
    "an answer that drips": (BYTES, "for each piece of the answer"),
    "a handshake that waits": (
        WAYS,
        "a server sends any handshake of 1 to `longest` bytes before more datagrams come; case: how many bytes.",
        "All numbers are whole, 1 at least; times are in ms.",
    ),
    "a handshake that need not wait": (WAYS, "`None` if there is none"),
    "an address that is proven": (WAYS, "whether its address is proven"),
    "a prefix that still has a route": (
        BYTES,
        "when only `others` are announced, no packet to `withdrawn` finds a route; case: an address, as text.",
    ),
    "a prefix without a route": (BYTES, "`None` if there is none"),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_limits("one RTT", ([1200], False, 3601))` gives `3601`.',
)
DRAWS, RESERVE = 2500, 150
NAMES = ["cookie", "cookie", "authorization", "x-t", "traceparent", "x-forwarded-client-cert"]
NETS = ["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.128/25", "10.1.2.3/32", "10.1.255.255/32", "10.0.0.0/15"]
FAR = ["192.0.2.0/24", "11.0.0.0/8", "10.2.0.0/16", "10.1.3.0/24", "110.1.0.0/16", "10.1.2.4/32", "10.128.0.0/9"]


def draw(rng):
    claim = rng.choice(["compressed away", "over by then", "over by then", "one RTT", "gone", "gone"])
    near = rng.choice([-1, 0, 0, 1, 1, 2])
    if claim == "compressed away":
        name = rng.choice(NAMES)
        ends = [4064 - len(name)] * 5 + [4064, 4096, 4096 - len(name), 4032 - len(name), 9000, rng.randrange(2, 6000)]
        return [claim, (name, rng.random() < 0.25, rng.choice([1, rng.choice(ends) + near, rng.choice(ends) + near]))]
    if claim == "over by then":
        pool, connect, read = (rng.choice([1, 5, 20, 100, 500, rng.randrange(1, 60)]) for _ in range(3))
        pieces = rng.choice([1, 1, 2, 3, 10, rng.randrange(1, 40)])
        total = pool + connect + read * pieces
        few = [pool, connect, read, read * pieces, total - pool, total - connect, pool + connect + read]
        limit = rng.choice([total, total, total, rng.choice(few), rng.randrange(1, 2 * total)]) + near
        return [claim, (pool, connect, read, pieces, max(1, limit))]
    if claim == "one RTT":
        sizes = [rng.choice([1200, 1200, 1252, 1350, 1472]) for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
        all_sizes = 3 * sum(sizes)
        few = [all_sizes] * 5 + [3 * sizes[0], 3 * sizes[-1], 3 * max(sizes), 3600, sum(sizes), 14720, 60000]
        return [claim, (sizes, rng.random() < 0.2, rng.choice(few) + near)]
    withdrawn, *others = rng.sample(NETS, rng.choice([1, 1, 2, 2, 3]))
    others += rng.sample(FAR, rng.choice([0, 1, 1, 2, 3])) + ["0.0.0.0/0"] * (rng.random() < 0.1)
    others += [withdrawn] * (rng.random() < 0.05)
    return [claim, (rng.choice([withdrawn, withdrawn, rng.choice(FAR)]), rng.sample(others, len(others)))]


def allowed(case):
    claim, about = case
    if claim == "gone":
        return all(IPv4Network(text) for text in (about[0], *about[1]))
    if claim == "one RTT":
        return bool(about[0]) and min(about[0]) >= 1200 and about[2] >= 1
    return min(about[2:] if claim == "compressed away" else about) >= 1


def breaks(claim, about, case):
    if claim == "compressed away":
        name, never, longest = about
        return 1 <= case <= longest and (never or 32 + len(name) + case > 4096)
    if claim == "over by then":
        bounds = [*about[:2], *[about[2]] * about[3]]
        within = len(case) == len(bounds) and all(0 <= wait <= most for wait, most in zip(case, bounds, strict=True))
        return within and {type(wait) for wait in case} == {int} and sum(case) > about[4]
    if claim == "one RTT":
        sizes, proven, longest = about
        return not proven and 3 * sum(sizes) < case <= longest
    withdrawn, others = about
    return ip_address(case) in ip_network(withdrawn) and any(ip_address(case) in ip_network(net) for net in others)


def play(answer, case):
    before = copy.deepcopy(case)
    found = answer["refute_limits"](*case)
    wanted = {"over by then": list, "gone": str}.get(case[0], int)
    told = "none" if found is None else type(found) is wanted and breaks(*case, found)
    return told, case == before


def kinds(case):
    claim, about = case
    if claim == "compressed away":
        name, never, longest = about
        if never:
            return ["a field that is never indexed"]
        fits = len(name) + longest <= 4064
        return ["a field that always fits" if fits else "a field that is sent in full again"]
    if claim == "over by then":
        pool, connect, read, pieces, limit = about
        longer = pool + connect + read * pieces > limit
        said = ["a call that may last longer" if longer else "a call that ends by then"]
        return said + ["an answer that drips"] * (pieces > 1)
    if claim == "one RTT":
        sizes, proven, longest = about
        if proven:
            return ["an address that is proven"]
        return ["a handshake that waits" if longest > 3 * sum(sizes) else "a handshake that need not wait"]
    net = ip_network(about[0])
    met = any(net.overlaps(ip_network(other)) for other in about[1])
    return ["a prefix that still has a route" if met else "a prefix without a route"]
