"""roas_for(announced): prefixes within each other, some with several origins; what is valid is probed around them."""

import copy
from ipaddress import IPv6Network, ip_network

KINDS = {
    "a single prefix": ("test_roas_for_exactly", "No other prefix is"),
    "several prefixes": (
        "test_roas_for_exactly", "Where several sets do this, each is right", "Every announcement in the list is valid",
        "under which exactly what you announce is valid",
    ),
    "prefixes within others": ("test_roas_for_several", "There may be prefixes within others"),
    "one prefix with several origins": ("test_roas_for_several", "one prefix with several origins"),
}
# What the task sets out, and its example.
ASIDES = (
    "All are IPv6, as `ip_network` writes them.",
    "Write `roas_for(announced) -> set`:",
    "`announced` is a list of `(prefix, origin)`.",
    '`roas_for([("2001:db8::/32", 64500)])` gives `{("2001:db8::/32", 32, 64500)}`.',
)
DRAWS = 1500
PREFIXES = [
    "2001:db8::/32",
    "2001:db8::/33",
    "2001:db8:8000::/33",
    "2001:db8::/34",
    "2001:db8:4000::/34",
    "2001:db8::/48",
    "2001:db8:1::/48",
    "2001:db8:53::/48",
    "2001:db8:100::/40",
]
ORIGINS = [64500, 64501, 64502]


FAR = ["2000::/8", "2000::/3", "2001:db8::100/120", "2001:db8::/100"]  # lengths of one and of three digits


def draw(rng):
    prefixes = rng.choice([PREFIXES[:3], PREFIXES[:6], PREFIXES, [*PREFIXES[:3], *FAR]])
    origins = ORIGINS[: rng.choice([1, 1, 2, 3])]
    if rng.random() < 0.1:  # parts that fill what they lie in, with and without the lengths between
        named = [PREFIXES[0], *map(str, ip_network(PREFIXES[0]).subnets(rng.choice([1, 2])))]
        named += PREFIXES[1 : rng.choice([1, 1, 2, 3])]
        return [(prefix, ORIGINS[rng.random() < 0.1]) for prefix in rng.sample(named, len(named))]
    return [(rng.choice(prefixes), rng.choice(origins)) for _ in range(rng.choice([0, 1, 2, 3, 4, 6]))]


def allowed(case):
    written = all(str(IPv6Network(prefix)) == prefix for prefix, _ in case)
    return written and all(IPv6Network(prefix).prefixlen <= 120 and origin in ORIGINS for prefix, origin in case)


def around(network):
    """A prefix, what it lies in, its neighbour, and parts of it."""
    return {
        network,
        network.supernet(),
        *network.supernet().subnets(),
        *network.subnets(),
        *network.subnets(2),
        next(network.subnets(new_prefix=max(48, network.prefixlen))),
        next(network.subnets(new_prefix=max(64, network.prefixlen))),
    }


def play(answer, case):
    before = copy.deepcopy(case)
    found = answer["roas_for"](case)
    roas = [(ip_network(prefix), most, number) for prefix, most, number in found]
    sound = type(found) is set and all(network.prefixlen <= most <= 128 for network, most, _ in roas)
    probes = {ip_network("2001:db8::/32"), *(network for network, *_ in roas)}
    probes |= {near for prefix, _ in case for near in around(ip_network(prefix))}
    numbers = {64500, 64501, 64502, 64666, *(number for *_, number in roas)} - {0}  # nothing has the origin 0
    valid = sorted(
        (str(probe), number)
        for probe in probes
        for number in numbers
        if any(probe.subnet_of(net) and probe.prefixlen <= most and number == held for net, most, held in roas)
    )
    return sound, valid, case == before


def kinds(case):
    pairs = sorted(set(case))
    networks = sorted({IPv6Network(prefix) for prefix, _ in pairs})
    said = [list(KINDS)[len(pairs) > 1]]
    within = any(one != other and one.subnet_of(other) for one in networks for other in networks)
    said += ["prefixes within others"] * within
    return said + ["one prefix with several origins"] * (len(networks) < len(pairs))
