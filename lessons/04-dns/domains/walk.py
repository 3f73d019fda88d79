"""walk(name, type, roots, ask): names asked of a small live internet; the result and its servers' log count."""

from itertools import pairwise

WAY, FAULTS, GLUE, CNAME = "test_walk_way", "test_walk_faults", "test_walk_glue", "test_walk_cname"
KINDS = {
    "a name in a zone below": (WAY, "At first you know one zone, `\".\"`, and its addresses."),
    "several records, or another type": (WAY, '`"answer"`: that is the result.'),
    "a name that does not exist, or has no such record": (WAY, '`"nx"` and `"nodata"`: the result is `[]`'),
    "a zone two labels below the one above": (WAY, "Always ask the **deepest zone you know** that the name is in"),
    "roots with addresses of IPv4 and IPv6": (WAY, "the root's servers, of IPv4 and IPv6"),
    "two walks": (WAY, "Forget no zone until the walk ends."),
    "a server of a zone and of the zone below": (WAY, '`"ask"`: now you know one more zone.'),
    "a server that is silent, lame or not to be read": (FAULTS, "Its addresses are those of all its servers"),
    "a truncated reply, or a stranger's before it": (FAULTS, "`ask` is as for `exchange`"),
    "no server of a zone is of use": (FAULTS, "when no server of the zone is of use; nothing is asked again."),
    "a server without an address": (GLUE, "A server without addresses is passed over in this exercise."),
    "forged addresses": (GLUE, "in the order of the referral"),
    "an alias": (CNAME, '`"cname"`: go on with the target.'),
    "an alias of an alias": (CNAME, "no chain of aliases comes back to itself"),
    "a chain of many aliases": (CNAME, '`"cname"`: go on with the target.'),
    "a zone learnt after one below it": (CNAME, "Always ask the **deepest zone you know** that the name is in"),
    "names that end alike": (CNAME, "A name is in a zone by whole labels: `myshop.test` is not in `shop.test`."),
}
ASIDES = (
    "find the records of one type at one name, from the root down",
    "With a ready internet as `net`",
    "Names in the tests are in small letters and have no final dot",
)
DRAWS, RESERVE, TELLINGS = 240, 6, 1  # real servers answer each play
ABOVE = {"test": ".", "example": ".", "shop.test": "test", "myshop.test": "test"}
ABOVE |= {"eu.shop.test": "shop.test", "far.off.example": "example"}
SERVERS = {  # of each zone: who may serve it
    ".": ["a.root", "b.root"],
    "test": ["a.nic.test", "b.nic.test", "ns.example"],
    "example": ["ns.example", "ns2.example"],
    "shop.test": ["ns1.shop.test", "ns2.shop.test", "b.nic.test", "ns.example", "bare.test"],
    "myshop.test": ["ns.myshop.test", "ns1.shop.test", "ns.example"],
    "eu.shop.test": ["ns.eu.shop.test", "ns1.shop.test", "b.nic.test", "ns.example"],
    "far.off.example": ["ns.far.off.example", "ns.example", "a.nic.test"],
}
HOSTS = list(dict.fromkeys(host for hosts in SERVERS.values() for host in hosts))
ADDRESSES = {host: [f"198.51.100.{n}"] for n, host in enumerate(HOSTS, 1)}
ADDRESSES["a.root"] += ["2001:db8::1"]
ADDRESSES["b.nic.test"] += ["2001:db8::2"]
ADDRESSES["a.nic.test"] += ["198.51.100.77"]
ADDRESSES["ns1.shop.test"] += ["198.51.100.78"]
TRAP = "203.0.113.66"
USELESS = ["silent", "lame", "lame-upward", "lame-empty", "wrong-question", "pointer-loop"]
ODD = ["truncated", "spoofed"]
# Names that may be aliases, of later ones; names that have records; names that have none.
ALIASES = ["www.shop.test", "img.shop.test", "at.far.off.example", "www.eu.shop.test", "host.test", "www.myshop.test"]
PLAIN = ["shop.test", "myshop.test", "eu.shop.test", "two.shop.test", "near.off.example", "a.b.eu.shop.test", "test"]
LINKS = [f"link{n}.{('shop.test', 'example')[n % 2]}" for n in range(24)]
GONE = ["gone.shop.test", "gone.test", "gone.far.off.example", "off.example", "b.eu.shop.test"]


