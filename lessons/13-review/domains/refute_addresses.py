"""refute_addresses(claim, about): prefixes in each other, links wide and narrow, clients between two sites."""

import copy
from ipaddress import IPv4Network, ip_address, ip_network

WAYS, SEEN = "test_refute_addresses_ways", "test_refute_addresses_seen"
KINDS = {
    "a first match that is not the longest": (
        WAYS,
        "a router uses the first one that holds an address;",
        "a case that breaks the claim",
    ),
    "a first match that is always the longest": (WAYS, "`None` if there is none"),
    "a narrow link on the way": (WAYS, "what fits into the first fits into all"),
    "no link narrower than the first": (WAYS, "`None` if there is none"),
    "a site that is near but not close": (
        WAYS,
        "anycast brings each to the site with the least km",
        "No two routes of a client cross as many ASes or as many km; all else is alike.",
    ),
    "sites that are near and close": (WAYS, "`None` if there is none"),
    "hosts with the same port": (
        SEEN,
        "each keeps its port; case: the indexes `(i, j)` of two that cannot",
        "The NAT has one public address.",
    ),
    "hosts with different ports": (SEEN, "`None` if there is none"),
    "messages that can be read": (SEEN, "nobody on the way reads the host's name"),
    "messages that cannot be read": (SEEN, 'Messages are `"dns"`, `"dot"`, `"doh"`, `"hello"` (a ClientHello),'),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_addresses("it fits", [1401, 1400])` gives `1401`.',
)
DRAWS, RESERVE = 2000, 150
CLAIMS = ["first match", "first match", "it fits", "ports stay", "nearest", "unseen"]
PREFIXES = ["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/25", "10.0.0.128/25", "10.0.0.255/32", "192.0.2.0/24"]
HOLES = ["10.0.0.0/28", "10.0.0.0/29", "10.0.0.0/31", "10.0.0.6/31", "10.0.0.2/32"]
NARROW = ["10.0.0.0/30", "10.0.0.0/31", "10.0.0.0/32", "10.0.0.2/32", "10.0.0.2/31"]


def draw(rng):
    claim = rng.choice(CLAIMS)
    if claim == "first match":
        few = rng.sample(rng.choice([PREFIXES, NARROW, HOLES]), rng.choice([0, 1, 2, 2, 3, 4, 5]))
        by_length = sorted(few, key=lambda text: -int(text.split("/")[1]))
        return [claim, rng.choice([few, few, by_length])]
    if claim == "it fits":
        return [claim, [rng.choice([1280, 1399, 1400, 1401, 1500, 9000]) for _ in range(rng.choice([1, 2, 2, 3, 4]))]]
    if claim == "ports stay":
        pairs = [(host, port) for host in ("10.0.0.2", "10.0.0.3", "10.0.0.4") for port in (5000, 5001, 5002, 5003)]
        return [claim, rng.sample(pairs, rng.choice([0, 1, 2, 2, 3]))]
    if claim == "nearest":
        return [claim, [sites(rng, rng.random() < 0.6) for _ in range(rng.choice([0, 1, 1, 2, 3]))]]
    return [claim, [rng.choice(rng.choice([SECRET, SECRET, OPEN + SECRET])) for _ in range(rng.choice([0, 1, 2, 3]))]]


OPEN, SECRET = ["dns", "hello"], ["dot", "doh", "ech"]


def sites(rng, agree):
    names = rng.sample(["x", "y", "z"], rng.choice([1, 2, 3]))
    kms, ases = sorted(rng.sample(range(50, 9000), len(names))), sorted(rng.sample(range(1, 6), len(names)))
    if not agree:
        rng.shuffle(ases)
    return dict(zip(names, zip(kms, ases, strict=True), strict=True))


def allowed(case):
    claim, about = case
    if claim == "first match":
        return len(set(about)) == len(about) and all(IPv4Network(text) for text in about)
    if claim == "it fits":
        return bool(about) and min(about) > 0
    if claim == "nearest":
        return all(len({part[at] for part in one.values()}) == len(one) > 0 for one in about for at in (0, 1))
    return claim == "unseen" or (claim == "ports stay" and len(set(about)) == len(about))


def breaks(claim, about, case):
    if claim == "first match":
        holding = [ip_network(text) for text in about if ip_address(case) in ip_network(text)]
        return len(holding) > 1 and max(holding, key=lambda net: net.prefixlen) != holding[0]
    if claim == "it fits":
        return 0 < case <= about[0] and any(case > mtu for mtu in about)
    if claim == "ports stay":
        one, other = case
        return min(case) >= 0 and about[one] != about[other] and about[one][1] == about[other][1]
    if claim == "nearest":
        one = about[case]
        near, close = (sorted(one, key=lambda site: one[site][part])[0] for part in (0, 1))
        return case >= 0 and near != close
    return case >= 0 and about[case] in ("dns", "hello")


def play(answer, case):
    before = copy.deepcopy(case)
    found = answer["refute_addresses"](*case)
    wanted = {"first match": str, "ports stay": tuple}.get(case[0], int)
    told = "none" if found is None else type(found) is wanted and breaks(*case, found)
    return told, case == before


def kinds(case):
    claim, about = case
    if claim == "first match":
        nets = [ip_network(text) for text in about]
        probes = {net[0] for net in nets} | {ip_address(int(net[-1]) + 1) for net in nets if net.prefixlen}
        return ["a first match that is " + ("not" if any(map(hidden(about), probes)) else "always") + " the longest"]
    if claim == "it fits":
        return ["a narrow link on the way" if min(about) < about[0] else "no link narrower than the first"]
    if claim == "ports stay":
        return [f"hosts with {'the same port' if len({port for _, port in about}) < len(about) else 'different ports'}"]
    if claim == "nearest":
        far = any(min(one.values()) != min(one.values(), key=lambda part: part[1]) for one in about)
        return ["a site that is near but not close" if far else "sites that are near and close"]
    return ["messages that can" + ("" if {"dns", "hello"} & set(about) else "not") + " be read"]


def hidden(about):
    return lambda probe: breaks("first match", about, str(probe))
