"""ask_zone(zone, addresses, name, type, ask): servers of one zone by script; each reply is written for its query."""

import socket
import struct

FAULTS, QUERIES = "test_ask_zone_faults", "test_ask_zone_ids"
USE = "The first reply that is of use counts: the result is what `step` makes of it."
KINDS = {
    "the first server has an answer": (
        FAULTS,
        USE,
        "ask the servers of one zone, one after another, until a reply is of use",
    ),
    "the first server says no": (FAULTS, "A *no* is of use, too."),
    "the first server knows an alias or a zone below": (FAULTS, USE),
    "addresses of IPv6": (FAULTS, "`addresses` is the list of their addresses"),
    "no addresses": (FAULTS, "When no address is left, or there was none"),
    "a silent server first": (
        FAULTS,
        "No reply, and a reply that `step` calls lame, are of no use: go on to the next address.",
    ),
    "a lame server first": (FAULTS, "and a reply that `step` calls lame"),
    "an error that has records": (FAULTS, "and a reply that `step` calls lame"),
    "messages that are no reply": (FAULTS, "`ask` is as for `exchange`"),
    "a truncated reply": (FAULTS, "`ask` is as for `exchange`"),
    "two servers without use first": (FAULTS, "Go through the list once, in its order."),
    "three or more servers without use first": (FAULTS, "Go through the list once, in its order."),
    "no server is of use": (FAULTS, 'the result is `("lame", None)`'),
    "a name two labels below the zone": (QUERIES, "Every query asks for the whole name and the type"),
    "a type besides A": (QUERIES, "Every query asks for the whole name and the type, does not ask for recursion"),
    "the zone's own name": (QUERIES, "`name` is a name in `zone`"),
    "many servers, and none is of use": (QUERIES, "and has a new random id from 0 to 65535"),
}
ASIDES = ("With a ready internet as `net`", 'gives `("answer", ["192.0.2.10"])`')
RESERVE, DRAWS = 20, 600
NUMBERS = {"A": 1, "NS": 2, "MX": 15, "TXT": 16, "AAAA": 28}
USEFUL = ["answer", "answer", "answer", "nx", "nodata", "cname", "abroad", "ask"]
LAME = ["refused", "servfail", "upward", "empty", "hearsay", "nx without AA", "error with records", "the zone again"]
NO_REPLY = ["other id", "other question", "other type", "unreadable", "cut off", "echo"]


def draw(rng):
    pick = rng.choice
    zone = pick(["shop.test"] * 3 + ["test", ".", "eu.shop.test"])
    end = "" if zone == "." else f".{zone}"
    name = pick([f"www{end}", f"www{end}", f"a.b{end}", f"x.a.b{end}", zone if end else "test"])
    count = pick([0, 1, 2, 2, 3, 3, 3, 4, 6])
    addresses = rng.sample(
        ["198.51.100.31", "198.51.100.32", "198.51.100.4", "2001:db8::31", "198.51.100.200"], min(count, 5)
    )
    servers = [(address, *script(rng, rng.random() < 0.3)) for address in addresses]
    if servers and rng.random() < 0.7:
        servers[-1] = (servers[-1][0], *script(rng, True))
    if rng.random() < 0.03:
        servers = [(f"192.0.2.{n}", [], []) for n in range(rng.randrange(40, 50))]
    return {"zone": zone, "name": name, "type": pick(["A"] * 4 + [*NUMBERS]), "servers": servers}


def script(rng, useful):
    """What one server sends over UDP and over TCP."""
    last = rng.choice(USEFUL) if useful else rng.choice([*LAME, "silence", "silence", "silence"])
    sent = [] if last == "silence" else [last]
    sent += [rng.choice(USEFUL)] * (rng.random() < 0.1 and last != "silence")
    before = [rng.choice(NO_REPLY) for _ in range(rng.choice([0, 0, 0, 1, 2]))]
    if rng.random() < 0.2:
        return [*before, "truncated"], [*before[:1], *sent]
    return [*before, *sent], [rng.choice(USEFUL)]


def allowed(case):
    zone, name, servers = case["zone"], case["name"], case["servers"]
    known = [*USEFUL, *LAME, *NO_REPLY, "truncated"]
    return (
        (zone == "." or name == zone or name.endswith("." + zone))
        and len({address for address, _, _ in servers}) == len(servers)
        and case["type"] in NUMBERS
        and all(what in known for _, udp, tcp in servers for what in [*udp, *tcp])
    )


def wire(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".") if label) + b"\0"


def record(name, kind, number, ttl=60):
    """A record whose data tells the server that sent it."""
    held = {
        "A": bytes([192, 0, 2, number]),
        "AAAA": socket.inet_pton(socket.AF_INET6, f"2001:db8::{number}"),
        "MX": struct.pack("!H", number) + wire("Mail.shop.test"),
        "TXT": b"\x05Proof",
        "NS": wire(f"ns{number}.test"),
    }[kind]
    return wire(name) + struct.pack("!2HIH", NUMBERS[kind], 1, ttl, len(held)) + held