def draw(rng):
    chance = rng.random()
    return chain(rng) if chance < 0.04 else learnt_late(rng) if chance < 0.08 else walks(rng)


def chain(rng):
    """Aliases in two zones by turns, as a server follows those in its own zones by itself."""
    names = [*LINKS[rng.randrange(6) :], rng.choice(["host.test", "eu.shop.test", "shop.test", "gone.test"])]
    served = {".": ["a.root"], "test": ["a.nic.test"], "example": ["ns2.example"]}
    served |= {"shop.test": ["ns1.shop.test"], "eu.shop.test": ["ns.eu.shop.test"]}
    return {"asked": [(names[0], "A")], "served": served, "aliases": dict(pairwise(names)), "faults": {}}


def learnt_late(rng):
    """A server of `test` and `shop.test` refers past the latter, and is silent for the next name: another refers."""
    name, last = rng.choice(["www.shop.test", "img.shop.test"]), rng.choice(["eu.shop.test", "a.b.eu.shop.test"])
    both = rng.choice(["b.nic.test", "ns.example"])
    served = {".": ["a.root"], "test": [both, "a.nic.test"], "shop.test": rng.sample([both, "ns1.shop.test"], 2)}
    served["eu.shop.test"] = ["ns.eu.shop.test"]
    aliases, faults = {"www.eu.shop.test": name, name: last}, {both: ("silent", [name])}
    return {"asked": [("www.eu.shop.test", "A")], "served": served, "aliases": aliases, "faults": faults}


def walks(rng):
    pick, aliases, types = rng.choice, {}, ["A"] * 5 + ["MX", "TXT", "CNAME", "NS"]
    for n, name in enumerate(ALIASES[:-1]):
        if rng.random() < 0.7:
            aliases[name] = pick(ALIASES[n + 1 :] * 3 + ["www.myshop.test"] + PLAIN[:5] + GONE[:3])
    likely = [*aliases] * 5 + ALIASES + PLAIN + GONE
    asked = [(pick(likely), pick(types)) for _ in range(pick([1, 1, 2]))]
    names = way({"asked": asked, "aliases": aliases})
    zones = [zone for zone in SERVERS if any(under(name, zone) for name in names)]
    served = {zone: rng.sample(SERVERS[zone], min(pick([1, 2, 2, 3]), len(SERVERS[zone]))) for zone in zones}
    faults = {}
    for zone in rng.sample(zones, pick([0, 0, 1, 2])):
        for host in served[zone][: pick([1, 1, 3])]:
            faults[host] = (pick(USELESS + ODD), pick([[], [], [pick(names)]]))
    if rng.random() < 0.5:
        faults |= {host: ("poisoned", []) for zone in zones[1:3] for host in served[zone] if host not in faults}
    used = {name: target for name, target in aliases.items() if name in names}
    return {"asked": asked, "served": served, "aliases": used, "faults": faults}


def allowed(case):
    def ends(name, passed=()):
        return name not in passed and (name not in case["aliases"] or ends(case["aliases"][name], (*passed, name)))

    names = [name for name, _ in case["asked"]] + list(case["aliases"].values())
    needed = [zone for zone in SERVERS if any(under(name, zone) for name in names)]
    return (
        all(name == name.lower() and not name.endswith(".") for name in names)
        and all(map(ends, names))
        and all(case["served"].get(zone) for zone in needed)
        and all(kind in [*USELESS, *ODD, "poisoned"] for kind, _ in case["faults"].values())
    )


def under(name, zone):
    return zone == "." or name == zone or name.endswith("." + zone)


def way(case):
    """All names that a walk may come by."""
    names = [name for name, _ in case["asked"]]
    for name in names:
        names += [case["aliases"][name]] if name in case["aliases"] else []
    return list(dict.fromkeys(names))


