"""step(message, zone): replies with chains of CNAMEs, records beside them, referrals, errors; written byte by byte."""

import socket
import struct

ANSWERS, CHAIN, LAME, HEARSAY = (f"test_step_{part}" for part in ("answers", "cname", "lame", "hearsay"))
AT_NAME = "has records of the asked type at the asked name, in its answer section"
ERROR = "has a response code other than NOERROR and NXDOMAIN"
NEITHER = 'has neither | `("nx", None)` for NXDOMAIN, else `("nodata", None)` |'
FOLLOW = "look at its target in the same way, and so on"
KINDS = {
    "records at the asked name": (ANSWERS, AT_NAME),
    "several records": (ANSWERS, "`texts` are the `str` of each record"),
    "records whose text ends with a dot": (ANSWERS, "final dots included"),
    "nothing at the asked name": (ANSWERS, NEITHER),
    "nothing at the asked name, and NXDOMAIN": (ANSWERS, NEITHER),
    "records of the asked type at other names": (ANSWERS, AT_NAME),
    "records of other types at the asked name": (ANSWERS, AT_NAME),
    "records of the asked type in other sections": (ANSWERS, AT_NAME),
    "NXDOMAIN beside records": (ANSWERS, "The first line that fits counts:"),
    "flags besides AA": (ANSWERS, "lacks the flag AA |"),
    "names in other letters": (ANSWERS, "Capital and small letters make no difference"),
    "a CNAME": (CHAIN, FOLLOW, "has a CNAME there"),
    "several CNAMEs in a row": (CHAIN, FOLLOW),
    "more than eight CNAMEs in a row": (CHAIN, FOLLOW),
    "CNAMEs in another order": (CHAIN, FOLLOW),
    "a question for the CNAME": (CHAIN, AT_NAME),
    "a CNAME beside records of the asked type": (CHAIN, "The first line that fits counts:", AT_NAME),
    "a target of which the message says nothing": (
        CHAIN,
        "or that has neither records nor a CNAME in this message",
        '`("cname", target)`, without the final dot, spelt as in the message.',
    ),
    "a target outside the zone": (CHAIN, "Stop at a target that is not in `zone`, or"),
    "a target that ends like the zone": (CHAIN, "Stop at a target that is not in `zone`"),
    "NXDOMAIN behind a CNAME": (CHAIN, "The code does not matter: it speaks of the chain's last name (RFC 6604 §3)."),
    "a chain that comes back": (CHAIN, "A chain that comes back to a name that it has passed"),
    "an error": (LAME, ERROR),
    "an error beside records or NS records": (LAME, ERROR),
    "an error without its question": (ANSWERS, "its question may be missing"),
    "nothing, without AA": (HEARSAY, "lacks the flag AA |"),
    "records or NXDOMAIN without AA": (HEARSAY, 'or `("lame", None)` if that finds none'),
    "a referral": (HEARSAY, '`("ask", referral(message, zone))`'),
    "a referral beside records or NXDOMAIN": (HEARSAY, "lacks the flag AA |"),
    "with AA, NS records of a zone below": (HEARSAY, "lacks the flag AA |"),
}
ASIDES = (
    "what a reply tells you to do next",
    "`message` and `zone` are as for `referral`.",
    "When `reply` is what a server",
    "When it was asked for the address of `www.shop.test`",
    "| the reply | the result |",
    "Only the last test cell needs your own `referral`.",
)
RESERVE, DRAWS = 60, 1200
NUMBERS = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "MX": 15, "TXT": 16, "AAAA": 28}
TEXTS = {
    "A": ["192.0.2.10", "192.0.2.9", "192.0.2.77"],
    "AAAA": ["2001:db8::10", "2001:db8::9"],
    "MX": ["20 Mail.shop.test", "10 mx.example", "10 a.test"],
    "TXT": ["v=spf1 -all", "Proof"],
    "NS": ["ns2.shop.test", "ns1.example"],
    "SOA": ["ns1.test h.test"],
}
FLAGS = {"AA": 0x400, "TC": 0x200, "RD": 0x100, "RA": 0x80, "AD": 0x20, "CD": 0x10}
QUESTIONLESS = (1, 2, 4, 5)  # errors that count as a reply without their question


