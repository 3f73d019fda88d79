"""referral(message, zone): replies with records of any kind in three sections, about names that look alike."""

import struct

RECORDS, GLUE, ZONE = "test_referral_records", "test_referral_glue", "test_referral_zone"
KINDS = {
    "a referral to several servers": (RECORDS, "`servers` is a dict of each name server, in the order of the NS"),
    "several addresses of a server": (RECORDS, "at its name in the additional section, in their order"),
    "addresses of IPv6": (RECORDS, "(AAAA records are left out in this lesson.)"),
    "other records beside the referral": (RECORDS, "whatever else stands in the message"),
    "capital letters": (RECORDS, "as the NS records spell them"),
    "a name in two spellings": (RECORDS, "Otherwise capital and small letters make no difference"),
    "a code that is an error, or other flags": (RECORDS, "and neither do flags and the response code."),
    "a server without A records": (GLUE, "and so does a server without A records"),
    "a server outside the zone, with an address": (GLUE, "Believe only addresses of servers *in* `zone`."),
    "a server in the zone, but not below the referral": (GLUE, "it is the zone's own name, or below it"),
    "a server whose name only ends like the zone": (GLUE, "All others get an empty list"),
    "no NS records in the authority section": (ZONE, "Without one the result is `None`"),
    "NS records of the zone or above": (ZONE, "lies below `zone`"),
    "NS records that are not above the asked name": (ZONE, "and is the asked name or above it"),
    "NS records of the asked name": (ZONE, "and is the asked name or above it"),
    "a zone several labels below": (ZONE, "whose owner, the name they belong to, lies below `zone`"),
}
ASIDES = (
    "Write `referral(message, zone) -> (owner, servers) | None`: whom a reply tells you to ask next.",
    "`message` is a reply as `exchange` returns it",
    "When you have asked the root",
    "When it has those of the poisoned one above",
    "A message has at most one.",
)
RESERVE, DRAWS = 40, 1500
NUMBERS = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "MX": 15, "TXT": 16, "AAAA": 28, "DS": 43}
ASKED = ["shop.test", "www.shop.test", "a.www.shop.test", "eu.shop.test", "a.b.eu.shop.test"]
ZONES = [".", "test", "shop.test", "eu.shop.test", "www.shop.test"]
OTHERS = ["op.test", "myshop.test", "blog.test", "example", "b.shop.test", "x.a.www.shop.test", "hop.test"]
HOSTS = ["ns1.shop.test", "ns2.shop.test", "ns.eu.shop.test", "a.nic.test", "b.nic.test", "ns1.dns.example"]
HOSTS += ["shop.test", "ns.mytest", "ns.myshop.test", "test", "ns.xeu.shop.test", "ns.www.shop.test", "example"]
PARTS = ["answer", "authority", "additional"]


def draw(rng):
    """(question, type, zone, head, records): head is flags and code, a record (section, owner, type, data)."""
    asked = rng.choice(ASKED)
    above = [zone for zone in ZONES if inside(asked, zone)]
    zone = rng.choice(above)
    fit = [name for name in [*above, asked] if name != zone and inside(name, zone)]
    owners = [rng.choice(fit)] if fit and rng.random() < 0.8 else []
    unfit = [name for name in [*above, *OTHERS, "a." + asked] if name == zone or name not in fit]
    owners += [name for name in dict.fromkeys(rng.choices(unfit, k=rng.choice([0, 0, 1, 2]))) if name not in owners]
    rng.shuffle(owners)
    spelt = rng.choice([str, str, str.title, str.upper])
    again = rng.choice([spelt, spelt, str, str.upper])
    sets = {owner: rng.sample(HOSTS, rng.choice([1, 2, 2, 3])) for owner in owners}
    records = [("authority", spelt(owner), "NS", spelt(host)) for owner, hosts in sets.items() for host in hosts]
    named = list(dict.fromkeys(host for hosts in sets.values() for host in hosts))
    glued = [host for host in named if rng.random() < 0.75] + rng.sample(HOSTS, rng.choice([0, 0, 1, 2]))
    glue = []
    for host in dict.fromkeys(glued):
        addresses = [f"192.0.2.{number}" for number in rng.sample(range(1, 250), rng.choice([1, 1, 1, 2, 3]))]
        glue += [("additional", again(host), "A", address) for address in addresses if rng.random() < 0.9]
        glue += [("additional", again(host), "AAAA", f"2001:db8::{rng.randrange(1, 99)}")] * (rng.random() < 0.3)
    rng.shuffle(glue)
    section, kind = rng.choice(PARTS), rng.choice(["A", "TXT", "SOA", "DS", "MX"])
    beside = [(section, spelt(rng.choice([asked, *owners])), kind, "203.0.113.9")] * (rng.random() < 0.3)
    beside += [("answer", spelt(rng.choice(named or HOSTS)), "A", "203.0.113.8")] * (rng.random() < 0.2)
    beside += [("answer", spelt(asked), "NS", "ns.elsewhere.test")] * (rng.random() < 0.15)
    beside += [("additional", spelt(asked), "NS", "ns.elsewhere.test")] * (rng.random() < 0.1)
    head = rng.choice([0x8000] * 4 + [0x8400, 0x8003, 0x8403, 0x8002, 0x8005, 0x0100, 0x8180])
    return again(asked), rng.choice(["A", "A", "MX", "NS", "AAAA"]), again(zone), head, beside + records + glue


