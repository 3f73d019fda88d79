"""best(routes): any list of routes, each with a peer of its own; few values, so that most rows end in ties."""

import copy
from ipaddress import IPv4Address, IPv6Address

KINDS = {
    "one row after the other": (
        "test_best_rows", "Each row keeps some of what the rows above have left",
        "with the highest local preference",
        "with the shortest path",
        "how many AS numbers `path` has, repeats too",
        "with the lowest origin",
    ),
    "nothing to choose from": ("test_best_rows", "If nothing can be reached, the result is `None`"),
    "next hops that cannot be reached": ("test_best_rows", "whose next hop can be reached"),
    "routes alike but for router id and peer": (
        "test_best_ties", "compared as a number",
        "learned from another AS, if there are any",
        "with the lowest cost inside of the network",
    ),
    "several MEDs from one neighbour": (
        "test_best_med", "whose MED is the lowest of those left from the same neighbouring AS",
    ),
    "MEDs from several neighbours": ("test_best_med", "The neighbouring AS is the first number of `path`"),
    "a route of the network's own": ("test_best_med", "Routes with an empty path are the network's own"),
    "a route without a MED": ("test_best_med", "`None` counts as 0"),
}
ASIDES = ("The list and its routes stay as they are",
    "Write `best(routes) -> dict | None`: the route that a router chooses (RFC 4271 §9.1).",
    "`routes` is a list of such dicts, in any order.",
    "Of the routes above, `best([a, b, c])` gives `c`, and `best([a, c])` gives `a`.",
    "| row | keep the routes … | by | |---|---|---|",
    "No two routes have the same `peer`.",
)
KEYS = ("reachable", "local_pref", "path", "origin", "med", "ebgp", "igp", "router_id", "peer")
VALUES = {
    "reachable": [True, True, True, False],
    "local_pref": [100, 100, 100, 101, 99, 0, 4294967295],
    "path": [(1, 9), (1, 9), (2, 9), (2, 8), (1, 8), (1, 1, 9), (9,), (3,), (), (11, 9), (1, 2, 3, 9)],
    "origin": [0, 0, 0, 1, 2],
    "med": [0, 0, None, 5, 10, 4294967295],
    "ebgp": [True, True, False],
    "igp": [0, 0, 5, 10, 20],
    "router_id": ["10.0.0.1", "10.0.0.2", "10.0.0.10", "9.255.255.255", "192.0.2.1"],
}
PEERS = ["2001:db8::9", "2001:db8::a", "2001:db8::10", "2001:db8::100", "2001:db8:0:1::", "::1", "2001:db8::1:0"]
PEERS += ["2001:db8:1::", "2001:db8::ffff"]


EQUALLY_LONG = [(1, 9), (1, 9), (1, 8), (2, 9), (2, 8), (11, 9)]
THREE_LONG = [(1, 2, 9), (1, 3, 9), (2, 2, 9), (2, 3, 9), (1, 3, 8), (3, 1, 9)]
PREPENDED = [(1, 1, 9), (1, 9, 9, 9), (2, 9), (2, 3, 9), (1, 9)]


def draw(rng):
    count = rng.choice([0, 1, 2, 2, 3, 3, 4, 5])
    loose = rng.sample(list(VALUES), rng.randrange(len(VALUES) + 1))
    base = {key: rng.choice(VALUES[key][:3]) for key in VALUES}
    if rng.random() < 0.4:
        return about_med(rng, base | {"reachable": True})
    routes = []
    for peer in rng.sample(PEERS, count):
        changed = {key: rng.choice(VALUES[key]) for key in loose if rng.random() < 0.7}
        routes.append({key: (base | changed | {"peer": peer})[key] for key in KEYS})
    return routes


def about_med(rng, base):
    """Three or more routes that only rows 5 to 9 tell apart, and perhaps some that earlier rows remove."""
    loose = ["igp", *rng.sample(["ebgp", "router_id"], rng.randrange(3))]
    paths = rng.choice([EQUALLY_LONG] * 3 + [THREE_LONG] * 2 + [[()], PREPENDED])
    worse = rng.choice([[], [], ["local_pref"], ["path"], ["origin"], ["reachable"], ["reachable"]])
    routes = []
    for peer in rng.sample(PEERS, rng.choice([3, 3, 4, 5])):
        changed = {key: rng.choice(VALUES[key]) for key in loose}
        changed |= {"path": rng.choice(paths), "med": rng.choice(VALUES["med"]), "peer": peer}
        if worse and rng.random() < 0.4:
            removed = {"local_pref": base["local_pref"] // 2, "path": (*changed["path"], 7, 7), "origin": 2}
            removed |= {"reachable": False}
            changed |= {worse[0]: removed[worse[0]], "med": 0}
        routes.append({key: (base | changed)[key] for key in KEYS})
    if rng.random() < 0.3:  # one neighbour's lower MED stands behind another neighbour's route
        low, high = sorted(rng.sample([0, 5, 10], 2))
        named = zip([(1, 9), (2, 9), (1, 8)], rng.sample(PEERS, 3), strict=True)
        apart = [base | {"path": path, "peer": peer} for path, peer in named]
        changes = [{"med": high, "igp": 0}, {"med": rng.choice([0, 5]), "igp": 10}, {"med": low, "igp": 20}]
        routes = [{key: (one | changed)[key] for key in KEYS} for one, changed in zip(apart, changes, strict=True)]
    return routes


def allowed(case):
    if len({route["peer"] for route in case}) < len(case):
        return False
    for route in case:
        plain = type(route["reachable"]) is bool and type(route["ebgp"]) is bool and route["origin"] in (0, 1, 2)
        if not (plain and tuple(route) == KEYS and type(route["path"]) is tuple and route["igp"] >= 0):
            return False
        IPv4Address(route["router_id"]), IPv6Address(route["peer"])
    return True


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["best"](case), case == before


def kinds(case):
    left = [route for route in case if route["reachable"]]
    meds = {}
    for route in left:
        meds.setdefault(route["path"][:1], set()).add(route["med"] or 0)
    alike = {tuple(repr(route[key]) for key in KEYS[:7]) for route in left}
    said = ["one row after the other" if left else "nothing to choose from"]
    said += ["next hops that cannot be reached"] * (0 < len(left) < len(case))
    said += ["routes alike but for router id and peer"] * (len(alike) < len(left))
    said += ["several MEDs from one neighbour"] * any(len(found) > 1 for found in meds.values())
    said += ["MEDs from several neighbours"] * (len(meds) > 1 and len(set().union(*meds.values())) > 1)
    said += ["a route of the network's own"] * any(route["path"] == () for route in left)
    return said + ["a route without a MED"] * any(route["med"] is None for route in left)