def draw(rng):
    pick, spelling = rng.choice, rng.choice([0, 0, 0, 0.5])
    zone = pick(["shop.test"] * 4 + ["test", ".", "eu.shop.test"])
    end = "" if zone == "." else f".{zone}"

    def spelt(name):
        return pick([name.upper(), name.title(), name]) if rng.random() < spelling else name

    inside = [f"n{n}{end}" for n in range(20)] + [f"b.a{end}"]
    chain = [pick([f"www{end}", f"www{end}", zone if end else "test", f"x.y{end}"])]
    chain += rng.sample(inside, pick([0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 5, 9, 17]))
    last = pick(["here", "here", "here", "gone", "gone", "abroad", "back"])
    if last == "abroad" and end:
        chain.append(pick(["bank.example", f"my{zone}", f"{zone}.evil.example", zone.partition(".")[2] or "example"]))
        chain += pick([[], [], [f"n19{end}"], ["cdn.example"]])
    kind = pick(["A"] * 5 + ["AAAA", "MX", "MX", "TXT", "NS", "CNAME"])
    links = list(zip(chain, chain[1:] + ([pick(chain)] if last == "back" else []), strict=False))
    answer = [(spelt(name), "CNAME", spelt(target)) for name, target in links]
    texts = TEXTS.get(kind, [])
    if last in ("here", "abroad"):
        answer += [(spelt(chain[-1]), kind, text) for text in rng.sample(texts, min(len(texts), pick([1, 1, 2, 3])))]
    for name in (pick([*inside, "bank.example", "zz.test", "my" + chain[0]]), pick(chain)):
        other = pick([kind, kind, "TXT", "A"])
        if rng.random() < 0.25 and other != "CNAME":
            answer.append((name, other, TEXTS[other][-1]))
    answer = pick([answer, answer, answer[::-1], rng.sample(answer, len(answer))])
    authority, additional = [], []
    if rng.random() < 0.5:
        above = [".".join(chain[0].split(".")[n:]) for n in range(chain[0].count(".") + 1)] + [".", f"n3{end}"]
        hosts = rng.sample([f"ns.{above[0]}", f"b.nic{end}", "ns.dns.example"], pick([1, 2]))
        owner = pick([*above, above[0]])
        authority = [(owner, "NS", host) for host in hosts]
        additional = [(host, "A", f"198.51.100.{n}") for n, host in enumerate(hosts) if rng.random() < 0.7]
    elif rng.random() < 0.5:
        authority = [(zone, "SOA", TEXTS["SOA"][0])]
    if rng.random() < 0.15 and kind not in ("CNAME", "NS"):
        pick([authority, additional]).append((chain[0], kind, TEXTS[kind][0]))
    rcode = pick([0] * 20 + [3] * 8 + [1, 2, 4, 5, 5, 9, 15])
    flags = [flag for flag in FLAGS if rng.random() < (0.75 if flag == "AA" else 0.15)]
    if rng.random() < 0.2:
        answer = []
    if rng.random() < 0.15:
        answer = [record for record in answer if record[1] != "CNAME"]
    question = None if rcode in QUESTIONLESS and rng.random() < 0.4 else (spelt(chain[0]), kind)
    sections = [list(dict.fromkeys(section)) for section in (answer, authority, additional)]
    return {"zone": spelt(zone), "question": question, "flags": flags, "rcode": rcode, "sections": sections}


def inside(name, zone):
    name, zone = name.lower(), zone.lower()
    return zone == "." or name == zone or name.endswith("." + zone)


def allowed(case):
    """A question in the zone; no record twice in a section; one CNAME a name; one referral."""
    zone, question, sections = case["zone"], case["question"], case["sections"]
    if question is None:
        return case["rcode"] in QUESTIONLESS
    folded = [[(name.lower(), kind, text.lower()) for name, kind, text in section] for section in sections]
    aliases = [name for name, kind, _ in folded[0] if kind == "CNAME"]
    cuts = {name for name, kind, _ in folded[1] if kind == "NS" and inside(question[0], name) and name != zone.lower()}
    return (
        inside(question[0], zone)
        and all(len(set(section)) == len(section) for section in folded)
        and len(set(aliases)) == len(aliases)
        and len([cut for cut in cuts if inside(cut, zone)]) <= 1
        and all(text != "." for section in sections for _, _, text in section)
    )


def wire(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".") if label) + b"\0"