def allowed(case):
    """One set at most is a referral; names are spelt one way in a section."""
    asked, _, zone, _, records = case
    sets = {owner for section, owner, kind, _ in records if section == "authority" and kind == "NS"}
    fit = {owner.lower() for owner in sets if fits(owner, asked, zone)}
    spellings = {(section, owner) for section, owner, *_ in records}
    folded = {(section, owner.lower()) for section, owner in spellings}
    small = [(section, owner.lower(), kind, data.lower()) for section, owner, kind, data in records]
    glue = [(owner, data) for section, owner, kind, data in small if kind == "A" and section == "additional"]
    once = len(set(small)) == len(small) and len(folded) == len(spellings) and len(set(glue)) == len(glue)
    return inside(asked, zone) and len(fit) <= 1 and once


def inside(name, zone):
    name, zone = name.lower(), zone.lower()
    return zone == "." or name == zone or name.endswith("." + zone)


def fits(owner, asked, zone):
    return owner.lower() != zone.lower() and inside(owner, zone) and inside(asked, owner)


def wire(name):
    labels = [] if name == "." else name.encode().split(b".")
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def content(kind, data):
    from ipaddress import ip_address

    if kind in ("A", "AAAA"):
        return ip_address(data).packed
    forms = {"NS": wire(data), "SOA": wire("ns.test") + wire("h.test") + bytes(20), "TXT": b"\4text"}
    return (forms | {"DS": b"\0\1\x0d\2" + bytes(32), "MX": b"\0\5" + wire("mail.test")})[kind]


def play(answer, case):
    """Owner and servers in their order, a dict as a list of pairs."""
    asked, type, zone, head, records = case
    message = struct.pack("!6H", 7, head, 1, *(sum(part == record[0] for record in records) for part in PARTS))
    message += wire(asked) + struct.pack("!2H", NUMBERS[type], 1)
    for part in PARTS:
        for _, owner, kind, data in (record for record in records if record[0] == part):
            body = content(kind, data)
            message += wire(owner) + struct.pack("!HHIH", NUMBERS[kind], 1, 60, len(body)) + body
    got = answer["referral"](message, zone)
    if isinstance(got, tuple) and len(got) == 2 and isinstance(got[1], dict):
        return "referral", got[0], list(got[1].items())
    return got


def kinds(case):
    asked, _, zone, head, records = case
    sets = {}
    for section, owner, kind, data in records:
        if (section, kind) == ("authority", "NS"):
            sets.setdefault(owner, []).append(data)
    glue = [owner.lower() for section, owner, kind, _ in records if (section, kind) == ("additional", "A")]
    names = [name for record in records for name in (record[1], record[3])] + [asked]
    owner = next((owner for owner in sets if fits(owner, asked, zone)), None)
    servers = [host.lower() for host in sets.get(owner, [])]
    foreign = [host for host in servers if not inside(host, zone)]
    beside = [other for other in sets if other != owner]
    down = len(owner.split(".")) - len(zone.strip(".").split(".")) * (zone != ".") if owner else 0
    found = {
        "a referral to several servers": len(servers) > 1,
        "several addresses of a server": any(glue.count(host) > 1 for host in servers),
        "addresses of IPv6": any(kind == "AAAA" and host.lower() in servers for _, host, kind, _ in records),
        "other records beside the referral": any(kind in ("SOA", "DS", "TXT", "MX") for _, _, kind, _ in records),
        "capital letters": any(name != name.lower() for name in names),
        "a name in two spellings": len(set(names)) > len({name.lower() for name in names}),
        "a code that is an error, or other flags": head != 0x8000,
        "a server without A records": any(host not in glue for host in servers),
        "a server outside the zone, with an address": any(host in glue for host in foreign),
        "a server in the zone, but not below the referral": any(
            host in glue and inside(host, zone) and not inside(host, owner) for host in servers
        ),
        "a server whose name only ends like the zone": any(host.endswith(zone.lower()) for host in foreign),
        "no NS records in the authority section": not sets,
        "NS records of the zone or above": any(inside(zone, other) for other in beside),
        "NS records that are not above the asked name": any(not inside(asked, other) for other in beside),
        "NS records of the asked name": owner is not None and owner.lower() == asked.lower(),
        "a zone several labels below": down > 1,
    }
    return [kind for kind, so in found.items() if so] or ["other records beside the referral"]
