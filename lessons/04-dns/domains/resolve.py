"""resolve(name, type, roots, ask): a small internet without sockets, whose zones lack glue here and there."""

import struct
from itertools import pairwise

SERVERS, MEMORY, ENDS = "test_resolve_servers", "test_resolve_memory", "test_resolve_ends"
WITHOUT = "When the turn of a server without addresses comes, and not before, find the A records of its name"
KINDS = {
    "glue all the way": (
        SERVERS,
        "as `walk`, but it also gets to servers without glue",
        "Ask the servers of a zone one after another, in the order of the referral",
    ),
    "a type besides A": (SERVERS, "find the A records of its name, in the same way"),
    "several addresses of a server": (SERVERS, "each at all its addresses"),
    "servers that are silent or lame": (SERVERS, "Ask the servers of a zone one after another"),
    "a server without glue": (SERVERS, WITHOUT, "it also gets to servers without glue"),
    "a server without glue behind one with glue": (SERVERS, WITHOUT),
    "a server that has no address": (SERVERS, "If it has none, the next server has its turn"),
    "a server without glue whose search comes by it again": (
        ENDS,
        "while you do, it counts as having none",
    ),
    "a server with glue for one zone and without for another": (MEMORY, "Glue counts for the zone with whose referral"),
    "an alias": (MEMORY, "Forget nothing until the end"),
    "an alias into another zone, and back": (MEMORY, "Forget nothing until the end: zones, their servers"),
    "a server without glue that several zones name": (MEMORY, "Look for the addresses of a server once in a call of"),
    "a server below its own zone, without glue": (
        MEMORY,
        "Both hold even if the search has found a deeper zone that your name is in.",
    ),
    "a server whose name is an alias": (
        SERVERS,
        "find the A records of its name, in the same way from the zones that",
    ),
    "forged glue": (SERVERS, "Glue counts for the zone with whose referral it came, not for others."),
    "glue that is out of date": (SERVERS, "Glue counts for the zone with whose referral it came, not for others."),
    "aliases in a circle": (ENDS, "Aliases have no other limit.", "it always comes to an end"),
    "more than eight aliases": (ENDS, "Aliases have no other limit."),
    "truncated replies and many aliases": (ENDS, "for all names, over UDP and TCP together"),
    "many servers without glue": (
        ENDS,
        "Call `ask` at most 32 times",
        "When more would be needed, the result is `[]`.",
    ),
}
ASIDES = (
    "With a ready internet as `net`",
    'gives `["192.0.2.60"]`',
    "no more than 40 searches ever wait for each other",
    "No zone has more than 40 servers",
)
DRAWS, RESERVE, TELLINGS = 240, 2, 1  # up to 32 replies are read in each play
ABOVE = {"test": ".", "example": ".", "x.test": "test", "y.test": "test", "w.x.test": "x.test", "z.example": "example"}
ADDRESSES = {  # "bare" hosts have none
    "a.nic.test": ["198.51.100.1"],
    "b.nic.test": ["198.51.100.2", "198.51.100.22"],
    "a.nic.example": ["198.51.100.3"],
    "ns.x.test": ["198.51.100.4", "198.51.100.44"],
    "ns.y.test": ["198.51.100.5"],
    "ns.w.x.test": ["198.51.100.6"],
    "ns.z.example": ["198.51.100.7"],
    "ns2.z.example": ["198.51.100.8"],
    "ns.host.example": ["198.51.100.9"],
}
HOSTS = [*ADDRESSES, "bare.y.test", "bare.example", "also.z.example"]
ALSO = {"also.z.example": "ns2.z.example"}  # the server whose name is an alias
OWN = {"test": "a.nic.test", "example": "a.nic.example", "x.test": "ns.x.test", "y.test": "ns.y.test"}
OWN |= {"w.x.test": "ns.w.x.test", "z.example": "ns.z.example"}
TRAP, OLD = "203.0.113.66", ["198.51.100.99"]
NAMES = ["www.x.test", "x.test", "www.w.x.test", "www.y.test", "host.test", "www.z.example", "img.z.example", "y.test"]
GONE = ["gone.x.test", "gone.example", "gone.w.x.test"]


def under(name, zone):
    return zone == "." or name == zone or name.endswith("." + zone)


