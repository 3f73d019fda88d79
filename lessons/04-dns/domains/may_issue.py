"""may_issue(caa, name, ca, wildcard): a few names above each other, with sets, empty sets, and aliases between them."""

from copy import deepcopy

NAMES, CLIMBS = "test_may_issue_names", "test_may_issue_climbs"
WILDCARD, CRITICAL = "test_may_issue_wildcard", "test_may_issue_critical"
KINDS = {
    "a set at the name itself": (NAMES, "`issue` lists who may issue."),
    "parameters, or spaces around the authority's name": (
        NAMES,
        "A value is an authority's name, then perhaps `;` and parameters",
        "Spaces around the name do not count.",
    ),
    "a lone semicolon": (NAMES, 'Just `";"` names nobody.'),
    "several authorities": (NAMES, "`issue` lists who may issue."),
    "a set with no record that applies": (NAMES, "A set in which no record applies"),
    "no set on the way up": (CLIMBS, "No set at all: anyone may issue."),
    "a set further up": (CLIMBS, "The climb begins at `name`"),
    "several sets on the way up": (CLIMBS, "The first non-empty set counts, and no other."),
    "an empty set": (CLIMBS, "The first non-empty set counts, and no other."),
    "an alias": (CLIMBS, "A query follows a CNAME to its target"),
    "an alias of an alias": (CLIMBS, "and from there another one"),
    "an alias whose target has no set, but its parents": (CLIMBS, "never through the parents of a target"),
    "an alias on the way up": (CLIMBS, "When no records are found at the end, the climb goes on"),
    "a wildcard": (WILDCARD, "`issuewild`, when the set has any, takes its place for wildcards"),
    "issuewild without a wildcard": (WILDCARD, "without a wildcard it says nothing"),
    "a critical tag that is known": (CRITICAL, "The bit 128 of the flags means *critical*"),
    "an unknown tag that is not critical": (CRITICAL, "The bit 128 of the flags means *critical*"),
    "a critical tag that is not known": (CRITICAL, "forbids everybody."),
}
ASIDES = (
    "may the authority `ca` issue for `name`, or with `wildcard=True` for `*.name`?",
    "`caa` maps a name to what a query for its CAA records finds",
    "Names that are missing have no records.",
    "Names and tags are in lower case",
    '`may_issue({"shop.test": [(0, "issue", "ca.test")]}, "www.shop.test", "ca.test", False)` gives `True`',
)
OWNERS = ["test", "shop.test", "www.shop.test", "a.www.shop.test", "eu.a.www.shop.test"]
BESIDE = ["example", "cdn.example", "edge.cdn.example", "a.edge.cdn.example", "myshop.test", "op.test"]
CAS = ["ca.test", "other.test", "wild.test", "notca.test", "ca.test.example"]
TAGS = ["issue"] * 8 + ["issuewild"] * 4 + ["iodef", "issuemail", "quantum", "issuew", "tbs", "contactemail"]
KNOWN = ("issue", "issuewild", "iodef")
FLAGS = [0] * 7 + [128, 128, 1, 127, 129, 255, 64]


def draw(rng):
    owners = OWNERS[: rng.choice([1, 2, 3, 4, 4, 5])]
    caa = {}
    for owner in [*owners, *BESIDE]:
        if rng.random() < (0.55 if owner in owners else 0.4):
            caa[owner] = [record(rng) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
    if rng.random() < 0.5:
        targets = rng.sample([*BESIDE, *OWNERS[:3]], 3)
        aliases = rng.sample([*owners, owners[-1], *targets[:2]], rng.choice([1, 2, 2]))
        caa |= dict(zip(aliases, targets, strict=False))
    name = rng.choice([*owners, owners[-1], owners[-1]])
    return caa, name, rng.choice([*CAS, "ca.test", "ca.test"]), rng.random() < 0.45


def record(rng):
    flags, tag = rng.choice(FLAGS), rng.choice(TAGS)
    if tag not in KNOWN[:2]:
        return flags, tag, rng.choice(["mailto:a@shop.test", "ca.test", ";", ""])
    name = rng.choice([*CAS, "ca.test", "ca.test"])
    more = rng.choice(["", "", "", "; policy=ev", ";policy=ev", "; account=230123; validationmethods=dns-01", ";"])
    around = rng.choice(["", "", "", " ", "  "])
    value = around + name + rng.choice(["", around]) + more
    return flags, tag, rng.choice([value] * 6 + [";", ";", " ; "])


def allowed(case):
    caa, name, _, _ = case

    def ends(owner, passed=()):
        return owner not in passed and (not isinstance(caa.get(owner), str) or ends(caa[owner], (*passed, owner)))

    names = [name, *caa]
    lower = all(text == text.lower() and text.strip(".") == text for text in names)
    return lower and all(map(ends, caa))


def play(answer, case):
    caa, *asked = case
    before = deepcopy(caa)
    return answer["may_issue"](caa, *asked), caa == before


def at(caa, owner):
    """The names that a query for one comes by, and the records at the end."""
    passed = [owner]
    while isinstance(caa.get(passed[-1]), str):
        passed.append(caa[passed[-1]])
    return passed, caa.get(passed[-1], [])


def above(name):
    labels = name.split(".")
    return [".".join(labels[n:]) for n in range(len(labels))]


def kinds(case):
    caa, name, _, wildcard = case
    way = [(owner, *at(caa, owner)) for owner in above(name)]
    full = [n for n, (*_, found) in enumerate(way) if found]
    counts = way[full[0]][2] if full else []
    tried = way[: full[0] + 1] if full else way
    tags = [tag for _, tag, _ in counts]
    values = [value for _, tag, value in counts if tag in KNOWN[:2]]
    unknown = [(flags, tag) for flags, tag, _ in counts if tag not in KNOWN]
    aliases = [passed for _, passed, _ in tried if len(passed) > 1]
    lost = [passed for _, passed, found in tried if len(passed) > 1 and not found]
    found = {
        "a set at the name itself": full[:1] == [0],
        "parameters, or spaces around the authority's name": any(";" in v.strip("; ") or " " in v for v in values),
        "a lone semicolon": ";" in [value.strip() for value in values],
        "several authorities": tags.count("issue") > 1,
        "a set with no record that applies": bool(counts) and "issue" not in tags,
        "no set on the way up": not full,
        "a set further up": bool(full) and full[0] > 0,
        "several sets on the way up": len(full) > 1,
        "an empty set": any(caa.get(owner) == [] for owner, *_ in tried),
        "an alias": bool(aliases),
        "an alias of an alias": any(len(passed) > 2 for passed in aliases),
        "an alias whose target has no set, but its parents": any(
            at(caa, parent)[1] for passed in lost for target in passed[1:] for parent in above(target)[1:]
        ),
        "an alias on the way up": any(len(passed) > 1 for _, passed, _ in tried[1:]),
        "a wildcard": wildcard,
        "issuewild without a wildcard": not wildcard and "issuewild" in tags,
        "a critical tag that is known": any(flags & 128 and tag in KNOWN for flags, tag, _ in counts),
        "an unknown tag that is not critical": any(not flags & 128 for flags, _ in unknown),
        "a critical tag that is not known": any(flags & 128 for flags, _ in unknown),
    }
    return [kind for kind, so in found.items() if so]