def data(kind, text):
    if kind in ("A", "AAAA"):
        return socket.inet_pton(socket.AF_INET if kind == "A" else socket.AF_INET6, text)
    if kind == "TXT":
        return bytes([len(text)]) + text.encode()
    if kind == "MX":
        return struct.pack("!H", int(text.split()[0])) + wire(text.split()[1])
    return b"".join(map(wire, text.split())) + (struct.pack("!5I", 1, 2, 3, 4, 60) if kind == "SOA" else b"")


def written(case):
    """The reply as bytes, without pointers."""
    flags = 0x8000 | case["rcode"] | sum(FLAGS[flag] for flag in case["flags"])
    asked, sections = case["question"], case["sections"]
    message = struct.pack("!6H", 7, flags, int(asked is not None), *map(len, sections))
    message += wire(asked[0]) + struct.pack("!2H", NUMBERS[asked[1]], 1) if asked else b""
    for name, kind, text in (record for section in sections for record in section):
        held = data(kind, text)
        message += wire(name) + struct.pack("!2HIH", NUMBERS[kind], 1, 60, len(held)) + held
    return message


def play(answer, case):
    return answer["step"](written(case), case["zone"])


def passed(case):
    """The names that a chain comes by, as far as the message goes; the first one again where it comes back."""
    links = {name.lower(): target.lower() for name, kind, target in case["sections"][0] if kind == "CNAME"}
    names = [case["question"][0].lower()]
    while names[-1] in links and names.count(names[-1]) == 1:
        names.append(links[names[-1]])
    return names


def kinds(case):
    zone, question, (answer, authority, additional) = case["zone"], case["question"], case["sections"]
    if case["rcode"] not in (0, 3):
        more = {
            "an error beside records or NS records": bool(answer or authority),
            "an error without its question": question is None,
        }
        return ["an error", *(kind for kind, so in more.items() if so)]
    (name, kind), nx = question, case["rcode"] == 3
    below = [owner for owner, of, _ in authority if of == "NS" and inside(name, owner) and inside(owner, zone)]
    refers = any(owner.lower() != zone.lower() for owner in below)
    if "AA" not in case["flags"]:
        other = bool(answer) or nx
        return [
            *["nothing, without AA"] * (not other and not refers),
            *["records or NXDOMAIN without AA"] * (other and not refers),
            *["a referral"] * refers,
            *["a referral beside records or NXDOMAIN"] * (refers and other),
        ]
    held = [(owner.lower(), of) for owner, of, _ in answer]
    at, names = [of for owner, of in held if owner == name.lower()], passed(case)
    alias, direct = "CNAME" in at and kind != "CNAME", kind in at
    foreign = [target for target in names[1:] if not inside(target, zone)]
    back = names[-1] in names[:-1]
    rows = [owner for owner, of in held if of == "CNAME" and owner in names]
    said = {
        "records at the asked name": direct,
        "several records": any(held.count((one, kind)) > 1 for one in names),
        "records whose text ends with a dot": kind in ("MX", "NS") and (names[-1], kind) in held,
        "nothing at the asked name": not direct and not alias,
        "nothing at the asked name, and NXDOMAIN": not direct and not alias and nx,
        "records of the asked type at other names": any(of == kind and owner not in names for owner, of in held),
        "records of other types at the asked name": bool(set(at) - {kind, "CNAME"}),
        "records of the asked type in other sections": any(of == kind for _, of, _ in [*authority, *additional]),
        "NXDOMAIN beside records": nx and (names[-1], kind) in held,
        "flags besides AA": len(case["flags"]) > 1,
        "names in other letters": any(text != text.lower() for text in [zone, name, *(one[0] for one in answer)]),
        "a CNAME": alias and not direct,
        "several CNAMEs in a row": alias and len(names) > 2,
        "more than eight CNAMEs in a row": alias and len(names) > 9,
        "CNAMEs in another order": alias and rows != [one for one in names[:-1] if one in rows],
        "a question for the CNAME": kind == "CNAME",
        "a CNAME beside records of the asked type": any(
            (one, "CNAME") in held and (one, kind) in held for one in names if kind != "CNAME"
        ),
        "a target of which the message says nothing": alias and not back and not any(o == names[-1] for o, _ in held),
        "a target outside the zone": alias and bool(foreign),
        "a target that ends like the zone": alias and any(target.endswith(zone.lower()) for target in foreign),
        "NXDOMAIN behind a CNAME": alias and nx,
        "a chain that comes back": alias and back,
        "with AA, NS records of a zone below": refers,
    }
    return [kind for kind, so in said.items() if so]