def draw(rng):
    pick, served = rng.choice, {}
    pool = pick([HOSTS, HOSTS, rng.sample(HOSTS, 4)])
    gluey = pick([1, 0.7, 0.7, 0.4, 0.2])
    for zone, above in ABOVE.items():
        hosts = rng.sample([*pool, OWN[zone], OWN[zone]], pick([1, 2, 2, 3]))
        hosts = pick([hosts, [OWN[zone], *hosts], [*hosts, OWN[zone]]])
        likely = 0.9 if above == "." else gluey
        served[zone] = [
            (host, pick([True] * 6 + ["old"]) if under(host, above) and rng.random() < likely else False)
            for host in dict.fromkeys(hosts)
        ]
    names, far = rng.sample(NAMES, len(NAMES)), pick([0, 0, 0, 1, 2, 3, 4])
    aliases = dict([*pairwise(names)][:far])
    if far and rng.random() < 0.3:
        aliases[names[far]] = pick([names[0], names[far - 1], GONE[0]])
    asked = pick([names[0], names[0], names[0], pick(GONE)])
    case = {"asked": (asked, pick(["A"] * 4 + ["MX", "TXT"])), "served": served, "aliases": aliases}
    case |= {"faults": {}, "long": [], "roots": pick([["192.0.2.1"], ["192.0.2.1", "2001:db8::1"]]), "row": 0}
    for address in rng.sample([a for some in ADDRESSES.values() for a in some] + case["roots"], pick([0, 0, 1, 3])):
        case["faults"][address] = pick(["silent", "refused", "empty"])
    case["poisoned"] = rng.random() < 0.4
    if rng.random() < 0.12:  # a long row of aliases
        case["row"], case["asked"] = pick([9, 12, 17, *range(24, 33)]), ("c0.x.test", "A")
        case["long"] = [f"c{n}.x.test" for n in rng.sample(range(9), pick([0, 0, 1, 3]))]
        served["x.test"] = [("ns.x.test", True)]
        served["test"], case["roots"] = [("a.nic.test", True)], ["192.0.2.1", "2001:db8::1"]
        case["faults"] = pick([{}, {"192.0.2.1": "silent"}])
    elif rng.random() < 0.1:  # many servers, few of which have an address
        hosts = [f"n{n}.gone.example" for n in range(pick([5, 20, 28, 29, 30, 31, 38]))]
        served["y.test"] = [(host, False) for host in hosts] + [("ns.host.example", False)]
        served["test"], served["example"] = [("a.nic.test", True)], [("a.nic.example", True)]
        case["faults"], case["asked"], case["aliases"] = {}, ("www.y.test", "A"), {}
    elif rng.random() < 0.06:  # a server whose address is found first, then glue for it comes with another zone
        served["x.test"], served["test"] = [("ns.y.test", False)], [("a.nic.test", True)]
        served["example"] = [("ns.y.test", pick(["old", "old", True])), ("a.nic.example", True)]
        served["y.test"], case["faults"] = [("a.nic.test", True)], {}
        case["asked"], case["aliases"] = ("www.x.test", "A"), {"www.x.test": pick(["www.z.example", "img.z.example"])}
    return case


def allowed(case):
    hosts = {host for pairs in case["served"].values() for host, _ in pairs}
    return (
        all(1 <= len(pairs) <= 40 for pairs in case["served"].values())
        and len(hosts - set(HOSTS)) + len(HOSTS) <= 60
        and len([host for host in hosts if not host.startswith("n")]) <= 40
        and all(under(host, ABOVE[zone]) for zone, pairs in case["served"].items() for host, glue in pairs if glue)
        and case["asked"][0].islower()
    )


def wire(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".") if label) + b"\0"


def record(name, number, held):
    return wire(name) + struct.pack("!2HIH", number, 1, 60, len(held)) + held


def addresses_at(name, numbers):
    return [record(name, 1, bytes(map(int, address.split(".")))) for address in numbers]


def serving(case, address):
    """The zones of which a server at this address knows."""
    if address in case["roots"]:
        return ["."]
    zones = case["served"].items()
    return [zone for zone, pairs in zones if any(address in ADDRESSES.get(ALSO.get(h, h), []) for h, _ in pairs)]


def target_of(case, name):
    if name in ALSO:
        return ALSO[name]
    if case["row"] and name.startswith("c") and name.endswith(".x.test") and name[1:-7].isdigit():
        number = int(name[1:-7])
        return f"c{number + 1}.x.test" if number < case["row"] else None
    return case["aliases"].get(name)


