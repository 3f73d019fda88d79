"""mend(config): sound deployments with faults in the file, judged by checks of all ten items and what is left."""

from copy import deepcopy

from course.lab import MODEL_CHECKS, draw_deployment, modelled_probe

KINDS = {
    "nothing to mend": ("test_mend_edges", "and so does everything that has no fault"),
    "certificates by hand": ("test_mend_edges", '`"managed"`'),
    "HTTP/2 is not first": (
        "test_mend_edges",
        '`"h2"` stands first',
        "An edge with a fault in `protocols` keeps those that it has",
    ),
    "old TLS": ("test_mend_edges", 'one of `"TLSv1.2"` and `"TLSv1.3"` or both, and nothing else'),
    "lifetimes too long or too short": (
        "test_mend_edges",
        "from `amortise_s` to `failover_s` of the `objectives`, both included",
    ),
    "one entry for all": ("test_mend_edges", 'not `"single"`'),
    "public addresses inside": ("test_mend_inside", "in 10.0.0.0/8, and no two machines have the same"),
    "connections that close": ("test_mend_inside", "`keep_alive` is true"),
    "everybody may read with credentials": (
        "test_mend_inside",
        'with `credentials`, neither `"*"` nor `"null"` among `origins`',
        "Whoever was allowed to read answers by name, such as `https://shop.test`, still is",
    ),
    "no compression, or no Vary": (
        "test_mend_inside",
        "`codings` has one, and `vary` is a text that names `Accept-Encoding`",
    ),
    "pools without a bound, or too small": ("test_mend_pools", "as in check_pool"),
    "pools too large for the database": (
        "test_mend_pools",
        "A way to mend it always exists: a `size` of `busy` in all pools fits the database",
    ),
    "several faults": (
        "test_mend_pools",
        "`pages`, `busy`, `near` and `addresses` stay as they are",
        "No name of a section, an edge, an origin or anything else goes, and none comes",
        "`config` itself stays as it is",
    ),
}
ASIDES = (
    "Write `mend(config) -> dict`: a deployment like `config`, a plain dict, without its faults",
    "All machines run as the file says",
    "If the only fault of `config` is",
    "This is right in the file",
    "| item | where | what is right |",
)
DRAWS = 900
RESERVE = 50
SECTIONS = ("edges", "origins", "services", "pools", "dns")
FAULTS = ("certificate", "protocols", "versions", "ttl_s", "entry", "address", "keep_alive", "cors", "vary", "codings")
PUBLIC = ("198.51.100.7", "203.0.113.7", "203.0.113.8", "100.64.0.1", "100.64.0.2", "8.8.8.8", "8.8.4.4")
FAULTS += ("size", "waiting", "large", "large", "small")


def draw(rng):
    config, faults = draw_deployment(rng), []
    if rng.random() < 0.3:
        here = rng.choice(["10.0.0.1", "10.0.0.2", "10.0.2.9", "10.1.1.1", "10.9.9.1", "10.255.255.254"])
        rng.choice([*config["services"].values()])["address"] = here
    for fault in rng.sample(FAULTS, rng.choice([0, 1, 1, 1, 2, 3, 4])):
        faults += [] if fault in faults or (fault == "entry" and len(config["edges"]) == 1) else [fault]
        for place in some(rng, config, fault):
            broken(rng, config, place, fault)
    return [config, sorted(set(faults))]


def some(rng, config, fault):
    if fault == "entry" and len(config["edges"]) == 1:
        return []
    sections = {"certificate": "edges", "protocols": "edges", "versions": "edges", "ttl_s": "dns", "entry": "dns"}
    sections |= {"keep_alive": "services", "cors": "origins", "vary": "origins", "codings": "origins"}
    section = sections.get(fault, "pools")
    if fault == "address":
        section = rng.choice(["origins", "services", "pools"])
    places = [*config[section].values()]
    return rng.sample(places, rng.randint(1, len(places)))


