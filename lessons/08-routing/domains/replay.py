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
    "a service that needs nothing": ("test_replay_routes", "one that needs none always works"),
    "routes within each other": ("test_replay_routes", "the longest announced prefix that holds all of it"),
    "full places": (
        "test_replay_places", "and the place of that one is not full",
        "`\"full\"` says that this place drowns",
    ),
    "a place that fills or empties while it has no route": (
        "test_replay_places",
        "Each prefix has a place of its own, announced or not",
    ),
    "a full place whose route comes back": (
        "test_replay_places",
        "A place stays full while its route is withdrawn and announced again",
    ),
}
ASIDES = ("At the beginning nothing is announced",
    "`events` is a list of `(what, prefix)`, `needs` a dict that says for each service the list of",
    "All are IPv6, as `ip_network` writes them.",
    '`replay([("announce", "2001:db8::/32"), ("full", "2001:db8::/32")], {"web":',
)
PREFIXES = ["2001:db8::/32", "2001:db8::/33", "2001:db8:35::/48", "2001:db8:80::/48", "2001:db8:8000::/33", "::/0"]
PREFIXES += ["2000::/4", "2001:db8:80::/128"]  # lengths of one and of three digits

HOW_MANY = [0, *[1] * 8, *[2] * 4]


def draw(rng):
    few = rng.sample(PREFIXES, rng.choice([1, 2, 3, 4]))
    few = PREFIXES[:2] + PREFIXES[4:5] if rng.random() < 0.1 else few  # a whole and both its halves
    words = rng.choice([["announce", "withdraw"], ["announce", "announce", "withdraw", "full", "free"]])
    events = [(rng.choice(words), rng.choice(few)) for _ in range(rng.choice([0, 1, 3, 5, 8, 8]))]
    likely = PREFIXES if rng.random() < 0.5 else few
    if rng.random() < 0.15:  # a whole is announced, one of its parts is not, and yet is withdrawn
        whole, part = rng.choice([(PREFIXES[0], PREFIXES[2]), (PREFIXES[5], PREFIXES[0]), PREFIXES[:2]])
        events = [("announce", whole), *events[:3], ("withdraw", part)]
        likely = [whole, part]
    services = ("web", "mail", "feed")[: rng.choice([1, 2, 3])]
    needs = {name: rng.sample(likely, min(rng.choice(HOW_MANY), len(likely))) for name in services}
    return [events, needs]


def allowed(case):
    events, needs = case
    for prefix in [about for _, about in events] + [one for found in needs.values() for one in found]:
        if str(IPv6Network(prefix)) != prefix:
            return False
    return all(what in ("announce", "withdraw", "full", "free") for what, _ in events)


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["replay"](*case), case == before


def kinds(case):
    events, said = case[0], ["announcements and withdrawals"]
    said += ["a service that needs nothing"] * (not all(case[1].values()))
    on, full = set(), set()
    for what, prefix in events:
        said += ["a withdrawal of what is not announced"] * (what == "withdraw" and prefix not in on)
        said += ["a route that is announced twice"] * (what == "announce" and prefix in on)
        moved = what == ("free" if prefix in full else "full")
        said += ["a place that fills or empties while it has no route"] * (moved and prefix not in on)
        said += ["a full place whose route comes back"] * (what == "announce" and prefix in full)
        changes = {"announce": on.add, "withdraw": on.discard, "full": full.add, "free": full.discard}
        changes[what](prefix)
        nets = [IPv6Network(one) for one in on]
        said += ["routes within each other"] * any(a != b and a.subnet_of(b) for a in nets for b in nets)
        said += ["full places"] * bool(full)
    return [kind for kind in KINDS if kind in said]