def zone_file(case, origin):
    served, lines = case["served"], ["$TTL 60", "@ SOA ns. h. 1 7200 900 1209600 60"]
    cuts = [zone for zone in served if ABOVE.get(zone) == origin]
    for name in (name for name in way(case) if name not in GONE and under(name, origin)):
        number = 1 + (ALIASES + PLAIN + LINKS).index(name)
        data = [f"A 192.0.2.{number}", f"TXT t{number}", f"A 192.0.2.{100 + number}", f"MX 5 m{number}"]
        data = [f"CNAME {case['aliases'][name]}."] if name in case["aliases"] else data[: 1 + number % 4]
        lines += [f"{name}. {text}" for text in data if not any(under(name, zone) for zone in cuts)]
    pairs = [(zone.rstrip("."), host) for zone in [origin, *cuts] for host in served[zone]]
    lines += [f"{zone}. NS {host}." for zone, host in pairs]
    for host in sorted({host for _, host in pairs if under(host, origin)} - {"bare.test"}):
        lines += [f"{host}. {'AAAA' if ':' in address else 'A'} {address}" for address in ADDRESSES[host]]
    return "\n".join(lines)


def play(answer, case):
    """Of each walk the result, in no order, whether the roots stayed, and the queries that reached a server."""
    from course.lab import Internet, Query

    served, walks = case["served"], []
    files = {zone: (zone.rstrip(".") + ".", zone_file(case, zone)) for zone in served}
    with Internet(world=None) as net:
        for host, addresses in ADDRESSES.items():
            net.name_server(host, addresses, [files[zone] for zone in served if host in served[zone]])
        lie = "$TTL 60\n@ SOA ns. h. 1 7200 900 1209600 60\n@ NS ns\n@ A 203.0.113.99\n* A 203.0.113.99"
        net.name_server("trap", TRAP, [(f"{zone}.", lie) for zone in served if zone != "."])
        for host, (kind, names) in case["faults"].items():
            net.fault(host, kind, names, trap=TRAP)
        for name, type in case["asked"]:
            before, roots = len(net.log), list(net.roots)
            try:
                got = answer["walk"](name, type, roots, net.ask)
                got = sorted(got) if isinstance(got, list) and all(isinstance(text, str) for text in got) else got
            except Exception:
                got = "an exception"
            seen = [event for event in net.log[before:] if isinstance(event, Query)]
            asked = [(e.server, e.address, e.name, e.type, e.over, e.recursion_desired) for e in seen]
            walks.append((got, roots == net.roots, asked))
    return walks


def kinds(case):
    names, served, aliases = way(case), case["served"], case["aliases"]
    faults = {kind for kind, _ in case["faults"].values()}
    bad = {host for host, (kind, only) in case["faults"].items() if kind in USELESS and not only} | {"bare.test"}
    cuts = [(zone, ABOVE[zone]) for zone in served if zone != "."]
    lost = any(host == "bare.test" or not under(host, above) for zone, above in cuts for host in served[zone])
    said = {
        "a name in a zone below": True,
        "several records, or another type": any(type != "A" for _, type in case["asked"]) or "two.shop.test" in names,
        "a name that does not exist, or has no such record": bool(set(names) & set(GONE)),
        "a zone two labels below the one above": "far.off.example" in served,
        "roots with addresses of IPv4 and IPv6": "a.root" in served["."],
        "two walks": len(case["asked"]) > 1,
        "a server of a zone and of the zone below": any(set(served[zone]) & set(served[above]) for zone, above in cuts),
        "a server that is silent, lame or not to be read": bool(faults & set(USELESS)),
        "a truncated reply, or a stranger's before it": bool(faults & set(ODD)),
        "no server of a zone is of use": any(set(hosts) <= bad for hosts in served.values()),
        "a server without an address": lost,
        "forged addresses": lost and "poisoned" in faults,
        "an alias": bool(aliases),
        "an alias of an alias": any(target in aliases for target in aliases.values()),
        "a chain of many aliases": len(aliases) > 17,
        "a zone learnt after one below it": late(case),
        "names that end alike": "shop.test" in served and "myshop.test" in served,
    }
    return [kind for kind, so in said.items() if so]


def late(case):
    """Whether a server of `test` refers past `shop.test`, and is silent for the name where an alias leads next."""
    served, target = case["served"], case["aliases"].get("www.eu.shop.test")
    both = served.get("test", [""])[0]
    back = under(case["aliases"].get(target, ""), "eu.shop.test")
    return back and both in served.get("shop.test", []) and case["faults"].get(both) == ("silent", [target])