def broken(rng, config, place, fault):
    old = rng.choice([["TLSv1.0"], ["TLSv1.1", "TLSv1.2"], ["TLSv1.0", "TLSv1.1"], ["TLSv1.1", "TLSv1.2", "TLSv1.3"]])
    goals = config["objectives"]
    others = rng.choice([["*"], ["null"], ["https://shop.test", "null"], ["*", "https://shop.test"]])
    used = [p["address"] for part in ("origins", "services", "pools") for p in config[part].values()]
    sizes = sum(pool["size"] or pool["busy"] for pool in config["pools"].values())
    left = config["database"]["connections"] - sizes * len(config["origins"])
    values = {
        "certificate": "manual",
        "protocols": rng.choice([["http/1.1"], ["http/1.1", "h2"]]),
        "versions": old,
        "ttl_s": rng.choice([0, goals["amortise_s"] - 1, goals["failover_s"] + 1, 86400]),
        "entry": "single",
        "address": rng.choice([one for one in PUBLIC if one not in used]),
        "keep_alive": False,
        "cors": {"origins": others, "credentials": True},
        "vary": rng.choice([None, "Origin", "Accept-Language"]),
        "codings": [],
        "size": None,
        "waiting": None,
        "large": rng.choice([900, (place.get("size") or 1) + max(0, left) // len(config["origins"]) + 1]),
        "small": max(1, place.get("busy", 2) - 1),
    }
    place["size" if fault in ("large", "small") else fault] = values[fault]


def allowed(case):
    config, _ = case
    sizes = [pool["busy"] for pool in config["pools"].values()]
    inside = [place["address"] for part in ("origins", "services", "pools") for place in config[part].values()]
    enough = sum(sizes) * len(config["origins"]) <= config["database"]["connections"]
    return enough and len(set(inside)) == len(inside) and list(config["edges"]) != []


def play(answer, case):
    config = case[0]
    before = deepcopy(config)
    made = answer["mend"](config)
    faulty = {place for _, place in audited(before, modelled_probe(before))}
    kept = [key for key in ("host", "objectives", "database", "pages") if made[key] != before[key]]
    for section in SECTIONS:
        if list(made[section]) != list(before[section]):
            return "names have gone or come"
        for name, place in made[section].items():
            was_faulty = name in faulty or (section == "pools" and "database" in faulty)
            kept += remains(before[section][name], place, was_faulty)
    inside = [place["address"] for part in ("origins", "services", "pools") for place in made[part].values()]
    kept += ["two machines at one address"] * (len(set(inside)) < len(inside))
    return sorted(audited(made, modelled_probe(made))), sorted(set(kept)), list(made) == list(before), config == before


def remains(was, now, faulty):
    """What is not as it should be of a place that was mended, or should have been left alone."""
    if not faulty:
        return ["what had no fault was changed"] * (was != now)
    told = [key for key in ("near", "addresses", "busy") if was.get(key) != now.get(key)] + sorted(set(was) ^ set(now))
    told += ["protocols"] * (not set(was.get("protocols", [])) <= set(now.get("protocols", [])))
    named = [one for one in was.get("cors", {}).get("origins", []) if one.startswith("https:")]
    told += ["readers"] * any(one not in now["cors"]["origins"] for one in named)
    return told + ["credentials"] * (was.get("cors", {}).get("credentials") != now.get("cors", {}).get("credentials"))


def audited(config, probe):
    """What the checks of all ten items find in a deployment that runs as its file says."""
    found = {pair[:2] for name, check in MODEL_CHECKS.items() if name != "cors" for pair in check(config, probe)}
    for section in ("origins", "services", "pools"):
        addresses = {place: told["address"] for place, told in config[section].items()}
        found |= {("private", place) for place in addresses if not addresses[place].startswith("10.")}
    for edge, told in config["edges"].items():
        if not {"TLSv1.2", "TLSv1.3"} >= set(told["versions"]) or not told["versions"]:
            found.add(("tls", edge))
    for origin, told in config["origins"].items():
        varies = [one.strip().lower() for one in (told["vary"] or "").split(",")]
        if not told["codings"] or set(told["codings"]) - {"br", "gzip"} or "accept-encoding" not in varies:
            found.add(("vary", origin))
        if told["cors"]["credentials"] and {"*", "null"} & set(told["cors"]["origins"]):
            found.add(("cors", origin))
    for pool, told in config["pools"].items():
        sized = told["size"] is not None and told["busy"] <= told["size"]
        if not sized or told["waiting"] is None or told["waiting"] < 0:
            found.add(("pool", pool))
    sizes = sum(told["size"] or 0 for told in config["pools"].values())
    if sizes * len(config["origins"]) > config["database"]["connections"]:
        found.add(("pool", "database"))
    return found


OF = {"certificate": 1, "protocols": 2, "versions": 3, "ttl_s": 4, "entry": 5, "address": 6, "keep_alive": 7, "cors": 8}
OF |= {"vary": 9, "codings": 9, "size": 10, "waiting": 10, "small": 10, "large": 11}


def kinds(case):
    numbers = {OF[fault] for fault in case[1]} | ({12} if len(case[1]) > 2 else set())
    return [kind for number, kind in enumerate(KINDS) if number in (numbers or {0})]
