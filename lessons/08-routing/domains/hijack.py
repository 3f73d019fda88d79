"""hijack(…): small internets with few or many droppers; what counts is how many networks are won, up to the goal."""

from ast import literal_eval
from functools import cache
from ipaddress import ip_address, ip_network

from course.lab import AsGraph

KINDS = {
    "nobody drops": (
        "test_hijack_free", "Any announcement that reaches the goal is right",
        "`prefix`, as text, lies in the victim's and has 32 to 48 bits",
        "`path` is a tuple of AS numbers, the attacker's first",
        "a network is won when its packets for `2001:db8::80` end at the attacker",
    ),
    "no ROA": ("test_hijack_free", "one announcement of the attacker that wins at least `goal` networks"),
    "a tight ROA": ("test_hijack_defended", "Networks in `droppers` drop what is invalid by `roas`"),
    "a loose ROA": ("test_hijack_defended", "its maximum length is 32 or"),
    "several ROAs": ("test_hijack_defended", "There may be no ROA, one or several"),
}
ASIDES = (
    "is what validation takes for the origin",
    '`hijack(LINKS, 64500, 64666, [], [], 12)` gives `("2001:db8::/33", (64666,))`.',
)
DRAWS = 300  # an answer sets a lab up for each try: a millisecond
RESERVE = 40
HOW_MANY = [0, 1, 1, 1, 2, 3]
OPPOSITE = {"customer": "provider", "provider": "customer", "peer": "peer"}


def draw(rng):
    while True:  # until there is somebody to win
        *world, counts = internet(rng)
        if max(counts) > 1:
            break
    return [*world, max(counts) if rng.random() < 0.7 else rng.randint(1, max(counts))]


def internet(rng):
    """Networks, victim, attacker, droppers and ROAs, and what each candidate wins there."""
    numbers = [1, 2, *range(3, rng.choice([5, 6, 7, 8]))]
    links = {a: {} for a in numbers}
    for a in numbers[1:]:
        for b in rng.sample(numbers[: a - 1], min(a - 1, rng.choice([1, 1, 2]))):
            links[a][b] = "peer" if a == 2 or rng.random() < 0.2 else "provider"
            links[b][a] = OPPOSITE[links[a][b]]
    victim, attacker = rng.sample(numbers[1:], 2)
    droppers = rng.choice([[], numbers, numbers, rng.sample(numbers, len(numbers) // 2), rng.sample(numbers, 1)])
    roas = [("2001:db8::/32", rng.choice([32, 32, 32, 33, 40, 48, 64]), victim) for _ in range(rng.choice(HOW_MANY))]
    world = repr([links, victim, attacker, sorted(droppers), roas])
    counts = [count(world, prefix, path) for prefix, path in candidates(victim, attacker)]
    return [links, victim, attacker, sorted(droppers), roas, counts]


def candidates(victim, attacker):
    return [(f"2001:db8::/{length}", (attacker, *rest)) for length in (32, 33) for rest in ((), (victim,))]


def allowed(case):
    links, victim, attacker, droppers, roas, goal = case
    counts = [count(repr(case[:5]), prefix, path) for prefix, path in candidates(victim, attacker)]
    known = victim != attacker and {victim, attacker, *droppers} <= set(links)
    signed = all(roa[::2] == ("2001:db8::/32", victim) and 32 <= roa[1] <= 128 for roa in roas)
    return known and signed and 1 <= goal <= max(counts)


@cache
def count(world, prefix, path):
    """Networks that an announcement wins, by the lab and by rules of its own."""
    links, victim, attacker, droppers, roas = literal_eval(world)

    def accepts(number, route):
        covered = [most for _, most, holder in roas]
        length = int(route["prefix"].split("/")[1])
        valid = any(length <= most for most in covered) and route["path"][-1] == victim
        return number not in route["path"] and (valid or not covered or number not in droppers)

    def cheapest(routes):
        key = lambda r: (-r["local_pref"], len(r["path"]), ip_address(r["router_id"]))  # noqa: E731
        return min(routes, key=key)

    net = AsGraph(links, best=cheapest, may_export=lambda x, to: "customer" in (x, to) or x == "own", accepts=accepts)
    net.announce(victim, "2001:db8::/32")
    net.announce(attacker, prefix, path[1:])
    net.settle()
    return sum(end == attacker for end, _ in net.reaching("2001:db8::80").values())


def play(answer, case):
    prefix, path = answer["hijack"](*case)
    if not isinstance(prefix, str):
        return "a prefix that is no text"
    network = ip_network(prefix)
    inside = network.subnet_of(ip_network("2001:db8::/32")) and network.prefixlen <= 48
    if not inside or not isinstance(path, tuple) or path[0] != case[2]:
        return "no announcement of the attacker"
    return min(count(repr(case[:5]), str(network), path), case[5])


def kinds(case):
    if not case[4]:
        return ["no ROA"]
    if not case[3]:
        return ["nobody drops"]
    most = max(roa[1] for roa in case[4])
    return ["a tight ROA" if most == 32 else "a loose ROA"] + ["several ROAs"] * (len(case[4]) > 1)