def pointing(name, number, target):
    """A CNAME or NS record."""
    return wire(name) + struct.pack("!2HIH", number, 1, 60, len(wire(target))) + wire(target)


def sent(what, query, case, number):
    """One message of the server at this place of the list, for this query."""
    zone, name, kind = case["zone"], case["name"], case["type"]
    end = "" if zone == "." else f".{zone}"
    below = ".".join(name.split(".")[-(end.count(".") + 1) :])
    records, alias = (
        [record(name, kind, number), record(name, kind, 100 + number)],
        pointing(name, 5, f"to{end or '.test'}"),
    )
    hosts = [pointing(below, 2, host) for host in (f"ns.{below}", "ns.dns.example")]
    glue = [record(host, "A", number) for host in (f"ns.{below}", "ns.dns.example")]
    up, again = pointing(".", 2, "a.root.test"), pointing(zone, 2, f"ns{end or '.test'}")
    flags, answer, authority, additional = {
        "answer": (0x400, records, [], []),
        "nx": (0x403, [], [], []),
        "nodata": (0x400, [], [], []),
        "cname": (0x400, [alias], [], []),
        "abroad": (0x400, [pointing(name, 5, "far.invalid"), record("far.invalid", kind, 66)], [], []),
        "ask": (0, [], hosts, glue) if name != zone else (0x400, records, [], []),
        "refused": (5, [], [], []),
        "servfail": (2, [], [], []),
        "upward": (0, [], [up], []),
        "empty": (0, [], [], []),
        "hearsay": (0x80, records, [], []),
        "nx without AA": (3, [], [], []),
        "error with records": (0x402, records, [], []),
        "the zone again": (0, [], [again], []),
        "truncated": (0x600, records[:1], [], []),
    }.get(what, (0x400, records, [], []))
    question = query[12 : query.index(b"\0", 12) + 5]
    if what == "other question":
        question = wire("bank.test") + question[-4:]
    if what == "other type":
        question = question[:-4] + b"\0\x21" + question[-2:]
    id = bytes([query[0] ^ 1, query[1]]) if what == "other id" else query[:2]
    flags |= 0 if what == "echo" else 0x8000
    head = struct.pack("!5H", flags, 1, len(answer), len(authority), len(additional))
    message = id + head + question + b"".join([*answer, *authority, *additional])
    return {"unreadable": b"\x01\x02 this is no message", "cut off": message[:-3]}.get(what, message)


def play(answer, case):
    """What came of it, and each query: to whom, over what, with RD or not, its question; of many, how their ids are."""
    scripts = {address: (n, udp, tcp) for n, (address, udp, tcp) in enumerate(case["servers"], 1)}
    asked, ids = [], []

    def ask(address, message, over="udp"):
        question = message[12 : message.index(b"\0", 12) + 5]
        asked.append((address, over, message[2] & 1, question.lower(), message[4:6]))
        ids.append(int.from_bytes(message[:2], "big"))
        number, udp, tcp = scripts.get(address, (0, [], []))
        return [sent(what, message, case, number) for what in (tcp if over == "tcp" else udp)]

    addresses = [address for address, _, _ in case["servers"]]
    got = answer["ask_zone"](case["zone"], addresses, case["name"], case["type"], ask)
    many = len(ids) >= 40
    return got, asked, many and (len(set(ids)) > 35, max(ids) > 32767 > min(ids), len({i % 256 for i in ids}) > 20)


def kinds(case):
    zone, name = case["zone"], case["name"]
    firsts = []
    for _, udp, tcp in case["servers"]:
        said = [what for what in udp if what not in NO_REPLY][:1]
        said = [what for what in tcp if what not in NO_REPLY][:1] if said == ["truncated"] else said
        firsts.append(said[0] if said else "silence")
    useless = next((n for n, what in enumerate(firsts) if what in USEFUL), len(firsts))
    first = firsts[0] if firsts else None
    asked = case["servers"][: useless + 1]
    said = {
        "the first server has an answer": first == "answer",
        "the first server says no": first in ("nx", "nodata"),
        "the first server knows an alias or a zone below": first in ("cname", "abroad", "ask"),
        "addresses of IPv6": any(":" in address for address, _, _ in asked),
        "no addresses": not firsts,
        "a silent server first": first == "silence",
        "a lame server first": first in LAME,
        "an error that has records": "error with records" in firsts[:useless],
        "messages that are no reply": any(what in NO_REPLY for _, udp, _ in asked for what in udp),
        "a truncated reply": any("truncated" in udp for _, udp, _ in asked),
        "two servers without use first": useless == 2 < len(firsts),
        "three or more servers without use first": 3 <= useless < len(firsts),
        "no server is of use": useless == len(firsts) > 0,
        "a name two labels below the zone": name.count(".") > (zone + "." if zone != "." else "").count(".")
        and bool(firsts),
        "a type besides A": case["type"] != "A" and bool(firsts),
        "the zone's own name": name == zone and bool(firsts),
        "many servers, and none is of use": useless == len(firsts) >= 40,
    }
    return [kind for kind, so in said.items() if so]