def said(case, address, name, kind):
    """What the server at an address says: flags and code, and the records of each section. None for silence."""
    fault = case["faults"].get(address)
    if fault:
        return {"silent": None, "refused": (5, [], [], []), "empty": (0, [], [], [])}[fault]
    if address == TRAP:
        return 0x400, addresses_at(name, ["203.0.113.99"]), [], []
    zone = max((zone for zone in serving(case, address) if under(name, zone)), key=len, default=None)
    if zone is None:
        return 5, [], [], []
    cut = next((below for below, above in ABOVE.items() if above == zone and under(name, below)), None)
    if cut:
        pairs = case["served"][cut]
        ns, glue = [record(cut, 2, wire(host)) for host, _ in pairs], []
        for host, told in pairs:
            lie = [TRAP] if case["poisoned"] and not under(host, zone) else []
            glue += addresses_at(host, {True: ADDRESSES.get(host, []), "old": OLD}.get(told, lie))
        return 0, [], ns, glue
    if target := target_of(case, name):
        return 0x400, [record(name, 5, wire(target))], [], []
    if name in ADDRESSES:
        return 0x400, addresses_at(name, ADDRESSES[name]) if kind == 1 else [], [], []
    last = f"c{case['row']}.x.test"
    if name not in [*NAMES, last]:
        return 0x403, [], [], []
    number = 1 + [*NAMES, last].index(name)
    texts = {1: addresses_at(name, [f"192.0.2.{number}", f"192.0.2.{100 + number}"]), 16: [record(name, 16, b"\x01t")]}
    return 0x400, texts.get(kind, []), [], []


def play(answer, case):
    """The records, in no order, and who was asked for what, over what."""
    asked = []

    def ask(address, message, over="udp"):
        question = message[12 : message.index(b"\0", 12) + 5]
        labels, rest = [], question
        while rest[0]:
            labels.append(rest[1 : 1 + rest[0]].decode())
            rest = rest[1 + rest[0] :]
        name = ".".join(labels)
        asked.append((address, name, rest[2], over, message[2] & 1))
        told = said(case, address, name, rest[2]) if len(asked) <= 50 else None  # at last nobody answers
        if told is None:
            return []
        if name in case["long"] and over == "udp":
            told = 0x600, [], [], []
        head = struct.pack("!5H", 0x8000 | told[0], 1, *map(len, told[1:]))
        return [message[:2] + head + question + b"".join(one for section in told[1:] for one in section)]

    try:
        got = answer["resolve"](*case["asked"], list(case["roots"]), ask)
    except Exception:
        got = "an exception"
    return sorted(got) if isinstance(got, list) else got, asked


def reached(case):
    """The zones of all names that a search may look for."""
    names = [case["asked"][0]]
    for name in names:
        zones = [zone for zone in case["served"] if under(name, zone)]
        found = [host for zone in zones for host, glue in case["served"][zone] if not glue]
        found += [target_of(case, name)] if target_of(case, name) else []
        names += [one for one in dict.fromkeys(found) if one not in names]
    return [zone for zone in case["served"] if any(under(name, zone) for name in names)]


def kinds(case):
    zones = reached(case)
    pairs = [(zone, host, glue) for zone in zones for host, glue in case["served"][zone]]
    bare = [host for _, host, glue in pairs if not glue]
    known = {host for _, host, glue in pairs if glue}
    passed = [case["asked"][0]]
    while (target := target_of(case, passed[-1])) and target not in passed:
        passed.append(target)
    homes = [max((zone for zone in zones if under(name, zone)), key=len, default=".") for name in passed]
    turns = [home for n, home in enumerate(homes) if n == 0 or home != homes[n - 1]]
    used = {address for _, host, _ in pairs for address in ADDRESSES.get(host, [])} | set(case["roots"])
    own = [zone for zone, host, glue in pairs if not glue and under(host, zone)]
    found = {
        "glue all the way": not bare,
        "a type besides A": case["asked"][1] != "A",
        "several addresses of a server": any(len(ADDRESSES.get(host, [])) > 1 for _, host, _ in pairs),
        "servers that are silent or lame": bool(used & set(case["faults"])),
        "a server without glue": bool(bare),
        "a server without glue behind one with glue": any(
            glue and not later for zone in zones for (_, glue), (_, later) in pairwise(case["served"][zone])
        ),
        "a server that has no address": any(host not in ADDRESSES and host not in ALSO for host in bare),
        "a server whose name is an alias": "also.z.example" in bare,
        "forged glue": case["poisoned"] and any(not under(host, ABOVE[zone]) for zone, host, _ in pairs),
        "glue that is out of date": any(glue == "old" for _, _, glue in pairs),
        "an alias": len(passed) > 1,
        "an alias into another zone, and back": any(turns.count(home) > 1 for home in turns),
        "a server without glue that several zones name": any(bare.count(host) > 1 for host in bare),
        "a server with glue for one zone and without for another": bool(known & set(bare)),
        "a server below its own zone, without glue": any(zone.count(".") == 0 for zone in own),
        "a server without glue whose search comes by it again": any(zone.count(".") > 0 for zone in own),
        "aliases in a circle": target is not None,
        "more than eight aliases": len(passed) > 9,
        "truncated replies and many aliases": len(passed) > 9 and bool(case["long"]),
        "many servers without glue": len(bare) > 15,
    }
    return [kind for kind, so in found.items() if so]
