"""replay(events, needs): few prefixes within each other, announced, withdrawn, full and free again."""

import copy
from ipaddress import IPv6Network

KINDS = {
    "announcements and withdrawals": (
        "test_replay_routes", "A service works if all the prefixes that it needs do",
        "begin and end a route",
        "which services work after each event",
    ),
    "a withdrawal of what is not announced": ("test_replay_routes", "changes nothing"),
    "a route that is announced twice": ("test_replay_routes", "A route that is announced twice is one route"),
    "routes within each other": ("test_replay_routes", "the longest announced prefix that holds all of it"),
    "full places": (
        "test_replay_places", "and its place is not full",
        "says that the place to which a prefix leads drowns",
    ),
    "a full place whose route comes back": (
        "test_replay_places",
        "The place stays full while its route is withdrawn and announced again",
    ),
}
ASIDES = ("At the beginning nothing is announced",
    "`events` is a list of `(what, prefix)`, `needs` a dict that says for each service the list of",
    '`replay([("announce", "2001:db8::/32"), ("full", "2001:db8::/32")], {"web":',
)
PREFIXES = ["2001:db8::/32", "2001:db8::/33", "2001:db8:35::/48", "2001:db8:80::/48", "2001:db8:8000::/33", "::/0"]


def draw(rng):
    few = rng.sample(PREFIXES, rng.choice([1, 2, 3, 4]))
    words = rng.choice([["announce", "withdraw"], ["announce", "announce", "withdraw", "full", "free"]])
    events = [(rng.choice(words), rng.choice(few)) for _ in range(rng.choice([0, 1, 3, 5, 8, 8]))]
    services = ("web", "mail", "feed")[: rng.choice([1, 2, 3])]
    needs = {name: rng.sample(PREFIXES, rng.choice([1, 1, 2])) for name in services}
    return [events, needs]


def allowed(case):
    events, needs = case
    for prefix in [about for _, about in events] + [one for found in needs.values() for one in found]:
        IPv6Network(prefix)
    return all(what in ("announce", "withdraw", "full", "free") for what, _ in events) and all(needs.values())


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["replay"](*case), case == before


def kinds(case):
    events, said = case[0], ["announcements and withdrawals"]
    on, full = set(), set()
    for what, prefix in events:
        said += ["a withdrawal of what is not announced"] * (what == "withdraw" and prefix not in on)
        said += ["a route that is announced twice"] * (what == "announce" and prefix in on)
        said += ["a full place whose route comes back"] * (what == "announce" and prefix in full)
        changes = {"announce": on.add, "withdraw": on.discard, "full": full.add, "free": full.discard}
        changes[what](prefix)
        nets = [IPv6Network(one) for one in on]
        said += ["routes within each other"] * any(a != b and a.subnet_of(b) for a in nets for b in nets)
        said += ["full places"] * bool(full)
    return [kind for kind in KINDS if kind in said]
