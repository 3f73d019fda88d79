"""rov(prefix, origin, roas): prefixes within and beside each other, whose texts mislead, and few numbers."""

import copy
from ipaddress import IPv6Network

KINDS = {
    "no ROA that covers": ("test_rov_covers", "Not found: none covers"),
    "a ROA for a part of the prefix": (
        "test_rov_covers",
        "if all addresses of the announced prefix lie in the ROA's prefix",
    ),
    "a ROA that covers and names another number": ("test_rov_covers", "yet at least one covers"),
    "a prefix longer than the maximum length": (
        "test_rov_matches", "at most `max_length` bits",
        "the state of an announcement",
    ),
    "a ROA for number 0": ("test_rov_covers", "a ROA with this number says: nobody may announce that"),
    "several ROAs that cover": ("test_rov_matches", "at least one ROA matches"),
}
# What the task sets out, and its example.
ASIDES = (
    "`prefix` is a text, `origin` an AS number.",
    "`roas` is a list of `(prefix, max_length, number)`, and stays as it is.",
    '`rov("2001:db8:1::/48", 64500, [("2001:db8::/32", 32, 64500)])` gives `"invalid"`.',
    "All prefixes are IPv6, as `ip_network` writes them.",
    "A ROA's maximum length is never below the bits of its prefix.",
)
PREFIXES = [
    "2001:db8::/32",
    "2001:db8::/33",
    "2001:db8:8000::/33",
    "2001:db8::/48",
    "2001:db8:1::/48",
    "2001:db8:10::/44",
    "2001:db8:10::/48",
    "2001:db8:100::/40",
    "2001:db8:1::/64",
    "2001:db80::/32",
    "2001:d00::/24",
    "::/0",
]
NUMBERS = [64500, 64500, 64501, 6450, 0]


def draw(rng):
    few = rng.sample(PREFIXES, rng.choice([1, 2, 3, 4]))
    prefix, roas = rng.choice(few), []
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4])):
        held = rng.choice(few)
        at_least, asked = int(held.split("/")[1]), int(prefix.split("/")[1])
        most = rng.choice([at_least, asked - 1, asked, asked + 1, 48, 128])
        roas.append((held, max(most, at_least), rng.choice(NUMBERS)))
    if rng.random() < 0.2:  # two of one number that both cover: a short one that allows much, a long one that does not
        number, length = rng.choice(NUMBERS), int(prefix.split("/")[1])
        roas += rng.sample([("2001:db8::/32", rng.choice([48, 128]), number), (prefix, length, number)], 2)
        roas += [("2001:db8::/33", 33, number)] * rng.randrange(2)
    return [prefix, rng.choice(NUMBERS[:3]), roas]


def allowed(case):
    prefix, origin, roas = case
    written = all(str(IPv6Network(one)) == one for one in (prefix, *(held for held, *_ in roas)))
    return written and origin > 0 and all(IPv6Network(held).prefixlen <= most <= 128 for held, most, _ in roas)


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["rov"](*case), case == before


def kinds(case):
    network = IPv6Network(case[0])
    covering = [roa for roa in case[2] if network.subnet_of(IPv6Network(roa[0]))]
    said = ["no ROA that covers"] * (not covering)
    said += ["a ROA for a part of the prefix"] * any(network.supernet_of(IPv6Network(roa[0])) for roa in case[2])
    said += ["a ROA that covers and names another number"] * any(roa[2] != case[1] for roa in covering)
    said += ["a prefix longer than the maximum length"] * any(roa[1] < network.prefixlen for roa in covering)
    said += ["a ROA for number 0"] * any(roa[2] == 0 for roa in covering)
    said += ["several ROAs that cover"] * (len(covering) > 1)
    return said or ["several ROAs that cover"]
