"""refute_paths(claim, about): ROAs tight and loose, preferences at the border, tasks that hide each other."""

import copy
from ipaddress import IPv6Network, ip_network

LONGER, SHORTER, CUTS = (f"test_refute_paths_{what}" for what in ("prefixes", "preferences", "cuts"))
KINDS = {
    "a ROA that allows longer prefixes": (
        LONGER,
        "nobody draws addresses of `prefix` to himself by a longer prefix with your AS number",
        "Networks drop what is invalid by your ROA, and accept any length.",
        "a case that breaks the claim",
    ),
    "a ROA that allows no longer prefix": (LONGER, "You announce `prefix` itself.", "`None` if there is none"),
    "a preference that is higher": (
        SHORTER,
        "a route with two ASes and local preference `ours` beats one with three, whatever the other's preference is",
    ),
    "no preference that is higher": (SHORTER, "`None` if there is none"),
    "tasks that hide each other": (
        CUTS,
        "cut one, and all are done as much sooner",
        "A cut is 1 ms at least, and at most what the task takes.",
    ),
    "one task that takes time": (CUTS, "`None` if there is none"),
    "tasks that take equally long": (CUTS, "cut one, and all are done as much sooner"),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_paths("shorter wins", (100, 101))` gives `101`.',
    "Prefixes are IPv6, as Python writes them.",
    "All other numbers are whole.",
)
DRAWS, RESERVE = 2000, 150
PREFIXES = ["2001:db8::/32", "2001:db8:1::/48", "2001:db8:8000::/33", "2001:db8::5/128"]
PREFIXES += ["2001:32::/32", "2001:db8:48::/48", "2001:db8:64::/64", "2001:db8:0:5::/64"]  # digits of their length


def draw(rng):
    claim = rng.choice(["all is ours", "shorter wins", "each cut saves"])
    if claim == "all is ours":
        prefix = rng.choice(PREFIXES)
        length = int(prefix.split("/")[1])
        return [claim, (prefix, min(128, length + rng.choice([0, 0, 0, 1, 2, 15, 16, 96])))]
    if claim == "shorter wins":
        ours = rng.choice([0, 50, 100, 200, rng.randrange(400)])
        return [claim, (ours, max(0, ours + rng.choice([-50, -1, 0, 1, 100])))]
    few = rng.sample(["dns", "config", "auth", "log"], rng.choice([1, 1, 2, 2, 3, 4]))
    tasks = {name: rng.choice([0, 1, 5, 40, 40, rng.randrange(1, 90)]) for name in few}
    if rng.random() < 0.3:
        tasks = dict.fromkeys(tasks, 0) | {few[-1]: tasks[few[-1]]}
    return [claim, tasks]


def allowed(case):
    claim, about = case
    if claim == "all is ours":
        network = IPv6Network(about[0])
        return str(network) == about[0] and network.prefixlen <= about[1] <= 128
    if claim == "shorter wins":
        return min(about) >= 0
    return bool(about) and min(about.values()) >= 0


def breaks(claim, about, case):
    if claim == "all is ours":
        ours, stolen = IPv6Network(about[0]), IPv6Network(case)
        return stolen.subnet_of(ours) and ours.prefixlen < stolen.prefixlen <= about[1]
    if claim == "shorter wins":
        ours, highest = about
        return 0 <= case <= highest and max([(ours, -2), (case, -3)]) == (case, -3)
    name, ms = case
    after = about | {name: about[name] - ms}
    return 1 <= ms <= about[name] and max(about.values()) - max(after.values()) != ms


def play(answer, case):
    before = copy.deepcopy(case)
    found = answer["refute_paths"](*case)
    wanted = {"all is ours": str, "shorter wins": int, "each cut saves": tuple}[case[0]]
    told = "none" if found is None else type(found) is wanted and breaks(*case, found)
    return told, case == before


def kinds(case):
    claim, about = case
    if claim == "all is ours":
        loose = about[1] > ip_network(about[0]).prefixlen
        return ["a ROA that allows longer prefixes" if loose else "a ROA that allows no longer prefix"]
    if claim == "shorter wins":
        return ["a preference that is higher" if about[1] > about[0] else "no preference that is higher"]
    busy = [ms for ms in about.values() if ms]
    said = ["tasks that hide each other" if len(busy) > 1 else "one task that takes time"]
    return said + ["tasks that take equally long"] * (len(busy) > 1 and busy.count(max(busy)) > 1)
